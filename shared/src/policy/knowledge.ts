/** [P15] Who may be told of whom: dots, counts, reasons and previews are disclosures too. */
import type { PartyId } from '../ids/index.js';
import type { PartyFacts } from './facts.js';

/** True when the viewer may know that the other party sits at the table. Everybody knows its own seat. */
export function mayKnow(viewer: PartyId, other: Pick<PartyFacts, 'id' | 'knownTo'>): boolean {
  return other.id === viewer || other.knownTo === 'table' || other.knownTo.includes(viewer);
}

/** [P15] The parties that somebody on the seats `own` may know of, in their order. What is told is told over these alone. */
export function knownParties<T extends Pick<PartyFacts, 'id' | 'knownTo'>>(
  parties: readonly T[],
  own: readonly PartyId[],
): readonly T[] {
  return parties.filter((party) => own.some((seat) => mayKnow(seat, party)));
}
