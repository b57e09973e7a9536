/** Two series of measured times, compared. */
export interface Compared {
  /** Difference of the medians, milliseconds. */
  readonly difference: number;
  /** Probability of a difference in ranks like this one when there is none (Mann–Whitney, two-sided, normal). */
  readonly p: number;
}

/** Compares two series of at least twenty times each. */
export function compareSamples(one: readonly number[], other: readonly number[]): Compared {
  return { difference: Math.abs(median(one) - median(other)), p: mannWhitney(one, other) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}

function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, own: true })), ...other.map((value) => ({ value, own: false }))].sort(
    (a, b) => a.value - b.value,
  );
  let [sum, ties] = [0, 0];
  for (let at = 0; at < all.length;) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end += 1;
    const count = end - at;
    // Equal times share the mean of their ranks.
    sum += all.slice(at, end).filter(({ own }) => own).length * ((at + 1 + end) / 2);
    ties += count ** 3 - count;
    at = end;
  }
  const [n, m] = [one.length, other.length];
  const u = sum - (n * (n + 1)) / 2;
  const spread = Math.sqrt(((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1))));
  if (spread === 0) return 1;
  return 2 * upperTail(Math.abs(u - (n * m) / 2) / spread);
}

/** Of the normal distribution; Abramowitz and Stegun 7.1.26, off by less than 10⁻⁶. */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return (sum * Math.exp(-x * x)) / 2;
}
