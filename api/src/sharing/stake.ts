import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { caseFacts } from './case-facts.js';
import type { SharedUnit, SharingFacts } from './facts.repository.js';
import { rightsOf } from './rights.js';
import { answersForCase, type Seat, seatsOf } from './seats.js';

/** What the caller is to one unit: reader only, or one who answers for its audience [I5]. */
export interface Stake {
  readonly facts: SharingFacts;
  readonly unit: SharedUnit;
  readonly seats: readonly Seat[];
  readonly own: readonly PartyId[];
  /** Sits on the seat the unit came from. */
  readonly originator: boolean;
  /** Answers for the case. */
  readonly convener: boolean;
  /** Drafts it as minute taker for its author. */
  readonly scribe: boolean;
}

/**
 * @throws ProductError NOT_FOUND when the caller may not read the unit
 */
export async function stakeIn(ctx: RequestContext, unitId: UnitId): Promise<Stake> {
  const seats = await seatsOf(ctx);
  const right = (await rightsOf(ctx, [unitId], seats)).get(unitId)?.right ?? 'none';
  if (!includesRight(right, 'read')) throw new ProductError('NOT_FOUND');
  const [row] = await ctx.sql.query<{ caseId: Seat['caseId'] | null }>('select unit_case($1) as "caseId"', [unitId]);
  if (!row?.caseId) throw new ProductError('NOT_FOUND');
  const { caseId } = row;
  const facts = await caseFacts(ctx, caseId);
  const unit = facts.units.find((one) => one.id === unitId);
  if (!unit) throw new ProductError('NOT_FOUND');
  const atCase = seats.filter((seat) => seat.caseId === caseId);
  const own = atCase.map((seat) => seat.partyId);
  return {
    facts,
    unit,
    seats: atCase,
    own,
    originator: own.includes(unit.authorParty),
    convener: atCase.some(answersForCase),
    scribe: unit.scribeParty !== null && own.includes(unit.scribeParty),
  };
}
