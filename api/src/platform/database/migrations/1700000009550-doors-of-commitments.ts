import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Takes the reminders that are due on the day, each once; `guard` says who may ask. */
const remindFor = (guard: string): string => `
  create or replace function task_remind(p_today date, p_before int) returns table
      (task_id uuid, case_id uuid, kind text, owner_party uuid, checker_party uuid, issued_by uuid)
    language sql security definer set search_path = public as $$
    with wanted as (
      select t.*, case when t.due_on < p_today then 'overdue' when t.due_on = p_today then 'due' else 'before' end as word
        from task t join case_file c on c.id = t.case_id
        where t.state in ('issued', 'accepted', 'in-progress', 'returned') and t.due_on <= p_today + p_before
          and c.state <> 'closed'${guard}),
    said as (
      insert into task_reminder (task_id, kind) select w.id, w.word from wanted w
        where not exists (select from task_reminder r where r.task_id = w.id and r.kind = w.word)
        on conflict do nothing returning task_reminder.task_id, task_reminder.kind)
    select w.id, w.case_id, s.kind, w.owner_party, w.checker_party, w.issued_by
      from said s join wanted w on w.id = s.task_id order by w.id $$;`;

/** The secret of a record: the one that stands, or the one given; `guard` says who may give the first. */
const secretFor = (guard: string): string => `
  create or replace function revision_secret(p_record uuid, p_fresh bytea) returns bytea
    language plpgsql security definer set search_path = public as $$
    declare found bytea;
    begin
      if p_record not in (select ctx_records()) then raise insufficient_privilege; end if;
      select b.secret into found from revision_book b where b.record_id = p_record;
      if found is not null or p_fresh is null then return found; end if;${guard}
      insert into revision_book (record_id, secret) values (p_record, p_fresh) on conflict do nothing;
      select b.secret into found from revision_book b where b.record_id = p_record;
      return found;
    end $$;`;

/** Who reads a task: its issuer, owner and checker, as far as they may know of its owner. */
const readersOfTasks = (clause: string): string => `
  create or replace function ctx_tasks() returns setof uuid language sql stable security definer set search_path = public as
    $$ select id from task where (issued_by = any (ctx_parties()) or owner_party = any (ctx_parties())
         or checker_party = any (ctx_parties()))${clause} $$;
  drop policy reads on task;
  create policy reads on task for select to soulad_app
    using ((issued_by = any ((select ctx_parties())::uuid[]) or owner_party = any ((select ctx_parties())::uuid[])
      or checker_party = any ((select ctx_parties())::uuid[]))${clause});`;

/**
 * Doors that stood wider than who goes through them: reminders are the clock's, which has no session; the secret of a
 * record is first given by who cuts a revision of it; a task is there for whoever may know of its owner.
 */
export class DoorsOfCommitments1700000009550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(remindFor(' and ctx_session() is null'));
    await runner.query(
      secretFor(`
      if not exists (select from record r where r.id = p_record and ctx_cuts(r.id, r.kind))
        then raise insufficient_privilege; end if;`),
    );
    await runner.query(readersOfTasks(' and ctx_knows_party(owner_party)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(remindFor(''));
    await runner.query(secretFor(''));
    await runner.query(readersOfTasks(''));
  }
}
