import { ProductError } from '@soulad/shared/errors';
import type { CommentId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { findThread } from './find-thread.js';
import { maySettle } from './steps.js';

/**
 * Settles a talk or opens it again: the party that began it, the one the passage came from, and who answers for the case.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP
 */
export async function settleThread(ctx: RequestContext, threadId: CommentId, settled: boolean): Promise<UnitId> {
  const { manifest, unit, root } = await findThread(ctx, threadId);
  if (!maySettle(manifest, unit, root)) throw new ProductError('FORBIDDEN_STEP');
  if ((root.resolvedAt !== null) !== settled) {
    const by = settled ? unit.held.partyId : null;
    await ctx.sql.query(
      'update comment set resolved_at = case when $2 then now() end, resolved_by = $3 where id = $1 returning id',
      [threadId, settled, by],
    );
    await announce(ctx, { kind: 'talk', recordId: manifest.record.id });
  }
  ctx.audit({
    ...{ action: 'talk.settle', caseId: manifest.record.caseId, objectType: 'comment', objectId: threadId },
    detail: { settled },
  });
  return unit.id;
}
