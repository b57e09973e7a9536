import type { AgencyId, Instant, SessionId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { AgencyView, SessionView } from './identity.graphql.js';
import { agenciesById } from './identity.repository.js';
import { presentAgency } from './present-viewer.js';

interface SessionRow {
  readonly id: SessionId;
  readonly agencyId: AgencyId | null;
  readonly role: string;
  readonly openedAt: Instant;
  readonly usedAt: Instant;
  readonly expiresAt: Instant;
}

/** Where somebody is signed in, as far as the caller may know: wholly for oneself. No address is kept of any of them. */
export async function sessionsOf(ctx: RequestContext, userId: UserId): Promise<SessionView[]> {
  const rows = await ctx.sql.query<SessionRow>(
    `select id, agency_id as "agencyId", role, instant(opened_at) as "openedAt", instant(used_at) as "usedAt",
            instant(expires_at) as "expiresAt" from sessions_of($1)`,
    [userId],
  );
  const ids = rows.flatMap((row) => row.agencyId ?? []);
  const agencies = new Map<string, AgencyView>(
    (await agenciesById(ctx, ids)).map((row) => [row.id, presentAgency(row)]),
  );
  return rows.map(({ id, agencyId, role, openedAt, usedAt, expiresAt }) => ({
    ...{ id, role, openedAt, usedAt, expiresAt },
    agency: agencyId === null ? null : (agencies.get(agencyId) ?? null),
    current: id === ctx.sessionId,
  }));
}

/** The same of the caller. */
export function ownSessions(ctx: RequestContext): Promise<SessionView[]> {
  return sessionsOf(ctx, ctx.userId);
}
