/** Where days stand on the time chart, in per cent of its width. Pure, so that it can be tested. */
export interface Scale {
  readonly at: (day: string) => number;
  /** First days of months inside. */
  readonly months: readonly string[];
}

const DAY_MS = 86_400_000;

interface Term {
  readonly from: string | null;
  readonly until: string | null;
}

/** A scale over all terms, today and the evaluation, with a little room at both ends. */
export function scaleOf(terms: readonly Term[], today: string, review: string | null): Scale {
  const days = [today, review, ...terms.flatMap(({ from, until }) => [from, until])].flatMap((day) =>
    day === null ? [] : [Date.parse(day)],
  );
  const first = Math.min(...days) - 2 * DAY_MS;
  const last = Math.max(...days) + 5 * DAY_MS;
  const at = (day: string): number => Math.min(100, Math.max(0, ((Date.parse(day) - first) / (last - first)) * 100));
  return { at, months: monthsIn(first, last) };
}

function monthsIn(first: number, last: number): readonly string[] {
  const start = new Date(first);
  const months: string[] = [];
  for (let next = 1; ; next++) {
    const month = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + next, 1);
    if (month > last) return months;
    months.push(new Date(month).toISOString().slice(0, 10));
  }
}

/** Where the bar of a measure begins and how long it is; one without a beginning runs from today or from its end. */
export function barOf(scale: Scale, { from, until }: Term, today: string): { from: number; width: number } | null {
  if (from === null && until === null) return null;
  const begin = from ?? (until !== null && until < today ? until : today);
  const start = scale.at(begin);
  return { from: start, width: Math.max(1.5, (until === null ? 100 : scale.at(until)) - start) };
}
