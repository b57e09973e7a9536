import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Three numbers of the whole installation for whoever runs it: none of them is of a case or of a person. */
export class OperatingFigures1700000009981 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- unsealed: seconds since the last checkpoint of the audit log while rows wait for the next; letters and late: people
      -- whom a letter is due to, and for how many seconds the first of them has been waiting.
      create function operating_figures() returns table (unsealed float8, letters int, late float8)
        language sql stable security definer set search_path = public as $$
        select
          case when exists (select from audit_head where seq > checkpointed_seq) then extract(epoch from now()
            - coalesce((select at from audit_checkpoint order by n desc limit 1), pg_postmaster_start_time()))::float8 else 0 end,
          count(*)::int, coalesce(extract(epoch from now() - min(d.due_at)), 0)::float8
          from mail_due d where d.due_at <= now() $$;
      revoke all on function operating_figures() from public;
      grant execute on function operating_figures() to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function operating_figures()');
  }
}
