import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FREEZE, THAW } from './minutes/freeze.js';
import { CASE_CLOSES_ALL, CASE_CLOSES_LIVE, DROP_MINUTES_FUNCTIONS, MINUTES_FUNCTIONS } from './minutes/functions.js';
import { DROP_MINUTES_TABLES, MINUTES_TABLES } from './minutes/tables.js';

/** Minutes from the end of the meeting to their closing, corrections as versions, dissent, and the freeze. */
export class Minutes1700000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MINUTES_TABLES);
    await runner.query(MINUTES_FUNCTIONS);
    await runner.query(CASE_CLOSES_ALL);
    await runner.query(FREEZE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(THAW);
    await runner.query(CASE_CLOSES_LIVE);
    await runner.query(DROP_MINUTES_FUNCTIONS);
    await runner.query(DROP_MINUTES_TABLES);
  }
}
