import { ProductError } from '@soulad/shared/errors';
import type { PartyId, PersonId } from '@soulad/shared/ids';
import { given, idsFrom, optionalTextFrom, textFrom, wordFrom } from '../platform/input.js';
import type { PersonInput } from './case-inputs.graphql.js';
import type { NewPerson } from './cases.repository.js';
import { SEXES } from './words.js';

/**
 * Checks what was said of a person.
 * @param convener always knows of everybody in the family
 */
export function personFrom(input: PersonInput, id: PersonId, familyId: string, convener: PartyId): NewPerson {
  return {
    id,
    family_id: familyId,
    given_name: textFrom(input.givenName, 80),
    family_name: textFrom(input.familyName, 80),
    born_on: input.bornOn ?? null,
    sex: wordFrom(SEXES, input.sex),
    is_child: input.isChild,
    deceased: input.deceased ?? false,
    household: optionalTextFrom(input.household, 120) || null,
    known_to: knownToFrom(input.knownTo, convener),
  };
}

/** Who may know: null = the whole table; a list always holds the convener, who answers for the case. */
export function knownToFrom(ids: readonly string[] | null | undefined, convener: PartyId): PartyId[] | null {
  return !given(ids) ? null : [...new Set([convener, ...idsFrom<PartyId>(ids)])];
}

/** A window of days in order. @throws ProductError BAD_INPUT */
export function assertDays(from: string | null | undefined, to: string | null | undefined): void {
  if (given(from) && given(to) && to < from) throw new ProductError('BAD_INPUT');
}
