import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  DROP_EMERGENCY_FUNCTIONS,
  EMERGENCY_FUNCTIONS,
  EMERGENCY_SIGHT,
  ORDINARY_SIGHT,
} from './decisions/emergency-functions.js';
import {
  DROP_EMERGENCY_POLICIES,
  DROP_EMERGENCY_TABLES,
  EMERGENCY_POLICIES,
  EMERGENCY_TABLES,
} from './decisions/emergency-tables.js';

/** Emergency access: its seat, its review, and the sight it gives [P21]. */
export class Decisions1700000008250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EMERGENCY_TABLES);
    await runner.query(EMERGENCY_FUNCTIONS);
    await runner.query(EMERGENCY_SIGHT);
    await runner.query(EMERGENCY_POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ORDINARY_SIGHT);
    await runner.query(DROP_EMERGENCY_POLICIES);
    await runner.query(DROP_EMERGENCY_FUNCTIONS);
    await runner.query(DROP_EMERGENCY_TABLES);
  }
}
