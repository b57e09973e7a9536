import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose readers were asked for each row whether they know of a party. */
const ASKED =
  'access_request cell_narrowing comment copy disclosure minutes_assent release revision_reader signoff_answer signoff_mark signoff_seat sitting_party task unit_override'.split(
    ' ',
  );

/** Says in the reading policies of these tables for one question about a party another, in the words the catalogue keeps. */
const reword = (from: string, to: string): string => `
  do $do$
    declare p record;
    begin
      for p in select tablename, policyname, qual from pg_policies
        where schemaname = 'public' and cmd = 'SELECT' and tablename = any ('{${ASKED.join()}}') and qual ~ '${from}'
      loop
        execute format('alter policy %I on %I using (%s)', p.policyname, p.tablename, regexp_replace(p.qual, '${from}', '${to}', 'g'));
      end loop;
    end $do$`;

const SEATS = 'with held as materialized (select party_id from ctx_held())';
const PARTIES = `(select coalesce(array_agg(party_id), '{}') from held)::uuid[]`;
const HEAD = 'language sql stable security definer set search_path = public as';
const tasks = (knows: string): string => `
  create or replace function ctx_tasks() returns setof uuid ${HEAD} $$ ${SEATS}
    select id from task where (issued_by = any (${PARTIES}) or owner_party = any (${PARTIES}) or checker_party = any (${PARTIES}))
      and ${knows} $$`;

const end = (found: string): string => `
  create or replace function section_end(p_section uuid) returns text ${HEAD} $$
    select max(rank collate "C") from unit where section_id = p_section and ${found} $$`;

/**
 * Walls before many rows gather the parties their reader knows of once, and a section is looked at for itself: to ask a
 * function costs 0.05 ms a row, and all sections of all cases were gathered to read one outline. The rules are those of before.
 */
export class KnownOnce1700000009998 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${reword('ctx_knows_party\\(([^()]*)\\)', '(\\1 in (select ctx_known_parties()))')};
      ${tasks('owner_party in (select ctx_known_parties())')};

      -- A policy cannot ask the passages themselves: theirs asks for the section when one is put in.
      create function ctx_reads_in(p_section uuid) returns boolean ${HEAD} $$
        select exists (select from unit u where u.section_id = p_section and u.id in (select ctx_units())) $$;
      revoke all on function ctx_reads_in(uuid) from public;
      grant execute on function ctx_reads_in(uuid) to soulad_app;
      alter policy reads on section using (record_id in (select ctx_records()) and (agenda_item_id is null
        or exists (select from agenda_item i where i.id = section.agenda_item_id) or ctx_reads_in(id)));
      ${end(`exists (select from section s left join agenda_item i on i.id = s.agenda_item_id
        where s.id = p_section and s.record_id in (select ctx_records())
          and (i.id is null or i.sitting_id = any ((select ctx_visible_sittings())::uuid[]) or ctx_reads_in(s.id)))`)};
      drop function ctx_sections()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function ctx_sections() returns setof uuid ${HEAD} $$
        select s.id from section s left join agenda_item i on i.id = s.agenda_item_id
          where s.record_id in (select ctx_records()) and (i.id is null or i.sitting_id = any ((select ctx_visible_sittings())::uuid[])
            or exists (select from unit u where u.section_id = s.id and u.id in (select ctx_units()))) $$;
      revoke all on function ctx_sections() from public;
      grant execute on function ctx_sections() to soulad_app;
      alter policy reads on section using (id in (select ctx_sections()));
      ${end('p_section in (select ctx_sections())')};
      drop function ctx_reads_in(uuid);
      ${tasks('ctx_knows_party(owner_party)')};
      ${reword('\\(([a-z_.]+) IN \\( SELECT ctx_known_parties\\(\\) AS ctx_known_parties\\)\\)', 'ctx_knows_party(\\1)')}`);
  }
}
