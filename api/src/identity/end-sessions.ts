import { ProductError } from '@soulad/shared/errors';
import type { SessionId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';

/**
 * Ends another session of one's own: its sockets close at once, what it has not saved is refused [I7]. The session in
 * use ends by signing out, which empties the browser too.
 * @throws ProductError FORBIDDEN_STEP for the session in use; NOT_FOUND for any other that is not a live one of one's own
 */
export async function endOwnSession(ctx: RequestContext, sessionId: SessionId): Promise<void> {
  if (sessionId === ctx.sessionId) throw new ProductError('FORBIDDEN_STEP');
  if ((await end(ctx, ctx.userId, sessionId)) === 0) throw new ProductError('NOT_FOUND');
}

/** Ends all sessions of one's own but the one in use. @returns how many ended */
export function endOtherSessions(ctx: RequestContext): Promise<number> {
  return end(ctx, ctx.userId, null);
}

/**
 * Ends the sessions of somebody else that act for an agency the caller manages; for the installation's administrator,
 * all of them. @returns how many ended: 0 alike for nobody, for somebody not the caller's to manage and for somebody who
 * is not signed in
 * @throws ProductError FORBIDDEN_STEP for oneself, and for who manages nobody
 */
export async function endSessionsOf(ctx: RequestContext, userId: UserId): Promise<number> {
  if (userId === ctx.userId || !manages(ctx)) throw new ProductError('FORBIDDEN_STEP');
  return end(ctx, userId, null);
}

/** True for who manages people at all: the installation's administrator, the head and the administrator of an agency. */
export function manages(ctx: Pick<RequestContext, 'installationAdmin' | 'role'>): boolean {
  return ctx.installationAdmin || ctx.role === 'head' || ctx.role === 'admin';
}

/** Notes and announces sessions that have just ended. */
export async function noteEnded(ctx: RequestContext, sessionIds: readonly SessionId[]): Promise<void> {
  for (const sessionId of sessionIds) {
    ctx.audit({ action: 'session.end', caseId: null, objectType: 'session', objectId: sessionId });
    await announce(ctx, { kind: 'session', sessionId });
  }
}

async function end(ctx: RequestContext, userId: UserId, only: SessionId | null): Promise<number> {
  const ended = await ctx.sql.query<{ id: SessionId }>('select sessions_end($1, $2, $3) as id', [
    ...[userId, only, ctx.sessionId],
  ]);
  await noteEnded(
    ctx,
    ended.map((row) => row.id),
  );
  return ended.length;
}
