import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_REVISION_FUNCTIONS, REVISION_FUNCTIONS } from './revisions/functions.js';
import { REVISION_TABLES } from './revisions/tables.js';

/**
 * Revisions: immutable cuts of a record's shared units [I9]. Whoever cuts one reads no more by it than before: the units
 * come out through functions to be sealed at once, and a leaf is there for whom it was at the cut and who may still read.
 */
export class Revisions1700000009200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REVISION_TABLES);
    await runner.query(REVISION_FUNCTIONS);
    for (const table of ['revision', 'revision_leaf', 'revision_reader', 'revision_book']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
        create trigger frozen before update or delete on ${table} for each row execute function revision_frozen();
        create trigger frozen_whole before truncate on ${table} for each statement execute function revision_frozen();
      `);
    }
    await runner.query(`
      create policy reads on revision for select to soulad_app using (record_id in (select ctx_records()));
      create policy reads on revision_leaf for select to soulad_app using (id in (select ctx_leaves()));
      create policy reads on revision_reader for select to soulad_app
        using (leaf_id in (select ctx_leaves()) and ctx_knows_party(party_id));
      grant select on revision, revision_reader to soulad_app;
      grant select (id, revision_id, unit_id, gen, section_id, rank, body) on revision_leaf to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table revision_reader, revision_leaf, revision, revision_book cascade');
    await runner.query(DROP_REVISION_FUNCTIONS);
  }
}
