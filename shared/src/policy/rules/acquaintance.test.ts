import { describe, expect, it } from 'vitest';
import { decideBoth as decide } from '../../testing/decide-both.js';
import { aCase, allow, aParty, aUnit, partyId } from '../../testing/index.js';
import type { PartyFacts, UnitFacts } from '../index.js';

const [CONVENER, READER, AUTHOR] = [partyId(0), partyId(1), partyId(2)];

function ask(knownTo: PartyFacts['knownTo'], unit: Partial<UnitFacts> = {}): ReturnType<typeof decide> {
  const facts = aCase([aParty(0, 'ospod'), aParty(1, 'school'), aParty(2, 'ngo', { knownTo })]);
  return decide(facts, aUnit({ authorParty: AUTHOR, ...unit }), READER);
}

describe('P20 acquaintance', () => {
  it('[P20] keeps the words of a party from a seat that may not know of it', () => {
    expect(ask('table').right).not.toBe('none');
    expect(ask([CONVENER, READER]).right).not.toBe('none');
    expect(ask([CONVENER])).toEqual({
      right: 'none',
      rule: 'P20',
      basis: null,
      explanation: 'not-for-seat',
      existence: 'hidden',
    });
  });

  it('[P20] is not lifted by a decision about the one passage', () => {
    expect(ask([CONVENER], { overrides: [allow(READER)] }).rule).toBe('P20');
  });

  it('[P20] holds for a co-author, whatever the state of the passage', () => {
    expect(ask('table', { coAuthors: [READER] }).right).toBe('write');
    expect(ask([CONVENER], { coAuthors: [READER] }).rule).toBe('P20');
    expect(ask([CONVENER], { coAuthors: [READER], category: null }).right).toBe('none');
    expect(ask([CONVENER], { coAuthors: [READER], state: 'withdrawn' }).right).toBe('none');
    expect(ask([CONVENER, READER], { coAuthors: [READER] }).right).toBe('write');
  });
});
