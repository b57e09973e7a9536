import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase, arbitraryUnit } from '../../testing/arbitraries.js';
import { decideBoth as decide } from '../../testing/decide-both.js';
import { aCase, allow, aParty, aUnit, narrow, NOON, partyId, present, sittingId } from '../../testing/index.js';
import {
  CATEGORIES,
  includesRight,
  knownParties,
  PARTY_TYPES,
  UNIT_STATES,
  type CaseFacts,
  type PartyFacts,
  type UnitFacts,
} from '../index.js';

const [AUTHOR, HEAD] = [partyId(0), partyId(1)];
const READS = { right: 'read', rule: 'P21', basis: 'gdpr-6-1-d', explanation: 'emergency', existence: 'hidden' };

/** Asks for the emergency seat 1; seat 0, a shelter that nobody knows of, is the author. */
function ask(unit: Partial<UnitFacts>, facts: Partial<CaseFacts> = {}, head: Partial<PartyFacts> = {}) {
  const seats = [
    aParty(0, 'ngo', { knownTo: [AUTHOR] }),
    aParty(1, 'ospod', { emergency: true, knownTo: [HEAD], ...head }),
  ];
  return decide(aCase(seats, facts), aUnit({ authorParty: AUTHOR, ...unit }), HEAD);
}

describe('P21 emergency', () => {
  it.each([...CATEGORIES, null])('[P21] reads a passage of category %s, whatever the matrix says', (category) => {
    expect(ask({ category })).toEqual(READS);
    expect(ask({ category, mode: 'joint' })).toEqual(READS);
  });

  it('[P21] reads what was narrowed, what was said without it and what was said before it', () => {
    expect(ask({ overrides: [narrow(HEAD)] })).toEqual(READS);
    expect(ask({ sitting: sittingId(1), presentedAt: NOON })).toEqual(READS);
    const presence = [present(sittingId(1), HEAD, [0, 1])];
    expect(ask({ sitting: sittingId(1), presentedAt: NOON }, { presence })).toEqual(READS);
    expect(ask({}, { recordState: 'closed' })).toEqual(READS);
  });

  it('[P21] is not lifted above reading by a decision of the table', () => {
    expect(ask({ overrides: [allow(HEAD)], mode: 'joint' })).toEqual(READS);
  });

  it('[P21] does not reach drafts nor what was taken back', () => {
    expect(ask({ state: 'draft' })).toMatchObject({ right: 'none', rule: 'P2' });
    expect(ask({ state: 'withdrawn' })).toMatchObject({ right: 'none', rule: 'P3' });
  });

  it.each([
    ['before it begins', NOON + 1, NOON + 2, 'none'],
    ['when it begins', NOON, NOON + 1, 'read'],
    ['in its last millisecond', 0, NOON + 1, 'read'],
    ['when its time is up', 0, NOON, 'none'],
  ])('[P21] %s', (_when, from, to, right) => {
    expect(ask({}, {}, { from, to }).right).toBe(right);
  });

  it('[P21] gives an ordinary seat of the same office nothing', () => {
    expect(ask({ category: 'THERAPY' }, {}, { emergency: false }).right).toBe('none');
  });

  it('[P21] never lets a seat write, comment or propose', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        for (const { id } of facts.parties.filter((party) => party.emergency))
          expect(['none', 'knows', 'read']).toContain(decide(facts, unit, id).right);
      }),
      { numRuns: 1000 },
    );
  });

  it('[P21] changes nothing for anybody else', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        const head = aParty(20, 'ospod', { emergency: true, knownTo: [partyId(20)], from: 0 });
        const after = { ...facts, parties: [...facts.parties, head] };
        for (const { id } of facts.parties) expect(decide(after, unit, id)).toEqual(decide(facts, unit, id));
      }),
      { numRuns: 500 },
    );
  });

  it('[P21] reads every shared unit of every type of author', () => {
    for (const type of PARTY_TYPES) {
      for (const state of UNIT_STATES) {
        const facts = aCase([aParty(0, type), aParty(1, 'ospod', { emergency: true })]);
        const { right } = decide(facts, aUnit({ category: 'INTERNAL', state }), HEAD);
        expect(includesRight(right, 'read'), `${type} ${state}`).toBe(state === 'shared');
      }
    }
  });
});

describe('P21 and P15', () => {
  const parties = [
    aParty(0, 'ospod'),
    aParty(1, 'ngo', { knownTo: [partyId(0)] }),
    aParty(2, 'ospod', { emergency: true, knownTo: [partyId(2)] }),
    aParty(3, 'ospod', { emergency: true, knownTo: [partyId(3)] }),
  ];
  const known = (n: number): readonly string[] => knownParties(parties, [partyId(n)]).map(({ id }) => id);

  it('[P21] the seat of an emergency is known to itself alone', () => {
    expect(known(0)).toEqual([partyId(0), partyId(1)]);
    expect(known(1)).toEqual([partyId(0), partyId(1)]);
  });

  it('[P21] in an emergency every party is known, but not the emergency of another', () => {
    expect(known(2)).toEqual([partyId(0), partyId(1), partyId(2)]);
  });
});
