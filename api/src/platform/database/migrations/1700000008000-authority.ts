import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNTS, ACCOUNTS_BEFORE } from './authority/accounts.js';
import { AUDIENCE_BEFORE, AUDIENCE_WITH_ENDS } from './authority/audience.js';
import { ORACLES_BEFORE, ORACLES_CLOSED } from './authority/oracles.js';
import { LIVE_SESSIONS, LIVE_SESSIONS_BEFORE } from './authority/live-sessions.js';
import { DROP_MOVING_AUTHORITY, MOVING_AUTHORITY } from './authority/moving.js';
import { PUSH_BEFORE } from './authority/push-before.js';
import { PUSH_UNDER_AUTHORITY } from './authority/push.js';
import { SESSIONS_BEFORE, SESSIONS_UNDER_AUTHORITY } from './authority/sessions.js';

/** Ends of sessions, memberships, assignments and accounts, in one order with what is written and sent. */
export class Authority1700000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MOVING_AUTHORITY);
    await runner.query(
      `drop function push_updates(uuid, int, bigint, text, uuid[], bigint[], bigint[], bigint[], bytea[])`,
    );
    await runner.query(PUSH_UNDER_AUTHORITY);
    await runner.query(SESSIONS_UNDER_AUTHORITY);
    await runner.query('drop function live_seats(uuid[])');
    await runner.query(LIVE_SESSIONS);
    await runner.query(AUDIENCE_WITH_ENDS);
    await runner.query(ACCOUNTS);
    await runner.query(ORACLES_CLOSED);
    await runner.query(`
      grant execute on function authority_claim(uuid[]), authority_numbers(uuid[]), ctx_authority(uuid[]),
        live_seats(uuid[]),
        push_updates(uuid, int, bigint, text, uuid[], bigint[], bigint[], bigint[], bytea[], boolean[], uuid[]) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ORACLES_BEFORE);
    await runner.query(ACCOUNTS_BEFORE);
    await runner.query(AUDIENCE_BEFORE);
    await runner.query('drop function live_seats(uuid[])');
    await runner.query(LIVE_SESSIONS_BEFORE);
    await runner.query(SESSIONS_BEFORE);
    await runner.query(`
      drop function push_updates(uuid, int, bigint, text, uuid[], bigint[], bigint[], bigint[], bytea[], boolean[], uuid[]),
        ctx_authority(uuid[]), ctx_until(uuid[]);
    `);
    await runner.query(PUSH_BEFORE);
    await runner.query(DROP_MOVING_AUTHORITY);
  }
}
