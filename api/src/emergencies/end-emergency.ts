import { ProductError } from '@soulad/shared/errors';
import type { UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { recomputeAudience } from '../sharing/index.js';
import { tellCase } from './begin-emergency.js';
import { requireEmergency } from './emergencies.repository.js';

/**
 * Ends an emergency before its time: at once, for live viewers too. Open to the person and to who answers for the case.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP when it is over or not the caller's to end
 */
export async function endEmergency(ctx: RequestContext, id: string): Promise<void> {
  const { case_id: caseId, user_id: userId } = await requireEmergency(ctx, id);
  const [row] = await ctx.sql.query<{ done: boolean }>('select emergency_end($1) as done', [id]);
  if (row?.done !== true) throw new ProductError('FORBIDDEN_STEP');
  ctx.audit({ action: 'emergency.end', caseId, objectType: 'emergency', objectId: id, rule: 'P21' });
  const witnesses = await ctx.sql.query<{ id: UserId }>('select emergency_told($1) as id', [id]);
  const to = { userIds: [...witnesses.map((one) => one.id), userId] };
  ctx.notify({ kind: 'emergencyReview', caseId, objectType: 'emergency', objectId: id, to });
  await recomputeAudience(ctx, caseId);
  await tellCase(ctx, caseId);
}
