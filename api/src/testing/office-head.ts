import type { SessionId, UserId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import type { LiveTable } from './live-table.js';
import type { RunAsOwner } from './run-as-owner.js';
import { openSession } from './open-session.js';

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

/** One more person of the office that owns the case of the table; its head unless another role is named. */
export async function officePerson(
  run: RunAsOwner,
  table: Pick<LiveTable, 'caseId'>,
  { name = 'Vlasta Vedoucí', role = 'head' } = {},
): Promise<OfficePerson> {
  const [userId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  await run('insert into app_user (id, login, display_name) values ($1, $3, $2)', [userId, name, userId]);
  await run(
    `insert into membership (id, user_id, agency_id, role, valid_from)
       select $1, $2, owner_agency_id, $3, now() - interval '1 day' from case_file where id = $4`,
    [membershipId, userId, role, table.caseId],
  );
  const session = await openSession(run, { sessionId, userId, membershipId });
  // Decoder: ids of the test's own making.
  const ids = { userId, sessionId } as unknown as Pick<OfficePerson, 'userId' | 'sessionId'>;
  return { ...ids, displayName: name, ...session };
}
