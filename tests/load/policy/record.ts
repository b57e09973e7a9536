import type { PersonId } from '@soulad/shared/ids';
import {
  CATEGORIES,
  PARTY_TYPES,
  UNIT_KINDS,
  type CaseFacts,
  type PartyType,
  type UnitFacts,
} from '@soulad/shared/policy';
import {
  aCase,
  aParty,
  aRelease,
  aUnit,
  narrow,
  NOON,
  partyId,
  personId,
  present,
  sittingId,
  unitId,
} from '@soulad/shared/testing';
import { Random } from '../../leaks/random.js';

/** Facts of one record with everything that a decision looks at in the mixture of a long case. */
export interface RecordFacts {
  readonly facts: CaseFacts;
  readonly units: readonly UnitFacts[];
}

const MINUTE = 60_000;
const [MOTHER, FATHER, CHILD] = [10, 11, 12];

/** A record of so many passages for so many seats; the same seed makes the same record. */
export function recordFacts(size: { readonly units: number; readonly parties: number }, seed = 7): RecordFacts {
  const random = new Random(seed);
  const parties = Array.from({ length: size.parties }, (_, seat) => aParty(seat, typeOf(seat), standsFor(seat)));
  const morning = NOON - 180 * MINUTE;
  const presence = parties.flatMap(({ id }, seat) => [
    present(sittingId(1), id, [morning, seat % 7 === 3 ? morning + 60 * MINUTE : null]),
    ...(seat % 3 === 0 ? [present(sittingId(2), id, [morning, null])] : []),
  ]);
  const facts = aCase(parties, {
    children: [personId(CHILD)],
    householdOfChild: [personId(MOTHER), personId(CHILD)],
    presence,
    releases: [
      aRelease({
        givenBy: personId(MOTHER),
        releasedParty: partyId(6),
        recipients: [partyId(0), partyId(1)],
        categories: ['HEALTH_P', 'THERAPY'],
      }),
    ],
  });
  return { facts, units: Array.from({ length: size.units }, (_, at) => drawUnit(random, at, morning)) };
}

function drawUnit(random: Random, at: number, morning: number): UnitFacts {
  const subjects: readonly PersonId[] = random.some([MOTHER, FATHER, CHILD], 0.4).map(personId);
  const author = partyId(random.int(14));
  const presentedAt = morning + random.int(170) * MINUTE;
  const draft = random.chance(0.06);
  const kind = random.pick(UNIT_KINDS) ?? 'fact';
  return aUnit({
    id: unitId(at),
    category: random.pick(CATEGORIES) ?? null,
    kind,
    mode: random.chance(0.4) ? 'joint' : 'owned',
    state: draft ? 'draft' : random.chance(0.03) ? 'withdrawn' : 'shared',
    authorParty: author,
    subjects,
    responsible: kind === 'measure' ? [partyId(random.int(14))] : [],
    sitting: random.chance(0.8) ? sittingId(random.chance(0.2) ? 2 : 1) : null,
    presentedAt,
    sharedAt: draft ? null : presentedAt + MINUTE,
    overrides: random.chance(0.04) ? [narrow(partyId(1 + random.int(13)))] : [],
  });
}

function typeOf(seat: number): PartyType {
  return PARTY_TYPES[seat % PARTY_TYPES.length] ?? 'ospod';
}

function standsFor(seat: number): { readonly represents?: readonly PersonId[] } {
  if (typeOf(seat) === 'representative') return { represents: [personId(MOTHER)] };
  return typeOf(seat) === 'guardian' ? { represents: [personId(CHILD)] } : {};
}
