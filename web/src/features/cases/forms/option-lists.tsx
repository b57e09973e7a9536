import type { PartyPartsFragment, PersonPartsFragment } from '../../../generated/graphql.gen.js';
import type { Format } from '../../../i18n/index.js';
import { PartyMark, type Option } from '../../../ui/index.js';

/** Persons of the case to choose from. */
export function namesOf(persons: readonly PersonPartsFragment[], format: Format): readonly Option[] {
  return persons.map((person) => ({ id: person.id, name: format.text(`${person.givenName} ${person.familyName}`) }));
}

/** Seats of the case to choose from, each with its mark. */
export function seatsOf(parties: readonly PartyPartsFragment[], format: Format): readonly Option[] {
  return parties.map((party) => ({
    id: party.id,
    name: format.text(party.label),
    mark: <PartyMark type={party.type} letter={party.letter} />,
  }));
}
