import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { caseFacts, decideAudience, type Stake } from '../sharing/index.js';
import { requireReason } from './reason.js';
import { requireStep, unitStep } from './unit-step.js';

/** Catalogue ids of legal bases. */
const BASIS = /^[a-z0-9][a-z0-9-]{1,62}$/;

export interface Allowance {
  readonly partyId: PartyId;
  /** Catalogue id of the legal basis. */
  readonly basis: string;
  readonly reason: string;
}

/**
 * Lets one more party read a unit. [I5] It needs the party it came from and the convener, both on the same basis: a
 * caller who is one of them leaves one half, and the other one's same call completes it. A caller who is both does it alone.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP; BLOCKED_BY_LAW when no decision of the table can allow it
 */
export async function allowParty(ctx: RequestContext, unitId: UnitId, allowance: Allowance): Promise<void> {
  const { partyId, basis } = allowance;
  const words = requireReason(allowance.reason);
  if (!BASIS.test(basis)) throw new ProductError('BAD_INPUT');
  await unitStep(ctx, unitId, 'unit.allow', async ({ unit, manifest, stake }) => {
    requireStep(unit.state === 'shared' && (stake.originator || stake.convener));
    if (!manifest.marks.has(partyId)) throw new ProductError('NOT_FOUND');
    const other = await takeOtherHalf(ctx, stake, allowance);
    const byOriginator = stake.originator || other;
    const byConvener = stake.convener || other;
    await ctx.sql.query(
      `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from)
       values ($1, $2, $3, 'allow', $4, $5, $6, $7, $8, now())`,
      [ctx.ids.uuid(), unitId, partyId, basis, words, byOriginator, byConvener, ctx.userId],
    );
    if (byOriginator && byConvener) await refuseBlocked(ctx, stake, partyId);
    return { party: partyId, basis, complete: byOriginator && byConvener };
  });
}

/** @returns true when the half that the caller cannot give was there; it is used up by this */
async function takeOtherHalf(ctx: RequestContext, stake: Stake, { partyId, basis }: Allowance): Promise<boolean> {
  if (stake.originator && stake.convener) return false;
  const used = await ctx.sql.query<{ id: string }>(
    `update unit_override set valid_to = now() where unit_id = $1 and party_id = $2 and effect = 'allow' and basis = $3
       and by_originator = $4 and by_convener = $5 and valid_to is null returning id`,
    [stake.unit.id, partyId, basis, !stake.originator, !stake.convener],
  );
  return used.length > 0;
}

// Thrown, so that nothing of the decision stays.
async function refuseBlocked(ctx: RequestContext, stake: Stake, partyId: PartyId): Promise<void> {
  const facts = await caseFacts(ctx, stake.facts.caseId);
  const unit = facts.units.find((one) => one.id === stake.unit.id);
  const line = unit && decideAudience(facts, [unit]).find((one) => one.partyId === partyId);
  if (!line || !includesRight(line.right, 'read')) throw new ProductError('BLOCKED_BY_LAW');
}
