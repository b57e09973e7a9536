import { ProductError } from '@soulad/shared/errors';
import type { Instant, MembershipId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { manages } from './end-sessions.js';
import type { AgencyMemberView } from './identity.graphql.js';
import { sessionsOf } from './own-sessions.js';

interface MemberRow {
  readonly id: MembershipId;
  readonly userId: UserId;
  readonly displayName: string;
  readonly role: string;
  readonly profession: string;
  readonly since: Instant;
}

/**
 * People with a live membership in the agency acted for, each with the sessions that act for it.
 * @throws ProductError FORBIDDEN_STEP for who manages nobody
 */
export async function agencyMembers(ctx: RequestContext): Promise<AgencyMemberView[]> {
  if (!manages(ctx)) throw new ProductError('FORBIDDEN_STEP');
  const rows = await ctx.sql.query<MemberRow>(
    `select m.id, u.id as "userId", u.display_name as "displayName", m.role, m.profession, instant(m.valid_from) as since
       from membership m join app_user u on u.id = m.user_id
       where m.agency_id = $1 and u.disabled_at is null and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       order by u.display_name, m.id`,
    [ctx.agencyId],
  );
  const members: AgencyMemberView[] = [];
  for (const { id, userId, displayName, role, profession, since } of rows) {
    const sessions = await sessionsOf(ctx, userId);
    const here = sessions.filter((session) => session.agency?.id === ctx.agencyId);
    members.push({ id, user: { id: userId, displayName }, role, profession, since, sessions: here });
  }
  return members;
}
