import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that prove a task. They hang on the task as others hang on a passage, sealed the same way. Until they are handed in
 * with the step they are its owner's alone; from then on they stand still, and whoever sees the task sees them.
 */
export class TaskFiles1700000009910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment alter column unit_id drop not null,
        add column task_id uuid references task,
        add column step_id uuid references task_step,
        add constraint attachment_place check (num_nonnulls(unit_id, task_id) = 1 and (step_id is null or task_id is not null));
      create index attachment_task on attachment (task_id) where task_id is not null;

      -- The seat of the session that may put files to the task now: its owner's, while it is worked on in an open case.
      create function ctx_proves(p_task uuid) returns uuid language sql stable security definer set search_path = public as $$
        select t.owner_party from task t join case_file c on c.id = t.case_id
          where t.id = p_task and t.owner_party = any (ctx_parties()) and t.state in ('accepted', 'in-progress', 'returned')
            and c.state <> 'closed' $$;

      -- Adds the row of a file; its pieces follow in the same transaction. The lock makes the cap hold for two uploads, and
      -- keeps a file from coming to a task that is handed in meanwhile.
      create function task_file_add(p_id uuid, p_task uuid, p_kind text, p_size int, p_name bytea, p_digest bytea, p_most int)
        returns boolean language plpgsql security definer set search_path = public as $$
        declare seat uuid;
        begin
          perform 1 from task where id = p_task for update;
          seat := ctx_proves(p_task);
          if seat is null then raise insufficient_privilege; end if;
          if (select count(*) from attachment where task_id = p_task) >= p_most then return false; end if;
          insert into attachment (id, task_id, party_id, user_id, kind, size, name, digest)
            values (p_id, p_task, seat, ctx_user(), p_kind, p_size, p_name, p_digest);
          return true;
        end $$;

      -- Takes a file away that was not handed in.
      create function task_file_remove(p_id uuid) returns boolean language plpgsql security definer set search_path = public as $$
        begin
          delete from attachment where id = p_id and task_id is not null and step_id is null and party_id = ctx_proves(task_id);
          return found;
        end $$;

      -- What its owner brought is handed in with the step that calls the task done.
      create function task_files_handed_in() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          update attachment set step_id = new.id where task_id = new.task_id and step_id is null and party_id = new.by_party;
          return null;
        end $$;
      create trigger task_files_handed_in after insert on task_step for each row when (new.to_state = 'done')
        execute function task_files_handed_in();

      create policy reads_of_task on attachment for select to soulad_app using (task_id in (select ctx_tasks())
        and (step_id is not null or party_id = any ((select ctx_parties())::uuid[])));
      grant execute on function ctx_proves(uuid), task_file_remove(uuid),
        task_file_add(uuid, uuid, text, int, bytea, bytea, int) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy reads_of_task on attachment;
      drop trigger task_files_handed_in on task_step;
      drop function task_files_handed_in(), task_file_remove(uuid), task_file_add(uuid, uuid, text, int, bytea, bytea, int),
        ctx_proves(uuid);
      delete from attachment where task_id is not null;
      alter table attachment drop constraint attachment_place, drop column step_id, drop column task_id,
        alter column unit_id set not null;
    `);
  }
}
