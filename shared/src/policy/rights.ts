/** [P13] What may be done with a passage one sees. */
import type { CaseFacts, PartyFacts, UnitFacts } from './facts.js';
import { isFamilySeat } from './seats.js';
import { includesRight, type Right } from './vocabulary.js';

/**
 * [P13] The right of a party that sees the unit. Authors write; joint units are written by every agency that reads them;
 * all others comment and propose. While a record is out for comments nobody writes [W11]. A closed record, and a withdrawn
 * unit, are only read; from the seat of an emergency everything is [P21].
 */
export function rightOfReader(facts: CaseFacts, unit: UnitFacts, party: PartyFacts): Right {
  if (facts.recordState === 'closed' || unit.state === 'withdrawn' || party.emergency === true) return 'read';
  if (facts.recordState === 'commented') return 'propose';
  const author = unit.authorParty === party.id || unit.coAuthors.includes(party.id);
  // [P2] A draft is seen by its author and its scribe alone; both write it.
  if (author || unit.state === 'draft') return 'write';
  return unit.mode === 'joint' && !isFamilySeat(party.type) ? 'write' : 'propose';
}

/** The seat of one person at the table, as far as it changes a right. */
export interface Seat {
  /** Right of the person's party. */
  readonly right: Right;
  readonly minuteTaker: boolean;
}

/**
 * [P14] While the conference is live, its minute taker writes into owned units that the own party may read; the author sees
 * that and accepts it. Everything else is the right of the party.
 */
export function effectiveRight(seat: Seat, unit: Pick<UnitFacts, 'mode' | 'state'>, conferenceLive: boolean): Right {
  const takes = seat.minuteTaker && conferenceLive && unit.mode === 'owned' && unit.state !== 'withdrawn';
  return takes && includesRight(seat.right, 'read') ? 'write' : seat.right;
}
