import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { answersForCase, hostsCase, type Seat, seatsOf } from '../sharing/index.js';

/** What the caller is in one case. Every read of the case starts here: the first of the two walls [I3]. */
export interface CaseScope {
  readonly caseId: CaseId;
  /** The caller's seats in this case. */
  readonly seats: readonly Seat[];
  readonly partyIds: readonly PartyId[];
  /** Sits on the convening seat, in whatever role, or reads in an emergency: sees every sitting. */
  readonly hosts: boolean;
  /** Reads in an emergency: knows of every party and person [P21]. */
  readonly emergency: boolean;
  /** Answers for the case: invites, ends, records releases, proposes and steps conferences. */
  readonly convenes: boolean;
  /** Notes what happens in a conference: convener, facilitator or minute taker. */
  readonly leads: boolean;
}

/**
 * @throws ProductError NOT_FOUND without a seat, whether or not there is such a case [I11]
 */
export async function caseScope(ctx: RequestContext, caseId: CaseId): Promise<CaseScope> {
  const seats = (await seatsOf(ctx)).filter((seat) => seat.caseId === caseId);
  if (seats.length === 0 && walls().app) throw new ProductError('NOT_FOUND');
  return scopeOf(caseId, seats);
}

/** The same for every case the caller sits in. */
export async function allScopes(ctx: RequestContext): Promise<CaseScope[]> {
  const seats = await seatsOf(ctx);
  const ids = [...new Set(seats.map((seat) => seat.caseId))];
  return ids.map((id) =>
    scopeOf(
      id,
      seats.filter((seat) => seat.caseId === id),
    ),
  );
}

/** Whether something known only to `knownTo` (null = to the whole table) may be known to the caller. */
export function mayKnow(scope: CaseScope, knownTo: readonly PartyId[] | null): boolean {
  return !walls().app || scope.emergency || knownTo === null || knownTo.some((id) => scope.partyIds.includes(id));
}

/**
 * Whether the caller may know that this party sits at the table. A party always knows itself.
 */
export function knowsParty(
  scope: CaseScope,
  party: { id: PartyId; known_to: readonly PartyId[] | null; emergency: boolean },
): boolean {
  // [P21] The seat of an emergency stands at no table, not even to whoever holds it.
  return !party.emergency && (scope.partyIds.includes(party.id) || mayKnow(scope, party.known_to));
}

/** @throws ProductError FORBIDDEN_STEP unless the caller answers for the case */
export function assertConvenes(scope: CaseScope): void {
  if (!scope.convenes) throw new ProductError('FORBIDDEN_STEP');
}

function scopeOf(caseId: CaseId, seats: readonly Seat[]): CaseScope {
  const convenes = seats.some(answersForCase);
  return {
    caseId,
    seats,
    partyIds: [...new Set(seats.map((seat) => seat.partyId))],
    hosts: seats.some(hostsCase),
    emergency: seats.some((seat) => seat.emergency),
    convenes,
    leads: convenes || seats.some((seat) => seat.role === 'facilitator' || seat.role === 'minute_taker'),
  };
}
