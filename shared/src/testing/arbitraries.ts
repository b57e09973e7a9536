/** Random cases for properties. Few persons, parties and instants, so that every rule meets every other. */
import fc from 'fast-check';
import type {
  CaseFacts,
  Narrowing,
  Override,
  PartyFacts,
  Presence,
  Release,
  UnitFacts,
  Window,
} from '../policy/facts.js';
import { SEE } from '../policy/matrix.js';
import { CATEGORIES, PARTY_TYPES, UNIT_KINDS, UNIT_MODES, UNIT_STATES } from '../policy/vocabulary.js';
import { partyId, personId, sittingId, unitId } from './facts.js';
import { testId } from './ids.js';

const instant = fc.integer({ min: 0, max: 12 });
const end = fc.option(instant, { nil: null });
const window: fc.Arbitrary<Window> = fc.record({ from: instant, to: end });
const mostlyOpen: fc.Arbitrary<Window> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ from: 0, to: null }) },
  { weight: 1, arbitrary: window },
);
const person = fc.integer({ min: 0, max: 5 }).map(personId);
const persons = fc.uniqueArray(person, { maxLength: 3 });
const anyParty = fc.integer({ min: 0, max: 9 }).map(partyId);
const parties = fc.uniqueArray(anyParty, { maxLength: 3 });
const sitting = fc.integer({ min: 0, max: 2 }).map(sittingId);

function seat(n: number): fc.Arbitrary<PartyFacts> {
  return fc
    .tuple(
      fc.constantFrom(...PARTY_TYPES),
      mostlyOpen,
      fc.option(person, { nil: null }),
      persons,
      fc.oneof(fc.constant('table' as const), parties),
      fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)),
    )
    .map(([type, open, own, represents, knownTo, emergency]) => ({
      id: partyId(n),
      type,
      agencyId: own === null ? testId('agency', n) : null,
      personId: own,
      represents,
      knownTo,
      emergency,
      ...open,
    }));
}

export const anOverride: fc.Arbitrary<Override> = fc
  .tuple(
    anyParty,
    fc.constantFrom('narrow' as const, 'allow' as const),
    mostlyOpen,
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom('zspod-53', 'safety', ''),
  )
  .map(([party, effect, open, byOriginator, byConvener, basis]) => ({
    party,
    effect,
    byOriginator,
    byConvener,
    basis,
    ...open,
  }));

const release: fc.Arbitrary<Release> = fc
  .tuple(person, anyParty, parties, fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 5 }), mostlyOpen, end)
  .map(([givenBy, releasedParty, recipients, categories, open, withdrawnAt]) => ({
    id: testId('release', 1),
    givenBy,
    releasedParty,
    recipients,
    categories,
    withdrawnAt,
    ...open,
  }));

const presence: fc.Arbitrary<Presence> = fc
  .tuple(
    sitting,
    anyParty,
    fc.constantFrom('invited' as const, 'invited' as const, 'excluded' as const),
    fc.array(window, { maxLength: 2 }),
  )
  .map(([at, party, invitation, intervals]) => ({ sitting: at, party, invitation, intervals }));

const narrowing: fc.Arbitrary<Narrowing> = fc.record({
  party: anyParty,
  category: fc.constantFrom(...CATEGORIES),
  see: fc.constantFrom(...SEE),
  from: instant,
  liftedAt: end,
});

/** A unit with the given number, its parties among seats 0 to 9. */
export function arbitraryUnit(n: number): fc.Arbitrary<UnitFacts> {
  return fc.record({
    id: fc.constant(unitId(n)),
    category: fc.option(fc.constantFrom(...CATEGORIES), { nil: null, freq: 12 }),
    kind: fc.constantFrom(...UNIT_KINDS),
    mode: fc.constantFrom(...UNIT_MODES),
    state: fc.constantFrom('shared' as const, 'shared' as const, 'shared' as const, ...UNIT_STATES),
    authorParty: anyParty,
    coAuthors: fc.uniqueArray(anyParty, { maxLength: 1 }),
    subjects: persons,
    scribeParty: fc.option(anyParty, { nil: null }),
    responsible: fc.uniqueArray(anyParty, { maxLength: 2 }),
    sitting: fc.option(sitting, { nil: null, freq: 2 }),
    presentedAt: end,
    sharedAt: end,
    readOut: fc.boolean(),
    overrides: fc.array(anOverride, { maxLength: 3 }),
  });
}

/** A case of up to ten seats, each of any type. */
export const arbitraryCase: fc.Arbitrary<CaseFacts> = fc.record({
  caseId: fc.constant(testId('case', 1)),
  now: instant,
  parties: fc
    .tuple(...Array.from({ length: 10 }, (_, n) => seat(n)))
    .chain((all) => fc.subarray(all, { minLength: 1 })),
  releases: fc.array(release, { maxLength: 6 }),
  narrowings: fc.array(narrowing, { maxLength: 4 }),
  presence: fc.uniqueArray(presence, { maxLength: 20, selector: (one) => `${one.sitting} ${one.party}` }),
  householdOfChild: persons,
  children: fc.uniqueArray(person, { maxLength: 2 }),
  recordState: fc.constantFrom('live' as const, 'commented' as const, 'closed' as const),
  gaps: fc.constantFrom('hidden' as const, 'marked' as const),
});

export const arbitraryUnits: fc.Arbitrary<readonly UnitFacts[]> = fc.tuple(
  arbitraryUnit(1),
  arbitraryUnit(2),
  arbitraryUnit(3),
);
