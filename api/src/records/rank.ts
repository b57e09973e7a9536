/**
 * Fractional ranks: texts over a–z whose byte order is the order of the units. They never leave the server: a gap
 * between two of them would tell of a hidden unit (realtime B.6, 3).
 */

const FIRST = 97;
const SIZE = 26;

/**
 * A rank behind `after` and, when the two are in order, before `before`.
 * @param after null = the very beginning
 * @param before null = the very end
 * @param spice 0–255: ranks made at once by people who do not see each other's units differ
 */
export function rankBetween(after: string | null, before: string | null, spice: number): string {
  const low = after ?? '';
  const high = before !== null && before > low ? before : null;
  const rank: number[] = [];
  for (let at = 0; ; at++) {
    const from = digit(low, at, -1);
    const to =
      high !== null && rank.every((value, index) => value === digit(high, index, SIZE)) ? digit(high, at, SIZE) : SIZE;
    if (to - from > 1) {
      rank.push(Math.floor((from + to) / 2), 1 + (spice % (SIZE - 1)));
      return String.fromCharCode(...rank.map((value) => value + FIRST));
    }
    rank.push(Math.max(from, 0));
  }
}

function digit(rank: string, at: number, beyond: number): number {
  return at < rank.length ? rank.charCodeAt(at) - FIRST : beyond;
}
