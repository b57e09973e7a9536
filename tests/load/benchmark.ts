/** What every benchmark of `tests/load` hands over, and how it measures: several subjects in turn, medians of rounds. */

/** One line of the result. A figure is named by what it counts; `unit` is that of the figures without a word of their own. */
export interface Row {
  readonly benchmark: string;
  /** What was measured, e.g. `manifest of 500 units`. */
  readonly case: string;
  /** 'soulad', or the name of whom it is compared with. */
  readonly subject: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly unit: string;
  /** What was aimed at, and whether it was met; null where nobody was there to compare with. */
  readonly aims?: readonly (Aim & { readonly met: boolean | null })[];
}

/** What one figure is to be: at most, at least, or at most so many times that of the peer. */
export interface Aim {
  readonly figure: string;
  readonly words: string;
  readonly most?: number;
  readonly least?: number;
  readonly timesPeer?: number;
}

/** One benchmark. It brings up what it needs, takes it down again, and judges nothing. */
export interface Benchmark {
  readonly name: string;
  readonly run: () => Promise<Row[]>;
}

/** Figures of one subject in one round. */
export type Figures = Readonly<Record<string, number>>;

/**
 * Measures the subjects in turn, round after round, so that a disturbance meets all of them; every round begins with
 * another one. The first `warmUps` rounds count for nothing.
 * @returns the median of each figure, by subject
 */
export async function interleaved(
  subjects: Readonly<Record<string, () => Promise<Figures>>>,
  { rounds = 3, warmUps = 1 }: { readonly rounds?: number; readonly warmUps?: number } = {},
): Promise<Readonly<Record<string, Figures>>> {
  const names = Object.keys(subjects);
  const seen = new Map<string, Figures[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const figures = await subjects[name]?.();
      if (figures && round >= warmUps) seen.get(name)?.push(figures);
    }
  }
  return Object.fromEntries([...seen].map(([name, all]) => [name, medians(all)]));
}

/** The median of each figure that occurs. */
export function medians(all: readonly Figures[]): Figures {
  const keys = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(keys.map((key) => [key, median(all.flatMap((one) => one[key] ?? []))]));
}

/** The middle of the values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that this part of the values (0.99 = all but one in a hundred) does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.min(sorted.length, Math.ceil(sorted.length * part)) - 1)] ?? Number.NaN;
}

/** How long the act takes, in ms, called `times` one after the other. */
export async function timesOf(times: number, act: () => unknown): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    await act();
    took.push(performance.now() - began);
  }
  return took;
}

/** p50, p99 and max of durations. */
export function spread(values: readonly number[]): Figures {
  return {
    p50: median(values),
    p99: percentile(values, 0.99),
    max: values.reduce((most, value) => Math.max(most, value), -Infinity),
  };
}
