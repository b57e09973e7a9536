/** [P15] Who may be told of whom: dots, counts, reasons and previews are disclosures too. */
import type { PartyId } from '../ids/index.js';
import type { PartyFacts } from './facts.js';

/** True when the viewer may know that the other party sits at the table. Everybody knows its own seat. */
export function mayKnow(viewer: PartyId, other: Pick<PartyFacts, 'id' | 'knownTo'>): boolean {
  return other.id === viewer || other.knownTo === 'table' || other.knownTo.includes(viewer);
}

/**
 * [P15] The parties that somebody on the seats `own` may know of, in their order. What is told is told over these alone.
 * [P21] In an emergency that is every party but the emergency seats of others.
 */
export function knownParties<T extends Pick<PartyFacts, 'id' | 'knownTo' | 'emergency'>>(
  parties: readonly T[],
  own: readonly PartyId[],
): readonly T[] {
  const all = parties.some((party) => party.emergency === true && own.includes(party.id));
  return parties.filter((party) => (all && party.emergency !== true) || own.some((seat) => mayKnow(seat, party)));
}
