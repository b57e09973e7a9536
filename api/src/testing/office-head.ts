import type { SessionId, UserId } from '@soulad/shared/ids';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { LiveTable, RunAsOwner } from './live-table.js';

/** Somebody of an office with a live session and no seat at the table. */
export interface OfficePerson {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly displayName: string;
  /** Value of the `Cookie` header. */
  readonly cookie: string;
  /** A fresh one-time ticket for a socket. */
  ticket(): Promise<string>;
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** One more person of the office that owns the case of the table; its head unless another role is named. */
export async function officePerson(
  run: RunAsOwner,
  table: Pick<LiveTable, 'caseId'>,
  { name = 'Vlasta Vedoucí', role = 'head' } = {},
): Promise<OfficePerson> {
  const [userId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const token = randomBytes(32).toString('base64url');
  await run('insert into app_user (id, login, display_name) values ($1, $3, $2)', [userId, name, userId]);
  await run(
    `insert into membership (id, user_id, agency_id, role, valid_from)
       select $1, $2, owner_agency_id, $3, now() - interval '1 day' from case_file where id = $4`,
    [membershipId, userId, role, table.caseId],
  );
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
  // Decoder: ids of the test's own making.
  const ids = { userId, sessionId } as unknown as Pick<OfficePerson, 'userId' | 'sessionId'>;
  return { ...ids, displayName: name, cookie: `__Host-sid=${token}`, ticket };
}
