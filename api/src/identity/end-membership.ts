import { ProductError } from '@soulad/shared/errors';
import type { CaseId, MembershipId, SessionId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { manages, noteEnded } from './end-sessions.js';

interface MembershipToEnd {
  readonly userId: UserId;
  readonly ended: boolean;
}

interface EndedRow {
  readonly sessionId: SessionId | null;
  readonly caseId: CaseId | null;
}

/**
 * Ends somebody's membership in an agency: the sessions acting for it and the seats held through it end with it.
 * @throws ProductError NOT_FOUND unless it is a membership of the own agency (of any, for the installation's
 *   administrator); FORBIDDEN_STEP for who manages nobody, for one's own and for one that has ended
 */
export async function endMembership(ctx: RequestContext, membershipId: MembershipId): Promise<void> {
  if (!manages(ctx)) throw new ProductError('FORBIDDEN_STEP');
  const [found] = await ctx.sql.query<MembershipToEnd>(
    `select user_id as "userId", coalesce(valid_to <= now(), false) as ended from membership
       where id = $1 and ($2 or agency_id = $3)`,
    [membershipId, ctx.installationAdmin, ctx.agencyId],
  );
  if (found === undefined) throw new ProductError('NOT_FOUND');
  if (found.userId === ctx.userId || found.ended) throw new ProductError('FORBIDDEN_STEP');
  const rows = await ctx.sql.query<EndedRow>(
    'select session_id as "sessionId", case_id as "caseId" from membership_end($1)',
    [membershipId],
  );
  ctx.audit({ action: 'membership.end', caseId: null, objectType: 'membership', objectId: membershipId });
  await noteEnded(
    ctx,
    rows.flatMap((row) => row.sessionId ?? []),
  );
  for (const caseId of new Set(rows.flatMap((row) => row.caseId ?? []))) {
    await announce(ctx, { kind: 'seats', caseId });
    await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
  }
}
