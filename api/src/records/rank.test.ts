import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBetween } from './rank.js';

describe('rank', () => {
  it('keeps the order of any sequence of insertions', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 120 }), (inserts) => {
        const ranks: string[] = [];
        for (const [where, spice] of inserts) {
          const at = where % (ranks.length + 1);
          ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null, spice));
        }
        expect(ranks).toEqual([...new Set(ranks)].sort());
      }),
    );
  });

  it('goes behind the first of two equal neighbours, which two people may have made unseen by each other', () => {
    expect(rankBetween('nb', 'nb', 7) > 'nb').toBe(true);
  });
});
