import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { References } from './leaf-content.js';

export interface KnownParty {
  readonly id: PartyId;
  /** Null: known to the whole table. */
  readonly knownTo: readonly PartyId[] | null;
}

/** Passages and parties that this reader may know of. O(passages × readers of one + parties × those who know one). */
export function toldTo(
  reader: PartyId,
  units: readonly { readonly id: UnitId; readonly readers: readonly PartyId[] }[],
  parties: readonly KnownParty[],
): ReadonlySet<string> {
  const read = units.filter((unit) => unit.readers.includes(reader));
  const known = parties.filter(({ id, knownTo }) => reader === id || knownTo === null || knownTo.includes(reader));
  return new Set<string>([...read, ...known].map(({ id }) => id));
}

/** The references without what the reader may not know of. */
export function referencesTold(references: References, told: ReadonlySet<string>): References {
  return Object.fromEntries(
    Object.entries(references).map(([field, named]) => {
      if (typeof named === 'string') return [field, told.has(named) ? named : null];
      return [field, named && named.filter((id) => told.has(id))];
    }),
  );
}

/** Every single reference, by what it is named in and what it names. */
export function mentionsIn(references: References): readonly { readonly field: string; readonly id: string }[] {
  return Object.entries(references).flatMap(([field, named]) =>
    (typeof named === 'string' ? [named] : (named ?? [])).map((id) => ({ field, id })),
  );
}
