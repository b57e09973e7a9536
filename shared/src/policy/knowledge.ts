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

const NOTHING: AudienceView = { full: false, dots: [], sees: null, total: null };

/**
 * [P15] The audience of a unit for the seats of one viewer who reads it. In full, with counts, only when the viewer may know
 * every seat of the case: dots with a gap, or a total, would reveal the hidden one. Otherwise the viewer's own dots alone.
 */
export function audienceView(
  facts: Pick<CaseFacts, 'parties'>,
  decisions: ReadonlyMap<PartyId, Pick<Decision, 'right'>>,
  viewer: readonly PartyId[],
): AudienceView {
  const reads = (party: PartyId): boolean => includesRight(decisions.get(party)?.right ?? 'none', 'read');
  if (!viewer.some(reads)) return NOTHING;
  const full = facts.parties.every((party) => viewer.some((own) => mayKnow(own, party)));
  const shown = full ? facts.parties : facts.parties.filter(({ id }) => viewer.includes(id));
  const dots = shown.map(({ id }) => ({ party: id, sees: reads(id) }));
  return { full, dots, sees: full ? dots.filter((dot) => dot.sees).length : null, total: full ? dots.length : null };
}
