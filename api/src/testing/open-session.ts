import { createHash, randomBytes } from 'node:crypto';
import type { RunAsOwner } from './run-as-owner.js';

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A live session that is opened past the sign-in. */
export async function openSession(
  run: RunAsOwner,
  { sessionId, userId, membershipId }: Readonly<Record<'sessionId' | 'userId' | 'membershipId', string>>,
): Promise<{ readonly cookie: string; readonly ticket: () => Promise<string> }> {
  const token = randomBytes(32).toString('base64url');
  await run(
    `insert into session (id, token_hash, user_id, membership_id, absolute_expiry) values ($1, $2, $3, $4, now() + interval '10 hours')`,
    [sessionId, digest(token), userId, membershipId],
  );
  const ticket = async (): Promise<string> => {
    const made = randomBytes(32).toString('base64url');
    await run(
      `insert into socket_ticket (token_hash, session_id, expires_at) values ($1, $2, now() + interval '60 seconds')`,
      [digest(made), sessionId],
    );
    return made;
  };
  return { cookie: `__Host-sid=${token}`, ticket };
}
