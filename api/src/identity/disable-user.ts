import { ProductError } from '@soulad/shared/errors';
import type { SessionId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { noteEnded } from './end-sessions.js';
import type { UserRow } from './identity.repository.js';

/**
 * Shuts an account everywhere, or opens it again. Whether somebody is also known elsewhere is nobody's business but the
 * installation's: an agency ends its own membership instead.
 * @throws ProductError FORBIDDEN_STEP unless the caller is the installation's administrator, and for oneself; NOT_FOUND
 */
export async function disableUser(ctx: RequestContext, userId: UserId, disabled: boolean): Promise<UserRow> {
  if (!ctx.installationAdmin || userId === ctx.userId) throw new ProductError('FORBIDDEN_STEP');
  const [user] = await ctx.sql.query<UserRow>('select id, display_name from app_user where id = $1', [userId]);
  if (user === undefined) throw new ProductError('NOT_FOUND');
  const ended = await ctx.sql.query<{ id: SessionId }>('select user_disable($1, $2) as id', [userId, disabled]);
  const action = disabled ? 'user.disable' : 'user.enable';
  ctx.audit({ action, caseId: null, objectType: 'user', objectId: userId });
  await noteEnded(
    ctx,
    ended.map((row) => row.id),
  );
  return user;
}
