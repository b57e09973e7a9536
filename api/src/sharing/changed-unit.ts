import type { PartyId, PersonId } from '@soulad/shared/ids';
import type { SharedUnit } from './facts.repository.js';
import type { UnitChange } from './sharing.graphql.js';

/** Whom the maker of a change may know of, of those whom the unit names. */
export interface KnownNames {
  readonly persons: ReadonlySet<PersonId>;
  readonly parties: { readonly has: (party: PartyId) => boolean };
}

/**
 * The unit with the change applied. [P38] Who is named in it and hidden from the maker of the change is not the maker's to
 * take out: the change says only who of the known ones it is about and for.
 */
export function changedUnit(unit: SharedUnit, change: UnitChange, { persons, parties }: KnownNames): SharedUnit {
  return {
    ...unit,
    category: change.category === undefined ? unit.category : change.category,
    kind: change.kind ?? unit.kind,
    subjects: named(unit.subjects, change.subjects, (id) => persons.has(id)),
    responsible: named(unit.responsible, change.responsible, (id) => parties.has(id)),
    readOut: change.readOut ?? unit.readOut,
  };
}

function named<Id>(
  before: readonly Id[],
  wanted: readonly Id[] | null | undefined,
  known: (id: Id) => boolean,
): readonly Id[] {
  return wanted ? [...new Set([...wanted, ...before.filter((id) => !known(id))])] : before;
}
