import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GROUP_PUSH, PUSH_UPDATES_BEFORE, PUSH_UPDATES_NOTING } from './push/group-push.js';

/** Several units in one commit, judged by what was found at an earlier one as long as nothing has moved since. */
export class GroupPush1700000009970 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table crdt_client add column judged_session uuid, add column judged_epoch bigint, add column judged_n bigint,
        add column judged_seat uuid, add column judged_until timestamptz`);
    await runner.query(PUSH_UPDATES_NOTING);
    await runner.query(GROUP_PUSH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function push_group(uuid[], int[], bigint[], text, int[], uuid[], bigint[], bigint[], bigint[], int[],
      bytea, boolean[], uuid[])`);
    await runner.query(PUSH_UPDATES_BEFORE);
    await runner.query(`
      alter table crdt_client drop column judged_session, drop column judged_epoch, drop column judged_n,
        drop column judged_seat, drop column judged_until`);
  }
}
