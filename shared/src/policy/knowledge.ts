/** [P15] What a viewer may be told about the audience of a passage: dots, counts and reasons are disclosures too. */
import type { PartyId } from '../ids/index.js';
import type { CaseFacts, Decision, PartyFacts } from './facts.js';
import { includesRight } from './vocabulary.js';

/** True when the viewer may know that the other party sits at the table. Everybody knows its own seat. */
export function mayKnow(viewer: PartyId, other: PartyFacts): boolean {
  return other.id === viewer || other.knownTo === 'table' || other.knownTo.includes(viewer);
}

/** One dot of the audience. */
export interface AudienceDot {
  readonly party: PartyId;
  readonly sees: boolean;
}

/** The audience as one viewer may know it. `sees` and `total` are null unless the viewer may know the whole table. */
export interface AudienceView {
  readonly full: boolean;
  readonly dots: readonly AudienceDot[];
  readonly sees: number | null;
  readonly total: number | null;
}

/**
 * [P15] The audience of a unit for the seats of one viewer. Only parties the viewer may know of appear, and only to a viewer
 * who reads the unit; counts only where the viewer may know everybody, since a total reveals a hidden seat.
 */
export function audienceView(facts: CaseFacts, decisions: ReadonlyMap<PartyId, Decision>, viewer: readonly PartyId[]): AudienceView {
  const reads = (party: PartyId): boolean => includesRight(decisions.get(party)?.right ?? 'none', 'read');
  if (!viewer.some(reads)) return { full: false, dots: [], sees: null, total: null };
  const known = facts.parties.filter((party) => viewer.some((own) => mayKnow(own, party)));
  const dots = known.map((party) => ({ party: party.id, sees: reads(party.id) }));
  const full = known.length === facts.parties.length;
  return { full, dots, sees: full ? dots.filter((dot) => dot.sees).length : null, total: full ? dots.length : null };
}
