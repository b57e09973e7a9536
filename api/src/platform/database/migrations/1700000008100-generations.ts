import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_GENERATION_FUNCTIONS, GENERATION_FUNCTIONS } from './generations/functions.js';
import { DROP_GENERATION_TABLES, GENERATION_TABLES } from './generations/tables.js';

const READS_UNIT = 'unit_id in (select ctx_units())';

// Asked of the session's own lines alone, so that a row of the log costs one look into an index and no function call.
const reads = (table: string, since: '>' | '>=' | null): string => `${READS_UNIT}
  and exists (select from generation_reader r where r.unit_id = ${table}.unit_id and r.gen = ${table}.gen
    and r.party_id = any ((select ctx_parties())::uuid[]) ${since === null ? '' : `and ${table}.seq ${since} r.from_seq`})
  and (unit_id, gen) not in (select w.unit_id, w.gen from ctx_withheld() w)`;

/**
 * Text that moved to a narrower audience, or was deleted before an audience grew, is out of reach for good: the present
 * generation is read by the present audience from its floor on, a closed one by those who read it when it was closed,
 * read the unit now, and read everything that was carved out of it.
 */
export class Generations1700000008100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GENERATION_TABLES);
    await runner.query(GENERATION_FUNCTIONS);
    await runner.query(`
      create policy reads on generation_reader for select to soulad_app
        using (party_id = any ((select ctx_parties())::uuid[]));
      create policy reads on generation for select to soulad_app using (${reads('generation', null)});
      create policy reads on carving for select to soulad_app
        using (carved_unit in (select ctx_units()) and source_unit in (select ctx_units()));
      drop policy reads on unit_update;
      create policy reads on unit_update for select to soulad_app using (${reads('unit_update', '>')});
      drop policy reads on unit_snapshot;
      create policy reads on unit_snapshot for select to soulad_app using (${reads('unit_snapshot', '>=')});
      grant select on generation_reader, carving to soulad_app;
      grant select (unit_id, gen, made_at, closed_at, closed_seq) on generation to soulad_app;
      grant update (open_from_seq) on unit to soulad_app;
      grant update (declined_at, answer) on unit_override to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (declined_at, answer) on unit_override from soulad_app;
      revoke update (open_from_seq) on unit from soulad_app;
      drop policy reads on unit_snapshot;
      create policy reads on unit_snapshot for select to soulad_app using (${READS_UNIT});
      drop policy reads on unit_update;
      create policy reads on unit_update for select to soulad_app using (${READS_UNIT});
      drop policy reads on carving;
      drop policy reads on generation;
      drop policy reads on generation_reader;
    `);
    await runner.query(DROP_GENERATION_FUNCTIONS);
    await runner.query(DROP_GENERATION_TABLES);
  }
}
