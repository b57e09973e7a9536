import { ProductError } from '@soulad/shared/errors';
import type { CommentId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { findComment } from './find-thread.js';
import { mayTakeBack } from './steps.js';

/**
 * Takes the caller's own words away for good; the talk stays for those who answered.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP for somebody else's, and where nothing is written any more
 */
export async function takeBackComment(ctx: RequestContext, id: CommentId): Promise<UnitId> {
  const { manifest, unit, comment } = await findComment(ctx, id);
  if (!mayTakeBack(ctx, manifest, unit, comment)) throw new ProductError('FORBIDDEN_STEP');
  const [row] = await ctx.sql.query<{ gone: boolean }>('select comment_take_back($1) as gone', [id]);
  if (row?.gone !== true) throw new ProductError('FORBIDDEN_STEP');
  await announce(ctx, { kind: 'talk', recordId: manifest.record.id });
  ctx.audit({ action: 'talk.takeBack', caseId: manifest.record.caseId, objectType: 'comment', objectId: id });
  return unit.id;
}
