import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * Takes a shared unit back: nobody writes in it any more; who still sees it follows from the rules.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP
 */
export async function withdrawUnit(ctx: RequestContext, unitId: UnitId): Promise<void> {
  await unitStep(ctx, unitId, 'unit.withdraw', async ({ unit, manifest, stake }) => {
    requireStep(manifest.record.state === 'live' && unit.state === 'shared' && (stake.originator || stake.convener));
    await ctx.sql.query(`update unit set state = 'withdrawn' where id = $1`, [unitId]);
    await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
  });
}
