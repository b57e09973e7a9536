import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * The author's yes to words that the minute taker wrote down.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP when the caller is not the author or nothing waits
 */
export async function acceptScribed(ctx: RequestContext, unitId: UnitId): Promise<void> {
  await unitStep(ctx, unitId, 'unit.accept', async ({ unit, manifest, stake }) => {
    requireStep(stake.originator && unit.awaitsAcceptance && manifest.record.state !== 'closed');
    await ctx.sql.query('update unit set awaits_acceptance = false where id = $1', [unitId]);
    await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
  });
}
