import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_TASKS, TASK_FUNCTIONS, TASK_POLICIES, TASK_TABLES } from './tasks/task-tables.js';

/** Follow-up tasks: issued by the convener to a party, read by the issuer, the owner and the checker. */
export class Tasks1700000009300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TASK_TABLES);
    await runner.query(TASK_FUNCTIONS);
    await runner.query(TASK_POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Notices about what is no more.
    await runner.query(`delete from notice where object_type = 'task'`);
    await runner.query(DROP_TASKS);
  }
}
