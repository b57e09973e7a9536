import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTEXT_FUNCTIONS, DROP_CONTEXT_FUNCTIONS } from './walls/context-functions.js';
import { GRANTS } from './walls/grants.js';
import { POLICIES } from './walls/policies.js';

/** Tables of the product; every one has row-level security, enabled and forced. */
const TABLES = [
  ...['agency', 'app_user', 'membership', 'session', 'socket_ticket', 'demo_person', 'rate_window'],
  ...['family', 'person', 'relation', 'case_file', 'case_child', 'party', 'assignment', 'release'],
  ...['conference', 'sitting', 'sitting_party', 'agenda_item', 'attendance', 'turn'],
  ...[
    'record',
    'section',
    'unit',
    'unit_override',
    'audience',
    'unit_update',
    'unit_snapshot',
    'crdt_client',
    'disclosure',
  ],
  ...['audit_event', 'audit_head'],
] as const;

/**
 * The second wall [I3]. A table answers the server's role only what the session in `app.session` may see; without one
 * it is empty. The owner passes, so that SECURITY DEFINER functions can look everything up.
 */
export class Walls1700000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTEXT_FUNCTIONS);
    for (const table of TABLES) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
      `);
    }
    for (const [name, command, table, clause] of POLICIES) {
      await runner.query(`create policy ${name} on ${table} for ${command} to soulad_app ${clause}`);
    }
    await runner.query(GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke all on all tables in schema public from soulad_app');
    for (const [name, , table] of POLICIES) await runner.query(`drop policy ${name} on ${table}`);
    for (const table of TABLES) {
      await runner.query(`
        drop policy owner_all on ${table};
        alter table ${table} no force row level security;
        alter table ${table} disable row level security;
      `);
    }
    await runner.query(DROP_CONTEXT_FUNCTIONS);
  }
}
