import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_REQUESTS, REQUEST_FUNCTIONS, REQUEST_POLICIES, REQUEST_TABLES } from './decisions/request-tables.js';

/** Requests for access and their answers; early ends of decisions; who signed a release, and what a narrower one limits. */
export class Requests1700000008260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REQUEST_TABLES);
    await runner.query(REQUEST_FUNCTIONS);
    await runner.query(REQUEST_POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_REQUESTS);
  }
}
