import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events from which a term runs that no other fact starts, and the terms that an authority set for itself. */
export class Clocks1700000009400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table clock_event (
        id uuid primary key,
        case_id uuid not null references case_file,
        kind text not null,
        -- What happened, where the kind alone does not say it: a code.
        event text,
        started_at timestamptz not null,
        noted_by uuid not null references app_user,
        noted_at timestamptz not null default now(),
        ended_at timestamptz,
        ended_by uuid references app_user,
        check ((ended_at is null) = (ended_by is null))
      );
      create index clock_event_case on clock_event (case_id) where ended_at is null;

      create table clock_limit (
        agency_id uuid not null references agency,
        kind text not null,
        -- Both null: taken back, the table's own term counts.
        unit text check (unit in ('months', 'days', 'workingDays', 'hours')),
        n int check (n between 1 and 400),
        set_by uuid not null references app_user,
        set_at timestamptz not null default now(),
        primary key (agency_id, kind),
        check ((unit is null) = (n is null))
      );

      -- The own terms of the office that keeps a case: all of them to those who host it; to the rest of the table the one
      -- of the first plan alone, whose day they are told.
      create function clock_limits_of(p_case uuid) returns table (kind text, unit text, n int)
        language sql stable security definer set search_path = public as $$
        select l.kind, l.unit, l.n from clock_limit l join case_file c on c.owner_agency_id = l.agency_id
          where c.id = p_case and l.n is not null and (p_case = any (ctx_host_cases()) or p_case = any (ctx_cases()) and l.kind = 'ipod-first') $$;
      grant execute on function clock_limits_of(uuid) to soulad_app;

      alter table clock_event enable row level security;
      alter table clock_event force row level security;
      create policy owner_all on clock_event to soulad_owner using (true) with check (true);
      create policy reads on clock_event for select to soulad_app using (case_id = any ((select ctx_host_cases())::uuid[]));
      create policy writes on clock_event for insert to soulad_app
        with check (case_id = any ((select ctx_convenes())::uuid[]) and noted_by = (select ctx_user()) and ended_at is null);
      create policy changes on clock_event for update to soulad_app
        using (case_id = any ((select ctx_convenes())::uuid[]) and ended_at is null)
        with check (case_id = any ((select ctx_convenes())::uuid[]) and ended_by = (select ctx_user()));
      grant select on clock_event to soulad_app;
      grant insert (id, case_id, kind, event, started_at, noted_by) on clock_event to soulad_app;
      grant update (ended_at, ended_by) on clock_event to soulad_app;

      alter table clock_limit enable row level security;
      alter table clock_limit force row level security;
      create policy owner_all on clock_limit to soulad_owner using (true) with check (true);
      create policy reads on clock_limit for select to soulad_app using (agency_id = (select ctx_agency()));
      create policy writes on clock_limit for insert to soulad_app
        with check (agency_id = (select ctx_headed_agency()) and set_by = (select ctx_user()));
      create policy changes on clock_limit for update to soulad_app
        using (agency_id = (select ctx_headed_agency())) with check (agency_id = (select ctx_headed_agency()) and set_by = (select ctx_user()));
      grant select on clock_limit to soulad_app;
      grant insert (agency_id, kind, unit, n, set_by), update (unit, n, set_by) on clock_limit to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function clock_limits_of(uuid);
      drop table clock_limit, clock_event;
    `);
  }
}
