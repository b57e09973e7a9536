import { describe, expect, it } from 'vitest';
import { aCase, aParty, aUnit, partyId } from '../testing/index.js';
import { arbitraryCase, arbitraryUnit } from '../testing/arbitraries.js';
import fc from 'fast-check';
import { BASES, basisReference, decide, explain, EXPLANATIONS, isBasisId, isLegalBasis } from './index.js';

describe('explanations', () => {
  it('[I2] carry rule, right and printed reference', () => {
    const decision = decide(aCase([aParty(0, 'school'), aParty(1, 'ospod')]), aUnit({ category: 'EDU' }), partyId(1));
    expect(explain(decision)).toEqual({
      code: 'matrix',
      params: { rule: 'P9', right: 'propose', reference: '§ 53 z. č. 359/1999 Sb.', referenceStatus: 'unverified' },
    });
  });

  it('[I2] have no reference where nothing is given, and print an unknown one as it is', () => {
    const none = decide(aCase([aParty(0, 'ospod'), aParty(1, 'school')]), aUnit({ category: 'FIN' }), partyId(1));
    expect(explain(none).params).toMatchObject({ reference: null, referenceStatus: null });
    expect(explain({ ...none, basis: 'x-1' }).params).toMatchObject({ reference: 'x-1', referenceStatus: null });
    expect(basisReference('x-1')).toBe('x-1');
    expect(basisReference('zss-100a')).toBe('§ 100a z. č. 108/2006 Sb.');
  });

  it('[I2] are of the closed list, with a basis exactly when something is given', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        for (const { id } of facts.parties) {
          const { explanation, basis, right } = decide(facts, unit, id);
          expect(EXPLANATIONS).toContain(explanation);
          expect(isBasisId(basis)).toBe(right !== 'none' && right !== 'knows');
        }
      }),
    );
  });
});

describe('bases', () => {
  it('know their own ids and nothing inherited', () => {
    expect(['zspod-53', 'originator'].every(isBasisId)).toBe(true);
    for (const other of ['toString', '', 7, null, undefined]) expect(isBasisId(other)).toBe(false);
  });

  it('[P8] are legal when they are a statute or a consent', () => {
    expect(['zspod-53', 'zss-100a', 'client-release'].every(isLegalBasis)).toBe(true);
    for (const other of ['originator', 'safety', 'purpose-limit', 'court-party', 'toString', null])
      expect(isLegalBasis(other)).toBe(false);
  });

  it('print a reference with a paragraph, an article or words, never empty', () => {
    for (const { reference } of Object.values(BASES)) expect(reference.length).toBeGreaterThan(9);
  });
});
