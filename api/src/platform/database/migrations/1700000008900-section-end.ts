import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a section ends for everybody: what is put at its end stands behind what its writer cannot see too, so that the
 * order of two passages never depends on hidden ones. Ranks never leave the server.
 */
export class SectionEnd1700000008900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function section_end(p_section uuid) returns text language sql stable security definer set search_path = public as
        $$ select max(rank collate "C") from unit where section_id = p_section and p_section in (select ctx_sections()) $$;
      revoke all on function section_end(uuid) from public;
      grant execute on function section_end(uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function section_end(uuid)');
  }
}
