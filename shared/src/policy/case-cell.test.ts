import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase, arbitraryUnit } from '../testing/arbitraries.js';
import { aCase, allow, aParty, aUnit, NOON, partyId, personId } from '../testing/index.js';
import {
  caseCell,
  type CaseFacts,
  cellOf,
  decide,
  decideAll,
  isNarrower,
  MATRIX_V1,
  type Narrowing,
  narrowerOf,
  rightRank,
  type See,
  SEE,
  type UnitFacts,
} from './index.js';

const [ospod, school, other] = [partyId(0), partyId(1), partyId(2)];
const narrowing = (over: Partial<Narrowing> = {}): Narrowing => ({
  ...{ party: school, category: 'EDU', see: 'never', from: NOON - 10, liftedAt: null },
  ...over,
});
const caseWith = (...narrowings: Narrowing[]): CaseFacts =>
  aCase([aParty(0, 'ospod'), aParty(1, 'school'), aParty(2, 'school')], { narrowings });
const reads = (facts: CaseFacts, party = school, unit: Partial<UnitFacts> = {}): boolean =>
  rightRank(decide(facts, aUnit({ authorParty: ospod, category: 'EDU', ...unit }), party).right) >= rightRank('read');

describe('the matrix of one case', () => {
  it('[P25] takes a category from one seat and from no other of the same type', () => {
    expect(reads(caseWith())).toBe(true);
    expect(reads(caseWith(narrowing()))).toBe(false);
    expect(reads(caseWith(narrowing()), other)).toBe(true);
    expect(reads(caseWith(narrowing({ category: 'FAMREL' })))).toBe(true);
  });

  it('[P25] begins at its time', () => {
    expect(reads(caseWith(narrowing({ from: NOON + 1 })))).toBe(true);
    expect(reads(caseWith(narrowing({ from: NOON })))).toBe(false);
  });

  it('[P25] holds on, once lifted, for what was shared before', () => {
    const lifted = caseWith(narrowing({ liftedAt: NOON - 5 }));
    expect(reads(lifted, school, { sharedAt: NOON - 6 })).toBe(false);
    expect(reads(lifted, school, { sharedAt: NOON - 5 })).toBe(true);
    expect(reads(lifted, school, { sharedAt: NOON - 4 })).toBe(true);
  });

  it('[P5] blocks even a decision of the table where it is narrowed to a block, and hides that anything is there', () => {
    const facts = { ...caseWith(narrowing({ see: 'block' })), recordState: 'closed' as const, gaps: 'marked' as const };
    const decision = decide(facts, aUnit({ authorParty: ospod, category: 'EDU' }), school);
    expect(decision).toMatchObject({ right: 'none', rule: 'P5', existence: 'hidden' });
  });

  it.each(['never', 'decision', 'release', 'own'] as const)(
    '[P25] explains by the narrowing what %s keeps back',
    (see) => {
      const facts = caseWith(narrowing({ see }));
      const unit = aUnit({ authorParty: ospod, category: 'EDU' });
      expect(decide(facts, unit, school)).toMatchObject({
        right: 'none',
        rule: 'P25',
        explanation: 'narrowed-in-case',
      });
      expect(decideAll(facts, [unit]).get(unit.id)?.get(school)).toEqual(decide(facts, unit, school));
    },
  );

  it('[P25] explains by the matrix what a narrowing to the same level or a wider one leaves as it was', () => {
    const facts = caseWith(narrowing({ category: 'FIN', see: 'decision' }));
    const unit = aUnit({ authorParty: ospod, category: 'FIN' });
    expect(decide(facts, unit, school)).toMatchObject({ right: 'none', rule: 'P9', explanation: 'not-for-seat' });
    expect(decideAll(facts, [unit]).get(unit.id)?.get(school)).toEqual(decide(facts, unit, school));
  });

  it('[P8] lets in by decision of the table what is narrowed to a decision, and to never', () => {
    for (const see of ['decision', 'never'] as const) {
      const unit = aUnit({ authorParty: ospod, category: 'EDU', overrides: [allow(school)] });
      expect(decide(caseWith(narrowing({ see })), unit, school)).toMatchObject({ rule: 'P8', explanation: 'allowed' });
    }
  });

  it('[P16] takes from the representative what it takes from the client', () => {
    const lawyer = aParty(3, 'representative', { represents: [personId(2)] });
    const parent = aParty(2, 'parent_a', { personId: personId(2) });
    const unit = aUnit({ authorParty: ospod, category: 'FAMREL', subjects: [] });
    const facts = (...narrowings: Narrowing[]): CaseFacts =>
      aCase([aParty(0, 'ospod'), parent, lawyer], { narrowings });
    expect(reads(facts(), partyId(3), unit)).toBe(true);
    const closed = facts(narrowing({ party: partyId(2), category: 'FAMREL' }));
    expect(decide(closed, unit, partyId(3)).rule).toBe('P16');
    expect(decideAll(closed, [unit]).get(unit.id)?.get(partyId(3))?.rule).toBe('P16');
  });

  it('[P17] marks no gap in a closed record for what a narrowing keeps back', () => {
    const closed = { recordState: 'closed', gaps: 'marked' } as const;
    const unit = aUnit({ authorParty: ospod, category: 'EDU' });
    const police = aParty(4, 'police');
    const facts = (...narrowings: Narrowing[]): CaseFacts => ({
      ...aCase([aParty(0, 'ospod'), aParty(1, 'school'), police], { narrowings }),
      ...closed,
    });
    expect(decide(facts(), unit, police.id).right).toBe('knows');
    expect(decide(facts(narrowing()), unit, police.id).right).toBe('knows');
    expect(decide(facts(narrowing()), unit, school)).toMatchObject({ right: 'none', existence: 'hidden' });
    expect(decide(facts(narrowing({ party: police.id, see: 'block' })), unit, police.id).right).toBe('none');
  });

  it('[P3] leaves to the author what it said itself', () => {
    expect(reads(caseWith(narrowing()), school, { authorParty: school })).toBe(true);
  });

  it.each([
    ['ospod', 'SERVICE', 'own', 'decision'],
    ['ospod', 'SERVICE', 'release', 'release'],
    ['parent_b', 'HOUSING', 'own', 'decision'],
    ['parent_b', 'EDU', 'own', 'own'],
    ['parent_b', 'EDU', 'release', 'decision'],
    ['debt_advice', 'PLAN', 'own', 'decision'],
  ] as const)('[P25] opens no other door beside a condition: %s, %s, narrowed to %s', (type, category, see, left) => {
    const cell = caseCell(MATRIX_V1, [narrowing({ category, see })], aParty(1, type), category);
    expect(cell.see).toBe(left);
    expect(isNarrower(cellOf(MATRIX_V1, type, category), see)).toBe(left === see);
  });

  it('[P25] keeps from the guardian of a child what needed a release before', () => {
    const guardian = { ...aParty(1, 'ospod'), represents: [personId(3)] };
    const unit = aUnit({ authorParty: ospod, category: 'SERVICE', subjects: [personId(3)] });
    for (const narrowings of [[], [narrowing({ category: 'SERVICE', see: 'own' })]]) {
      const facts = aCase([aParty(0, 'ospod'), guardian], { narrowings });
      expect(decide(facts, unit, school).right).toBe('none');
      expect(decideAll(facts, [unit]).get(unit.id)?.get(school)).toEqual(decide(facts, unit, school));
    }
  });

  it('[P25] never widens, in any case and for anybody', () => {
    const party = fc.integer({ min: 0, max: 9 }).map(partyId);
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), party, fc.constantFrom(...SEE), (facts, unit, seat, see) => {
        fc.pre(unit.category !== null);
        const category = unit.category ?? 'EDU';
        const more = { party: seat, category, see, from: facts.now, liftedAt: null };
        const after = { ...facts, narrowings: [...facts.narrowings, more] };
        for (const { id } of facts.parties)
          expect(rightRank(decide(after, unit, id).right)).toBeLessThanOrEqual(
            rightRank(decide(facts, unit, id).right),
          );
      }),
      { numRuns: 3000 },
    );
  });

  it('[P18] finds the narrower of two ways of seeing, whichever comes first', () => {
    for (const one of SEE) {
      for (const two of SEE) {
        const both: See = narrowerOf(one, two);
        expect(both).toBe(narrowerOf(two, one));
        const open = (see: See) => isNarrower({ see, condition: null }, both);
        expect([open(one), open(two)]).toEqual([true, true]);
      }
    }
    expect(narrowerOf('own', 'release')).toBe('decision');
  });
});
