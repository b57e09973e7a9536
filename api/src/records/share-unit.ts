import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { openSitting } from './record.repository.js';
import { mayAdd } from './read-manifest.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * Puts a draft on the table: from now on its audience sees it.
 * @param epoch access epoch the caller looked at; the share sentence shown belongs to it
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, CONFLICT when the audience has changed since
 */
export async function shareUnit(ctx: RequestContext, unitId: UnitId, epoch: number): Promise<void> {
  await unitStep(ctx, unitId, 'unit.share', async ({ unit, manifest, stake }) => {
    // A draft written for somebody else is shared by its scribe only after its author has accepted it.
    requireStep(unit.state === 'draft' && mayAdd(manifest) && (stake.originator || (stake.scribe && !unit.awaitsAcceptance)));
    if (unit.epoch !== epoch) throw new ProductError('CONFLICT');
    const sitting = await openSitting(ctx, manifest.record.conferenceId);
    await ctx.sql.query(
      `update unit set state = 'shared', shared_at = now(), awaits_acceptance = awaits_acceptance and not $3,
         sitting_id = coalesce(sitting_id, $2), presented_at = case when $2::uuid is null then presented_at else coalesce(presented_at, now()) end
         where id = $1`,
      [unitId, sitting, stake.originator],
    );
    await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
    return { category: unit.category, rev: epoch };
  });
}
