import type { CaseId, PartyId } from '@soulad/shared/ids';
import type { PartyType } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { heldIn } from '../platform/database/held.js';

export type RoleAtTable =
  | 'key_worker'
  | 'convener'
  | 'facilitator'
  | 'minute_taker'
  | 'member'
  | 'self'
  | 'support_person'
  | 'legal_representative'
  | 'guardian';

/** One seat the caller sits on now. */
export interface Seat {
  readonly partyId: PartyId;
  readonly caseId: CaseId;
  readonly role: RoleAtTable;
  readonly isConvener: boolean;
  /** Held for the minutes of an emergency: it reads and does nothing else [P21]. */
  readonly emergency: boolean;
}

interface SeatRow extends Seat {
  readonly type: PartyType;
  readonly agencyId: string | null;
  readonly from: number;
  readonly to: number | null;
  readonly seatFrom: number;
  readonly seatTo: number | null;
}

/**
 * The seats of the caller, that of an emergency last, worked out in the application from assignments and parties: the first wall must not lean on
 * the context functions of the second [I3].
 */
export function seatsOf(ctx: RequestContext): Promise<readonly Seat[]> {
  return heldIn(ctx.sql, 'seats', () => readSeats(ctx));
}

async function readSeats(ctx: RequestContext): Promise<readonly Seat[]> {
  const rows = await ctx.sql.query<SeatRow>(
    `select p.id as "partyId", p.case_id as "caseId", a.role_at_table as role, p.is_convener as "isConvener",
            p.emergency_id is not null as emergency, p.type, p.agency_id as "agencyId", instant(a.valid_from) as "from", instant(a.valid_to) as "to",
            instant(p.valid_from) as "seatFrom", instant(p.valid_to) as "seatTo"
       from assignment a join party p on p.id = a.party_id where a.user_id = $1
       order by p.emergency_id is not null, p.id`,
    [ctx.userId],
  );
  const live = (from: number, to: number | null): boolean => from <= ctx.now && (to === null || to > ctx.now);
  return rows
    .filter((row) => row.agencyId === ctx.agencyId && live(row.from, row.to) && live(row.seatFrom, row.seatTo))
    .map(({ partyId, caseId, role, isConvener, emergency, type }) => ({
      ...{ partyId, caseId, isConvener, emergency },
      role: takesRole(role, { type, isConvener }) ? role : 'member',
    }));
}

/**
 * Whether somebody on such a seat may have this role. A meeting is led and written down from the convening seat or from
 * the facilitator's: an agency names its own people, but not into the lead of the table.
 */
export function takesRole(
  role: RoleAtTable,
  seat: { readonly type: PartyType; readonly isConvener: boolean },
): boolean {
  return (role !== 'facilitator' && role !== 'minute_taker') || seat.isConvener || seat.type === 'facilitation';
}

/** True when the seat sees every part of every meeting: the convening one in any role, and that of an emergency. */
export function hostsCase(seat: Seat): boolean {
  return seat.isConvener || seat.emergency;
}

/** True when the seat answers for the case: it may narrow, check categories and give the convener's half of a widening. */
export function answersForCase(seat: Seat): boolean {
  return seat.isConvener && (seat.role === 'key_worker' || seat.role === 'convener');
}
