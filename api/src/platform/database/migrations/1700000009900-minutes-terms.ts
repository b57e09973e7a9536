import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose terms the table is told: those from which days follow that it is told. */
const limitsTold = (kinds: string): string => `
  create or replace function clock_limits_of(p_case uuid) returns table (kind text, unit text, n int)
    language sql stable security definer set search_path = public as $$
    select l.kind, l.unit, l.n from clock_limit l join case_file c on c.owner_agency_id = l.agency_id
      where c.id = p_case and l.n is not null
        and (p_case = any (ctx_host_cases()) or p_case = any (ctx_cases()) and l.kind in (${kinds})) $$;`;

/** The window for comments may be made longer; the term of minutes is told with the day they are promised for. */
export class MinutesTerms1700000009900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${limitsTold(`'ipod-first', 'minutes'`)}
      create function minutes_extend(p_record uuid, p_until date) returns boolean
        language plpgsql security definer set search_path = public as $$
        begin
          if not minutes_hold(p_record) then raise insufficient_privilege; end if;
          update minutes set comments_until = p_until
            where record_id = p_record and state = 'for-comments' and comments_until < p_until
              and exists (select from record r where r.id = p_record and r.state <> 'closed');
          return found;
        end $$;
      grant execute on function minutes_extend(uuid, date) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function minutes_extend(uuid, date);
      ${limitsTold(`'ipod-first'`)}
    `);
  }
}
