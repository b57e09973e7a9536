/** Facts for tests: each builder gives the plainest valid value; a test names only what it is about. */
import type { AgencyId, CaseId, PartyId, PersonId, ReleaseId, SittingId, UnitId } from '../ids/index.js';
import { isFamilySeat } from '../policy/seats.js';
import type { CaseFacts, Override, PartyFacts, Presence, Release, UnitFacts } from '../policy/facts.js';
import type { PartyType } from '../policy/vocabulary.js';
import { testId } from './ids.js';

export const partyId = (n: number): PartyId => testId('party', n);
export const personId = (n: number): PersonId => testId('person', n);
export const unitId = (n: number): UnitId => testId('unit', n);
export const sittingId = (n: number): SittingId => testId('sitting', n);

/** Now in every test that does not say otherwise. */
export const NOON = Date.UTC(2026, 8, 22, 12);
const AGES_AGO = Date.UTC(2020, 0, 1);

/** Seat number `n` of a type. A family seat holds person number `n`; all others agency number `n`. */
export function aParty(n: number, type: PartyType, over: Partial<PartyFacts> = {}): PartyFacts {
  const family = isFamilySeat(type);
  return {
    id: partyId(n),
    type,
    agencyId: family ? null : testId<AgencyId>('agency', n),
    personId: family ? personId(n) : null,
    represents: [],
    knownTo: 'table',
    from: AGES_AGO,
    to: null,
    ...over,
  };
}

/** A shared, owned, classified fact, said by seat 0 about nobody and outside any sitting. */
export function aUnit(over: Partial<UnitFacts> = {}): UnitFacts {
  return {
    id: unitId(1),
    category: 'IDENT',
    kind: 'fact',
    mode: 'owned',
    state: 'shared',
    authorParty: partyId(0),
    coAuthors: [],
    subjects: [],
    scribeParty: null,
    responsible: [],
    sitting: null,
    presentedAt: null,
    sharedAt: NOON - 60_000,
    readOut: false,
    overrides: [],
    ...over,
  };
}

/** A live case at NOON with the given seats and nothing else. */
export function aCase(parties: readonly PartyFacts[], over: Partial<CaseFacts> = {}): CaseFacts {
  return {
    caseId: testId<CaseId>('case', 1),
    now: NOON,
    parties,
    releases: [],
    narrowings: [],
    presence: [],
    householdOfChild: [],
    children: [],
    recordState: 'live',
    ...over,
  };
}

/** A release in force. */
export function aRelease(over: Partial<Release> & Pick<Release, 'givenBy' | 'releasedParty'>): Release {
  return {
    id: testId<ReleaseId>('release', 1),
    recipients: [],
    categories: [],
    from: AGES_AGO,
    to: null,
    withdrawnAt: null,
    ...over,
  };
}

/** The originator takes a party out. */
export function narrow(party: PartyId, over: Partial<Override> = {}): Override {
  return {
    party,
    effect: 'narrow',
    basis: 'purpose-limit',
    byOriginator: true,
    byConvener: false,
    from: AGES_AGO,
    to: null,
    ...over,
  };
}

/** Originator and convener let a party in. */
export function allow(party: PartyId, over: Partial<Override> = {}): Override {
  return {
    party,
    effect: 'allow',
    basis: 'zspod-10-3-e',
    byOriginator: true,
    byConvener: true,
    from: AGES_AGO,
    to: null,
    ...over,
  };
}

/** A party asked to a sitting; each stay is [in, out], `null` = still there. No stay = excused. */
export function present(
  sitting: SittingId,
  party: PartyId,
  ...stays: readonly (readonly [number, number | null])[]
): Presence {
  return { sitting, party, invitation: 'invited', intervals: stays.map(([from, to]) => ({ from, to })) };
}
