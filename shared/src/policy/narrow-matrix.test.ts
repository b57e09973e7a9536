import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProductError } from '../errors/index.js';
import { arbitraryCase, arbitraryUnit } from '../testing/arbitraries.js';
import {
  AUTHORING,
  CATEGORIES,
  cellOf,
  decide,
  MATRIX_V1,
  narrowMatrix,
  PARTY_TYPES,
  rightRank,
  SEE,
  type Matrix,
  type MatrixChange,
  type See,
} from './index.js';

const VERSION = 'vrbenec-1';

/** Narrower or equal, written out: rows from, columns in the order block never decision release own yes. */
const MAY_BECOME: Readonly<Record<See, string>> = {
  yes: 'yyyyyy',
  own: 'yyynyn',
  release: 'yyyynn',
  decision: 'yyynnn',
  never: 'yynnnn',
  block: 'ynnnnn',
};

function accepts(change: MatrixChange): boolean {
  try {
    narrowMatrix(MATRIX_V1, VERSION, [change]);
    return true;
  } catch (error) {
    if (error instanceof ProductError) return false;
    throw error;
  }
}

describe('P18 narrowing the matrix', () => {
  it.each([
    ['yes', 'EDU', 'ngo'],
    ['own', 'CONTACT', 'parent_a'],
    ['release', 'FIN', 'ngo'],
    ['decision', 'DV', 'school'],
    ['never', 'FIN', 'school'],
    ['block', 'NOTIFIER', 'school'],
  ] as const)('[P18] %s becomes only narrower', (from, category, type) => {
    expect(cellOf(MATRIX_V1, type, category).see).toBe(from);
    expect(SEE.map((see) => (accepts({ category, type, see }) ? 'y' : 'n')).join('')).toBe(MAY_BECOME[from]);
  });

  it.each([
    ['yes', 'EDU', 'school', 'yyy'],
    ['consent', 'FIN', 'ngo', 'yyn'],
    ['no', 'EDU', 'ngo', 'ynn'],
  ] as const)('[P18] bringing %s becomes only narrower', (from, category, type, expected) => {
    expect(cellOf(MATRIX_V1, type, category).author).toBe(from);
    expect(AUTHORING.map((author) => (accepts({ category, type, author }) ? 'y' : 'n')).join('')).toBe(expected);
  });

  it('[P18] hides gaps, and never marks what was hidden', () => {
    expect(accepts({ category: 'EDU', type: 'police', existence: 'hidden' })).toBe(true);
    expect(accepts({ category: 'EDU', type: 'police', existence: 'marked' })).toBe(true);
    expect(accepts({ category: 'DV', type: 'school', existence: 'hidden' })).toBe(true);
    expect(accepts({ category: 'DV', type: 'school', existence: 'marked' })).toBe(false);
  });

  it('[P18] changes the named cells alone, under a version of its own', () => {
    const changes: MatrixChange[] = [
      { category: 'EDU', type: 'ngo', see: 'decision', existence: 'hidden' },
      { category: 'EDU', type: 'school', see: 'block', author: 'no', existence: 'marked' },
      { category: 'VOICE', type: 'ngo' },
    ];
    const narrowed = narrowMatrix(MATRIX_V1, VERSION, changes);
    expect(narrowed.version).toBe(VERSION);
    expect(cellOf(narrowed, 'ngo', 'EDU')).toEqual({
      ...cellOf(MATRIX_V1, 'ngo', 'EDU'),
      see: 'decision',
      existence: 'hidden',
    });
    expect(cellOf(narrowed, 'school', 'EDU')).toEqual({
      ...cellOf(MATRIX_V1, 'school', 'EDU'),
      see: 'block',
      author: 'no',
      existence: 'hidden',
    });
    const others = (matrix: Matrix): unknown =>
      CATEGORIES.flatMap((category) =>
        PARTY_TYPES.map((type) =>
          category === 'EDU' && (type === 'ngo' || type === 'school') ? null : cellOf(matrix, type, category),
        ),
      );
    expect(others(narrowed)).toEqual(others(MATRIX_V1));
  });

  it('[P18] says which cell would widen, and wants a new version', () => {
    const refusal = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error instanceof ProductError ? [error.code, error.params] : error;
      }
    };
    expect(refusal(() => narrowMatrix(MATRIX_V1, VERSION, [{ category: 'FIN', type: 'school', see: 'yes' }]))).toEqual([
      'BAD_INPUT',
      { field: 'cell', category: 'FIN', type: 'school' },
    ]);
    for (const version of ['', MATRIX_V1.version]) {
      expect(refusal(() => narrowMatrix(MATRIX_V1, version, []))).toEqual(['BAD_INPUT', { field: 'version' }]);
    }
  });

  it('[P18] never widens any decision', () => {
    const change = fc.record({
      category: fc.constantFrom(...CATEGORIES),
      type: fc.constantFrom(...PARTY_TYPES),
      see: fc.constantFrom(...SEE),
    });
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), fc.array(change, { maxLength: 30 }), (facts, unit, changes) => {
        const narrowed = narrowMatrix(MATRIX_V1, VERSION, changes.filter(accepts).slice(0, 1));
        const wider = facts.parties.filter(
          ({ id }) => !(rightRank(decide(facts, unit, id, narrowed).right) <= rightRank(decide(facts, unit, id).right)),
        );
        expect(wider).toEqual([]);
      }),
    );
  });
});
