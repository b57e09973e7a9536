import type { MigrationInterface, QueryRunner } from 'typeorm';

const mine = (column: string): string => `${column} = any ((select ctx_parties())::uuid[])`;
const convened = (column: string): string => `${column} = any ((select ctx_convenes())::uuid[])`;

/** Who describes an item: the party it came from, whoever holds the pen for it, and who answers for the case. */
const DESCRIBES = `unit_id in (select ctx_units()) and exists (select from unit u join record r on r.id = u.record_id
  where u.id = plan_item.unit_id and r.kind = 'plan'
    and (${mine('u.author_party')} or ${mine('u.scribe_party')} or ${convened('r.case_id')}))`;

const recordsSeenBy = (own: string): string => `
  create or replace function ctx_records() returns setof uuid language sql stable security definer set search_path = public as $$
    select r.id from record r
      where r.case_id = any ((select ctx_cases())::uuid[]) and (${own}r.conference_id = any ((select ctx_conferences())::uuid[])
        or exists (select from unit u where u.record_id = r.id and u.id in (select ctx_units()))) $$;`;

const WRITES_MINUTES = `exists (select from conference parent where parent.id = record.conference_id)`;

/**
 * The family plan: a record of the case, not of a conference. Every item is a unit; what is said of it in fields stands
 * sealed beside it and is read by whoever reads the unit. That a case has a plan is known to every seat in it: the law
 * says that there is one.
 */
export class Plans1700000009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table record drop constraint record_kind_check;
      alter table record add constraint record_kind_check check (kind in ('minutes', 'plan'));
      alter table record add constraint record_plan_check check (kind <> 'plan' or conference_id is null);
      create unique index record_plan on record (case_id) where kind = 'plan' and state = 'live';
      ${recordsSeenBy(`r.kind = 'plan' or `)}
      drop policy writes on record;
      create policy writes on record for insert to soulad_app
        with check (${convened('case_id')} and (kind = 'plan' or ${WRITES_MINUTES}));

      create table plan (
        record_id uuid primary key references record,
        -- The day on which the plan is looked at together.
        review_on date
      );
      create table plan_item (
        -- A draft that is taken away takes what was said of it along.
        unit_id uuid primary key references unit on delete cascade,
        -- Sealed: everything said in fields.
        detail bytea not null,
        -- A proposal that was declined, with the words of the no, sealed.
        declined_at timestamptz,
        decline_reason bytea,
        check ((declined_at is null) = (decline_reason is null))
      );
      -- Where an item was taken from; seen by whoever reads both.
      create table plan_trace (
        plan_unit uuid not null references unit on delete cascade,
        source_unit uuid not null references unit on delete cascade,
        made_at timestamptz not null default now(),
        primary key (plan_unit, source_unit)
      );
      create index plan_trace_source on plan_trace (source_unit);

      alter table plan enable row level security;
      alter table plan force row level security;
      create policy owner_all on plan to soulad_owner using (true) with check (true);
      create policy reads on plan for select to soulad_app using (record_id in (select ctx_records()));
      create policy writes on plan for insert to soulad_app
        with check (exists (select from record r where r.id = plan.record_id and r.kind = 'plan' and ${convened('r.case_id')}));
      create policy changes on plan for update to soulad_app
        using (exists (select from record r where r.id = plan.record_id and ${convened('r.case_id')}));
      grant select, insert, update (review_on) on plan to soulad_app;

      alter table plan_item enable row level security;
      alter table plan_item force row level security;
      create policy owner_all on plan_item to soulad_owner using (true) with check (true);
      create policy reads on plan_item for select to soulad_app using (unit_id in (select ctx_units()));
      create policy writes on plan_item for insert to soulad_app with check (${DESCRIBES});
      create policy changes on plan_item for update to soulad_app using (${DESCRIBES}) with check (${DESCRIBES});
      grant select, insert, update (detail, declined_at, decline_reason) on plan_item to soulad_app;

      alter table plan_trace enable row level security;
      alter table plan_trace force row level security;
      create policy owner_all on plan_trace to soulad_owner using (true) with check (true);
      create policy reads on plan_trace for select to soulad_app
        using (plan_unit in (select ctx_units()) and source_unit in (select ctx_units()));
      create policy writes on plan_trace for insert to soulad_app
        with check (plan_unit in (select ctx_units()) and source_unit in (select ctx_units())
          and exists (select from unit u where u.id = plan_trace.plan_unit and (${mine('u.author_party')} or ${mine('u.scribe_party')})));
      grant select, insert on plan_trace to soulad_app;

      -- What is said of every item on the table, for whoever answers for the case and freezes it.
      create function plan_items_whole(p_record uuid) returns table (unit_id uuid, heading text, responsible uuid[], detail bytea)
        language sql stable security definer set search_path = public as $$
        select u.id, s.heading, u.responsible, i.detail from unit u join record r on r.id = u.record_id
          join section s on s.id = u.section_id left join plan_item i on i.unit_id = u.id
          where r.id = p_record and r.kind = 'plan' and u.state = 'shared' and r.case_id = any (ctx_convenes()) $$;
      grant execute on function plan_items_whole(uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function plan_items_whole(uuid);
      drop table plan_trace, plan_item, plan;
      drop policy writes on record;
      ${recordsSeenBy('')}
      drop index record_plan;
      alter table record drop constraint record_plan_check;
      alter table record drop constraint record_kind_check;
      alter table record add constraint record_kind_check check (kind in ('minutes'));
      create policy writes on record for insert to soulad_app with check (${convened('case_id')} and ${WRITES_MINUTES});
    `);
  }
}
