import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GROUP_PUSH_BEFORE, GROUP_PUSH_BY_LEASE } from './push/by-lease.js';

/** A row costs the same to store whether the log of its unit has ten rows or ten thousand. */
export class PushByLease1700000009994 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GROUP_PUSH_BY_LEASE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(GROUP_PUSH_BEFORE);
  }
}
