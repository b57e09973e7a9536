import { describe, expect, it } from 'vitest';
import { everyPair } from './every-pair.js';

describe('rows of values', () => {
  it('bring every two values of two places together', () => {
    for (const sizes of [
      [4, 19, 6],
      [1, 1, 1],
      [2, 3, 4, 5],
      [19, 2, 2, 2],
    ]) {
      const rows = everyPair(sizes);
      const met = new Set(
        rows.flatMap((row) =>
          row.flatMap((value, at) => row.slice(0, at).map((its, other) => `${other} ${its} ${at} ${value}`)),
        ),
      );
      const pairs = sizes.flatMap((size, at) => sizes.slice(0, at).map((other) => size * other));
      expect(met.size).toBe(pairs.reduce((sum, count) => sum + count, 0));
      expect(rows.flat().every((value) => Number.isInteger(value))).toBe(true);
    }
  });

  it('are all combinations of one place or two, and far fewer of more', () => {
    expect(everyPair([3])).toEqual([[0], [1], [2]]);
    expect(new Set(everyPair([3, 4]).map(String)).size).toBe(12);
    expect(everyPair([4, 19, 6]).length).toBeLessThan((4 * 19 * 6) / 3);
  });

  it('are one empty row where nothing is chosen, and none where there is nothing to choose from', () => {
    expect(everyPair([])).toEqual([[]]);
    expect(everyPair([3, 0, 2])).toEqual([]);
    expect(everyPair([0])).toEqual([]);
  });
});
