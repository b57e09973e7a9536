import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cells of the matrix that the convener of a case narrowed for one seat (POLICY P25). Reasons are sealed. */
export class CaseMatrix1700000008200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cell_narrowing (
        id uuid primary key,
        case_id uuid not null references case_file,
        party_id uuid not null references party,
        category text not null,
        see text not null check (see in ('block', 'never', 'decision', 'release', 'own')),
        reason bytea not null,
        decided_by uuid not null references app_user,
        valid_from timestamptz not null default now(),
        lifted_at timestamptz,
        lifted_by uuid references app_user,
        lift_reason bytea,
        check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
      );
      create index cell_narrowing_case on cell_narrowing (case_id);
      alter table cell_narrowing enable row level security;
      alter table cell_narrowing force row level security;
      create policy owner_all on cell_narrowing to soulad_owner using (true) with check (true);
      create policy reads on cell_narrowing for select to soulad_app
        using (case_id = any ((select ctx_host_cases())::uuid[]) and ctx_knows_party(party_id));
      create policy writes on cell_narrowing for insert to soulad_app
        with check (case_id = any ((select ctx_convenes())::uuid[]) and decided_by = (select ctx_user()) and ctx_knows_party(party_id)
          and exists (select from party p where p.id = party_id and p.case_id = cell_narrowing.case_id and not p.is_convener));
      create policy changes on cell_narrowing for update to soulad_app
        using (case_id = any ((select ctx_convenes())::uuid[]) and lifted_at is null)
        with check (case_id = any ((select ctx_convenes())::uuid[]) and lifted_by = (select ctx_user()));
      grant select, insert, update (lifted_at, lifted_by, lift_reason) on cell_narrowing to soulad_app;

      -- What a decision needs of it: levels and times, never a reason.
      create function sharing_cells(p_case uuid) returns jsonb language sql stable security definer set search_path = public as $$
        select case when may_share(p_case) then jsonb_build_object(
          'narrowings', (select coalesce(jsonb_agg(jsonb_build_object('party', n.party_id, 'category', n.category, 'see', n.see,
              'from', instant(n.valid_from), 'liftedAt', instant(n.lifted_at)) order by n.valid_from, n.id), '[]')
            from cell_narrowing n where n.case_id = p_case),
          'sharedAt', (select coalesce(jsonb_object_agg(u.id, instant(u.shared_at)), '{}') from unit u join record r on r.id = u.record_id
            where r.case_id = p_case and u.shared_at is not null)) end $$;
      revoke all on function sharing_cells(uuid) from public;
      grant execute on function sharing_cells(uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function sharing_cells(uuid); drop table cell_narrowing;');
  }
}
