import { describe, expect, it } from 'vitest';
import { aParty, partyId } from '../testing/index.js';
import { knownParties, mayKnow } from './index.js';

const [OSPOD, SCHOOL, POLICE] = [partyId(0), partyId(1), partyId(2)];
const hidden = aParty(2, 'police', { knownTo: [OSPOD] });
const seats = [aParty(0, 'ospod'), aParty(1, 'school'), hidden];

describe('P15 who may know whom', () => {
  it('[P15] knows its own seat, seats known to the table and seats known to it by name', () => {
    expect(mayKnow(OSPOD, hidden)).toBe(true);
    expect(mayKnow(SCHOOL, hidden)).toBe(false);
    expect(mayKnow(POLICE, hidden)).toBe(true);
    expect(mayKnow(SCHOOL, aParty(2, 'police'))).toBe(true);
  });

  it('[P15] tells a person on two seats of whom either may know, in the order of the table', () => {
    const ids = (own: readonly (typeof OSPOD)[]): unknown => knownParties(seats, own).map(({ id }) => id);
    expect(ids([OSPOD])).toEqual([OSPOD, SCHOOL, POLICE]);
    expect(ids([SCHOOL])).toEqual([OSPOD, SCHOOL]);
    expect(ids([SCHOOL, POLICE])).toEqual([OSPOD, SCHOOL, POLICE]);
    expect(ids([])).toEqual([]);
  });

  it('[I1] tells the same in two worlds that differ in a hidden seat', () => {
    expect(knownParties(seats, [SCHOOL])).toEqual(knownParties(seats.slice(0, 2), [SCHOOL]));
  });
});
