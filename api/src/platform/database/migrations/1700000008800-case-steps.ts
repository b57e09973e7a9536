import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closing and reopening a case. What is closed takes no new seat, conference or record, whoever writes the row. */
export class CaseSteps1700000008800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_step (
        id uuid primary key,
        case_id uuid not null references case_file,
        from_state text not null,
        to_state text not null check (to_state in ('closed', 'reopened')),
        reason bytea not null,
        by_user uuid not null references app_user,
        at timestamptz not null default now()
      );
      create index case_step_case on case_step (case_id, at);
      alter table case_step enable row level security;
      alter table case_step force row level security;
      create policy owner_all on case_step to soulad_owner using (true) with check (true);
      create policy reads on case_step for select to soulad_app using (case_id = any ((select ctx_host_cases())::uuid[]));
      grant select on case_step to soulad_app;

      -- Takes the step for whoever answers for the case. Closing freezes its records and ends the seats of the other
      -- organisations; the convening one and the people of the family go on reading. Nothing of that comes back by itself.
      -- Call it with the lock of the case, and decide the case anew in the same transaction: that holds the units.
      create function case_take_step(p_id uuid, p_case uuid, p_from text, p_to text, p_reason bytea) returns boolean
        language plpgsql security definer set search_path = public as $$
        begin
          if not (p_case = any (ctx_convenes())) then raise insufficient_privilege; end if;
          update case_file set state = p_to, closed_at = case when p_to = 'closed' then now() end
            where id = p_case and state = p_from;
          if not found then return false; end if;
          insert into case_step (id, case_id, from_state, to_state, reason, by_user)
            values (p_id, p_case, p_from, p_to, p_reason, ctx_user());
          if p_to = 'closed' then
            update record set state = 'closed' where case_id = p_case and state = 'live';
            update party set valid_to = greatest(now(), valid_from), ended_reason = 'closed'
              where case_id = p_case and agency_id is not null and not is_convener and emergency_id is null
                and (valid_to is null or valid_to > now());
          end if;
          return true;
        end $$;

      create function case_refuse_when_closed() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          -- [P21] An emergency opens a closed case too.
          if to_jsonb(new) ->> 'emergency_id' is null
              and exists (select from case_file c where c.id = new.case_id and c.state = 'closed') then
            raise insufficient_privilege;
          end if;
          return new;
        end $$;
      create trigger party_of_open_case before insert on party for each row execute function case_refuse_when_closed();
      create trigger conference_of_open_case before insert on conference for each row execute function case_refuse_when_closed();
      create trigger record_of_open_case before insert on record for each row execute function case_refuse_when_closed();
      create trigger release_of_open_case before insert on release for each row execute function case_refuse_when_closed();

      grant execute on function case_take_step(uuid, uuid, text, text, bytea) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger release_of_open_case on release;
      drop trigger record_of_open_case on record;
      drop trigger conference_of_open_case on conference;
      drop trigger party_of_open_case on party;
      drop function case_refuse_when_closed(), case_take_step(uuid, uuid, text, text, bytea);
      drop table case_step;
    `);
  }
}
