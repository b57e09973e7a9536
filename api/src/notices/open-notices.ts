import { ProductError } from '@soulad/shared/errors';
import type { NoticeId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import type { NoticeSubjects } from '../platform/notices.js';
import { visibleNotices } from './list-notices.js';

/**
 * Notes that the caller has opened one of the own notices.
 * @throws ProductError NOT_FOUND when it does not exist for the caller any more
 */
export async function openNotice(ctx: RequestContext, subjects: NoticeSubjects, id: NoticeId): Promise<void> {
  const notices = await visibleNotices(ctx, subjects);
  const notice = notices.find((one) => one.id === id);
  if (!notice) throw new ProductError('NOT_FOUND');
  await open(ctx, [notice.objectId]);
}

/** The same of all that exist for the caller. */
export async function openAllNotices(ctx: RequestContext, subjects: NoticeSubjects): Promise<void> {
  const notices = await visibleNotices(ctx, subjects);
  await open(ctx, [...new Set(notices.map(({ objectId }) => objectId))]);
}

async function open(ctx: RequestContext, objects: readonly string[]): Promise<void> {
  await ctx.sql.query(
    `update notice set opened_at = now() where user_id = $1 and membership_id = $2 and object_id = any ($3) and opened_at is null returning id`,
    [ctx.userId, ctx.membershipId, objects],
  );
  await announce(ctx, { kind: 'notices', userIds: [ctx.userId] });
  ctx.audit({ action: 'notice.open', caseId: null, objectType: 'notice', objectId: null });
}
