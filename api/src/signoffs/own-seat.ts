import { ProductError } from '@soulad/shared/errors';
import type { PartyId } from '@soulad/shared/ids';
import type { RoundFacts } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { type Seat, seatsOf } from '../sharing/index.js';
import type { RoundRow } from './signoffs.repository.js';

/** Roles that speak for their seat with a signature. Somebody who supports, or leads from outside, does not. */
const SIGNS: readonly Seat['role'][] = [
  ...(['key_worker', 'convener', 'member', 'self', 'legal_representative', 'guardian'] as const),
];

/** Seats of the caller that are asked in the round and for which the caller may sign. */
export async function askedSeats(ctx: RequestContext, round: RoundRow, facts: RoundFacts): Promise<readonly Seat[]> {
  const seats = (await seatsOf(ctx)).filter((seat) => seat.caseId === round.caseId && !seat.emergency);
  return seats.filter((seat) => SIGNS.includes(seat.role) && facts.seats.some(({ party }) => party === seat.partyId));
}

/** The seat the caller answers for: the one named, or the only one. @throws ProductError NOT_FOUND */
export async function askedSeat(
  ctx: RequestContext,
  { round, facts }: { readonly round: RoundRow; readonly facts: RoundFacts },
  partyId: PartyId | null,
): Promise<Seat> {
  const seats = await askedSeats(ctx, round, facts);
  const seat = partyId === null ? seats[0] : seats.find((one) => one.partyId === partyId);
  if (!seat) throw new ProductError('NOT_FOUND');
  return seat;
}
