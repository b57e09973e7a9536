import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HELD, NEAR_FUNCTIONS } from './context/near.js';
import { NEAR_FUNCTIONS_BEFORE } from './context/near-before.js';

/** Every question of the walls about the caller is answered from the seats in one statement, and no longer through others. */
export class NearContext1700000009995 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HELD);
    for (const text of NEAR_FUNCTIONS) await runner.query(`create or replace function ${text}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const changed = new Set(NEAR_FUNCTIONS.map(nameOf));
    for (const text of NEAR_FUNCTIONS_BEFORE.filter((one) => changed.has(nameOf(one))))
      await runner.query(`create or replace function ${text}`);
    await runner.query('drop function ctx_held()');
  }
}

function nameOf(text: string): string {
  return text.slice(0, text.indexOf('('));
}
