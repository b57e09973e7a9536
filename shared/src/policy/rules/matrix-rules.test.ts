import { describe, expect, it } from 'vitest';
import { decideBoth as decide } from '../../testing/decide-both.js';
import { aCase, aParty, aRelease, aUnit, narrow, NOON, partyId, personId } from '../../testing/index.js';
import { MATRIX_V1, type CaseFacts, type Decision, type Release, type UnitFacts } from '../index.js';

const [AUTHOR, READER] = [partyId(0), partyId(1)];
const HOUR = 3_600_000;

/** Asks for seat 1, a school unless another type is named; seat 0 is the convening OSPOD. */
function ask(unit: Partial<UnitFacts>, facts: Partial<CaseFacts> = {}): Decision {
  return decide(aCase([aParty(0, 'ospod'), aParty(1, 'school')], facts), aUnit(unit), READER);
}

describe('P10 own data', () => {
  const facts = (represents = [personId(4)]): Partial<CaseFacts> => ({
    parties: [aParty(0, 'ospod'), aParty(1, 'guardian', { personId: null, represents })],
    children: [personId(4), personId(5)],
  });

  it('[P10] is also what concerns a person the seat stands for', () => {
    const own = ask({ category: 'CONTACT', subjects: [personId(4)] }, facts());
    expect(own).toEqual({
      right: 'propose',
      rule: 'P10',
      basis: 'purpose-limit',
      explanation: 'own',
      existence: 'hidden',
    });
  });

  it('[P10] is not what concerns the sibling as well', () => {
    expect(ask({ category: 'CONTACT', subjects: [personId(4), personId(5)] }, facts()).explanation).toBe(
      'third-person',
    );
    expect(ask({ category: 'CONTACT', subjects: [personId(5)] }, facts()).explanation).toBe('not-for-seat');
  });

  it.each([
    ['CONTACT', [], 'not-for-seat'],
    ['IDENT', [], 'not-for-seat'],
    ['IDENT', [personId(4)], 'own-or-child'],
    ['IDENT', [personId(3)], 'third-person'],
    ['COURT', [personId(1), personId(3)], 'party-to-proceedings'],
    ['COURT', [personId(3)], 'not-for-seat'],
    ['CRIM', [personId(1)], 'needs-decision'],
    ['THERAPY', [personId(1), personId(4)], 'third-person'],
    ['THERAPY', [personId(1)], 'own'],
    ['EDU', [], 'matrix'],
    ['EDU', [personId(4), personId(3)], 'third-person'],
  ] as const)('[P10] %s about %s: %s', (category, subjects, explanation) => {
    const parties = [aParty(0, 'ospod'), aParty(1, 'parent_a')];
    const decision = ask({ category, subjects }, { parties, children: [personId(4)] });
    expect(decision.explanation).toBe(explanation);
    expect(decision.rule).toBe(explanation === 'matrix' ? 'P9' : 'P10');
  });
});

describe('P11 release', () => {
  const [MOTHER, FATHER, CHILD] = [personId(5), personId(6), personId(4)];
  const given = (over: Partial<Release> = {}): Release =>
    aRelease({ givenBy: MOTHER, releasedParty: AUTHOR, recipients: [READER], categories: ['FIN'], ...over });
  const hears = (releases: readonly Release[], unit: Partial<UnitFacts> = {}, facts: Partial<CaseFacts> = {}): string =>
    ask(
      { category: 'FIN', subjects: [MOTHER], ...unit },
      { parties: [aParty(0, 'debt_advice'), aParty(1, 'ngo')], children: [CHILD], releases, ...facts },
    ).explanation;

  it.each<[string, Partial<Release>, string]>([
    ['in force', {}, 'release'],
    ['by another person', { givenBy: FATHER }, 'needs-release'],
    ['for another speaker', { releasedParty: partyId(3) }, 'needs-release'],
    ['towards another hearer', { recipients: [AUTHOR] }, 'needs-release'],
    ['for other data', { categories: ['HEALTH_P'] }, 'needs-release'],
    ['not yet begun', { from: NOON + 1 }, 'needs-release'],
    ['over', { to: NOON }, 'needs-release'],
    ['withdrawn now', { withdrawnAt: NOON }, 'needs-release'],
    ['to be withdrawn later', { withdrawnAt: NOON + 1 }, 'release'],
  ])('[P11] %s', (_what, over, explanation) => expect(hears([given(over)])).toBe(explanation));

  it('[P11] frees a co-author as well', () => {
    expect(hears([given({ releasedParty: partyId(3) })], { coAuthors: [partyId(3)] })).toBe('release');
  });

  it('[P11] of one adult does not open what concerns two, of a parent it opens what concerns the child too', () => {
    const couple = { subjects: [MOTHER, FATHER] };
    expect(hears([given()], couple)).toBe('needs-release');
    expect(hears([given(), given({ givenBy: FATHER })], couple)).toBe('release');
    expect(hears([given()], { subjects: [MOTHER, CHILD] })).toBe('release');
  });

  it('[P11] for children alone names each child; without subjects nobody can release', () => {
    const two = { children: [CHILD, FATHER] };
    expect(hears([given({ givenBy: CHILD })], { subjects: [CHILD] })).toBe('release');
    expect(hears([given({ givenBy: CHILD })], { subjects: [CHILD, FATHER] }, two)).toBe('needs-release');
    expect(hears([given()], { subjects: [] })).toBe('needs-release');
  });

  it('[P11] is the basis that a reader is told', () => {
    const releases = [given()];
    const parties = [aParty(0, 'debt_advice'), aParty(1, 'ngo')];
    const decision = ask({ category: 'FIN', subjects: [MOTHER] }, { parties, releases });
    expect(decision).toMatchObject({ right: 'propose', rule: 'P11', basis: 'client-release' });
  });

  describe('towards OSPOD', () => {
    const toOspod = (
      unit: Partial<UnitFacts>,
      facts: Partial<CaseFacts> = {},
      author = aParty(0, 'parent_a', { personId: MOTHER }),
    ): Decision =>
      ask(
        { category: 'SERVICE', subjects: [MOTHER], presentedAt: NOON - HOUR, ...unit },
        { parties: [author, aParty(1, 'ospod')], children: [CHILD], ...facts },
      );
    const service = given({ categories: ['SERVICE'] });
    const agency = aParty(0, 'ngo');

    it('[P11] needs none for what a client says of itself and its children, one for what it says of others', () => {
      const told = {
        right: 'propose',
        rule: 'P11',
        basis: 'originator',
        explanation: 'told-by-subject',
        existence: 'hidden',
      };
      expect(toOspod({})).toEqual(told);
      expect(toOspod({ subjects: [MOTHER, CHILD], category: 'HEALTH_P' })).toEqual(told);
      expect(toOspod({ subjects: [MOTHER, FATHER] }).explanation).toBe('needs-release');
      expect(toOspod({ subjects: [] }).explanation).toBe('needs-release');
      expect(toOspod({ authorParty: partyId(9) }).explanation).toBe('needs-release');
    });

    it('[P11] keeps in a closed record what was put on the table while the release was in force', () => {
      const releases = [{ ...service, withdrawnAt: NOON - 1 }];
      const closed = { releases, recordState: 'closed' } as const;
      expect(toOspod({}, closed, agency)).toMatchObject({
        right: 'read',
        basis: 'client-release',
        explanation: 'kept-by-ospod',
      });
      expect(toOspod({}, { releases }, agency).explanation).toBe('needs-release');
      expect(toOspod({ presentedAt: NOON - 1 }, closed, agency).explanation).toBe('needs-release');
      expect(toOspod({ presentedAt: null }, closed, agency).explanation).toBe('needs-release');
      expect(toOspod({}, { ...closed, releases: [service] }, agency).explanation).toBe('release');
    });

    it('[P11] leaves to nobody else what was withdrawn', () => {
      const releases = [given({ withdrawnAt: NOON - 1 })];
      expect(hears(releases, { presentedAt: NOON - HOUR }, { recordState: 'closed' })).toBe('needs-release');
    });
  });
});

describe('P9 matrix', () => {
  it.each(['lawful', 'alone', 'unless_author', 'party_to_proceedings'] as const)(
    '[P9] [I4] opens nothing on a condition that means nothing for a default: %s',
    (condition) => {
      const cell = { ...MATRIX_V1.cells.IDENT.school, condition };
      const row = { ...MATRIX_V1.cells.IDENT, school: cell };
      const matrix = { version: 'test-1', cells: { ...MATRIX_V1.cells, IDENT: row } };
      const facts = aCase([aParty(0, 'ospod'), aParty(1, 'school')]);
      expect(decide(facts, aUnit(), READER, matrix)).toMatchObject({
        right: 'none',
        rule: 'P9',
        explanation: 'not-for-seat',
      });
    },
  );
});

describe('P12 conditions', () => {
  const measure = (type: 'school' | 'police', unit: Partial<UnitFacts>): string =>
    ask({ category: 'PLAN', ...unit }, { parties: [aParty(0, 'ospod'), aParty(1, type)] }).explanation;

  it.each([
    ['police', 'frame', 'matrix'],
    ['police', 'decision', 'matrix'],
    ['police', 'dissent', 'matrix'],
    ['police', 'analysis', 'not-own-measure'],
    ['police', 'fact', 'not-own-measure'],
    ['police', 'measure', 'not-own-measure'],
    ['school', 'analysis', 'matrix'],
    ['school', 'measure', 'not-own-measure'],
  ] as const)('[P12] %s and a %s that names nobody: %s', (type, kind, explanation) => {
    expect(measure(type, { kind })).toBe(explanation);
    expect(measure(type, { kind, responsible: [partyId(8)] })).toBe('not-own-measure');
    expect(measure(type, { kind, responsible: [partyId(8), READER] })).toBe('own-measure');
  });

  it('[P12] gives the other parent what concerns the home only when it lives there', () => {
    const parties = [aParty(0, 'ospod'), aParty(1, 'parent_b')];
    expect(ask({ category: 'HOUSING' }, { parties }).explanation).toBe('not-same-home');
    expect(ask({ category: 'HOUSING' }, { parties, householdOfChild: [personId(1)] })).toMatchObject({
      rule: 'P9',
      basis: 'zspod-51-4-d',
    });
    const nobody = [aParty(0, 'ospod'), aParty(1, 'parent_b', { personId: null })];
    expect(ask({ category: 'HOUSING' }, { parties: nobody }).rule).toBe('P12');
  });

  it('[P12] gives the facilitator the course of a service as far as it was read out', () => {
    const parties = [aParty(0, 'ngo'), aParty(1, 'facilitation')];
    expect(ask({ category: 'SERVICE' }, { parties })).toMatchObject({
      right: 'none',
      rule: 'P12',
      explanation: 'not-read-out',
    });
    expect(ask({ category: 'SERVICE', readOut: true }, { parties })).toMatchObject({
      right: 'propose',
      rule: 'P12',
      basis: 'zss-100',
    });
  });
});

describe('P16 representative', () => {
  const lawyer = aParty(1, 'representative', { represents: [personId(6), personId(7)] });
  const father = aParty(6, 'parent_b');
  const asks = (unit: Partial<UnitFacts>, ...clients: readonly CaseFacts['parties'][number][]): Decision =>
    ask(unit, { parties: [aParty(0, 'ospod'), lawyer, ...clients] });
  const bound = { right: 'none', rule: 'P16', basis: null, explanation: 'client-does-not-see', existence: 'hidden' };

  it('[P16] gets no more than the client', () => {
    expect(asks({ category: 'FAMREL' }, father).right).toBe('propose');
    expect(asks({ category: 'FAMREL', overrides: [narrow(father.id)] }, father)).toEqual(bound);
    expect(asks({ category: 'FAMREL' }, { ...father, to: NOON })).toEqual(bound);
    expect(asks({ category: 'FAMREL' })).toEqual(bound);
  });

  it('[P16] is bounded by the least of several clients, in any order', () => {
    const other = aParty(7, 'parent_a');
    const unit = { category: 'FAMREL', overrides: [narrow(other.id)] } as const;
    expect(asks(unit, father, other)).toEqual(bound);
    expect(asks(unit, other, father)).toEqual(bound);
  });

  it('[P16] keeps what it said together with the client after that was withdrawn', () => {
    const withdrawn = asks({ category: 'FAMREL', state: 'withdrawn', coAuthors: [READER] }, father);
    expect(withdrawn).toMatchObject({ right: 'read', rule: 'P3' });
  });

  it('[P16] holds its own words, drafts included, also against the client', () => {
    expect(asks({ state: 'draft', authorParty: READER }, father).right).toBe('write');
    expect(asks({ category: 'FAMREL', authorParty: READER, overrides: [narrow(father.id)] }, father).rule).toBe('P3');
    expect(asks({ state: 'draft', scribeParty: READER })).toMatchObject({ right: 'write', explanation: 'scribe' });
  });

  it('[P16] keeps its own reason where it sees nothing by itself', () => {
    expect(asks({ category: 'NOTIFIER' }, father).rule).toBe('P5');
  });

  it('[P16] takes nobody for a client who has no person', () => {
    const agency = aParty(8, 'school');
    expect(asks({ category: 'FAMREL' }, agency)).toEqual(bound);
  });
});
