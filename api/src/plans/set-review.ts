import { ProductError } from '@soulad/shared/errors';
import type { RecordId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { mayAdd } from '../records/index.js';
import { answersForCase } from '../sharing/index.js';
import { readPlanManifest } from './plan-place.js';

/**
 * Sets the day on which the plan is looked at together; everybody at the table is told it, as of a meeting.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case
 */
export async function setPlanReview(ctx: RequestContext, recordId: RecordId, day: string | null): Promise<void> {
  const manifest = await readPlanManifest(ctx, recordId);
  if (!mayAdd(manifest) || !manifest.seats.some(answersForCase)) throw new ProductError('FORBIDDEN_STEP');
  await ctx.sql.query('update plan set review_on = $2::date where record_id = $1 returning record_id', [recordId, day]);
  await announce(ctx, { kind: 'manifest', recordId });
  const { caseId } = manifest.record;
  ctx.audit({ action: 'plan.review', caseId, objectType: 'record', objectId: recordId, rule: 'W24' });
}
