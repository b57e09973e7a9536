import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTEXT_FUNCTIONS, PRINCIPAL, PRINCIPAL_FUNCTIONS, PRINCIPAL_FUNCTIONS_BEFORE } from './context/functions.js';

const SITTING = 'sitting_id = any ((select ctx_visible_sittings())::uuid[])';
/** Walls that ask of every row whether its party may be known: the question, with what it is asked of. */
const WALLS = [
  ['party', 'id', (known: string) => `${known} or agency_id = (select ctx_headed_agency())`],
  ['attendance', 'party_id', (known: string) => `${SITTING} and ${known}`],
  ['turn', 'party_id', (known: string) => `${SITTING} and ${known}`],
] as const;

/** Questions about the caller are answered once a statement, no longer once a row. */
export class LeanContext1700000008950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PRINCIPAL);
    for (const text of [...PRINCIPAL_FUNCTIONS, ...CONTEXT_FUNCTIONS])
      await runner.query(`create or replace function ${text}`);
    for (const [table, column, wall] of WALLS)
      await runner.query(`alter policy reads on ${table} using (${wall(`${column} in (select ctx_known_parties())`)})`);
  }

  /** The same functions with bare calls. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column, wall] of WALLS)
      await runner.query(`alter policy reads on ${table} using (${wall(`ctx_knows_party(${column})`)})`);
    for (const text of [...PRINCIPAL_FUNCTIONS_BEFORE, ...CONTEXT_FUNCTIONS.map(bare)])
      await runner.query(`create or replace function ${text}`);
    await runner.query('drop function ctx_principal()');
  }
}

function bare(text: string): string {
  return text
    .replace(/\(\(select (ctx_\w+)\(\)\)::uuid\[\]\)/gu, '($1())')
    .replace(/\(select (ctx_(?:session|user|membership|agency|agency_type|headed_agency|is_admin)\(\))\)/gu, '$1')
    .replace('p.id in (select ctx_known_parties())', 'ctx_knows_party(p.id)');
}
