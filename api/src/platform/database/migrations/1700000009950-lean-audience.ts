import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIENCE_WITH_ENDS } from './authority/audience.js';

const HEAD = 'security definer set search_path = public as';

/**
 * The audience of a whole case is compared once with what is stored, and only what differs is written. Everything else is
 * as it was: who may store, which locks are taken, which units count as changed.
 */
export const AUDIENCE = `
  create or replace function audience_store(p_case uuid, p_units uuid[], p_rows jsonb, p_due timestamptz) returns setof uuid
    language plpgsql ${HEAD} $$
    declare changed uuid[];
    begin
      if not may_share(p_case) then raise insufficient_privilege; end if;
      if exists (select from unnest(p_units) x(id) where not exists (select from unit u join record r on r.id = u.record_id
          where u.id = x.id and r.case_id = p_case)) then raise insufficient_privilege; end if;
      perform 1 from unit where id = any (p_units) order by id for update;
      with given as materialized (
        select g.* from audience_rows(p_case, p_units, p_rows) g),
      stored as materialized (
        select a.unit_id, a.party_id, a.access_right, a.rule, a.basis, a.explanation, a.valid_to
          from audience a where a.unit_id = any (p_units)),
      differing as materialized (
        select unit_id, party_id, g.access_right, g.rule, g.basis, g.explanation, g.valid_to,
            (g.access_right, g.valid_to) is distinct from (s.access_right, s.valid_to)
              and (coalesce(g.access_right, 'none') <> 'none' or coalesce(s.access_right, 'none') <> 'none') as moved
          from given g full join stored s using (unit_id, party_id)
          where (g.access_right, g.rule, g.basis, g.explanation, g.valid_to)
            is distinct from (s.access_right, s.rule, s.basis, s.explanation, s.valid_to)),
      removed as (
        delete from audience a using differing d
          where d.access_right is null and a.unit_id = d.unit_id and a.party_id = d.party_id),
      written as (
        insert into audience (unit_id, party_id, access_right, rule, basis, explanation, valid_to)
          select unit_id, party_id, access_right, rule, basis, explanation, valid_to from differing where access_right is not null
          on conflict (unit_id, party_id) do update set access_right = excluded.access_right, rule = excluded.rule,
            basis = excluded.basis, explanation = excluded.explanation, valid_to = excluded.valid_to)
      select coalesce(array_agg(distinct unit_id), '{}') into changed from differing where moved;
      update unit set access_epoch = access_epoch + 1 where id = any (changed);
      insert into sharing_clock (case_id, due_at) values (p_case, p_due)
        on conflict (case_id) do update set due_at = excluded.due_at where sharing_clock.due_at is distinct from excluded.due_at;
      return query select unnest(changed);
    end $$;
`;

const OVERRIDES = `coalesce(jsonb_agg(jsonb_build_object('party', o.party_id, 'effect', o.effect, 'basis', o.basis,
    'byOriginator', o.by_originator, 'byConvener', o.by_convener,
    'from', public.instant(o.valid_from), 'to', public.instant(o.valid_to)) order by o.created_at), '[]')
  from public.unit_override o where o.unit_id = p_unit`;

const disclose = (user: string, parties: string): string => `
  create or replace function disclose(p_units uuid[], p_way text) returns void language sql ${HEAD} $$
    insert into disclosure (unit_id, gen, party_id, user_id, way, rule, to_seq)
      select distinct on (u.id) u.id, u.gen, a.party_id, ${user}, p_way, a.rule, u.head_seq
        from unit u join audience a on a.unit_id = u.id
        where u.id = any (p_units) and a.party_id = any (${parties}) and a.rank >= 2 and (a.valid_to is null or a.valid_to > now())
        order by u.id, a.rank desc, a.party_id
      on conflict (unit_id, gen, party_id, user_id, way)
        do update set last_at = now(), to_seq = greatest(disclosure.to_seq, excluded.to_seq) $$;
`;

/** The statements that nearly every step runs ask each question once, and write what changed. */
export class LeanAudience1700000009950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIENCE);
    await runner.query(disclose('(select ctx_user())', '(select ctx_parties())::uuid[]'));
    // Not of its own rights and without a path of its own, so that the planner puts it into `sharing_facts`, its only caller.
    await runner.query(`create or replace function sharing_overrides(p_unit uuid) returns jsonb language sql stable as
      $$ select (select ${OVERRIDES}) $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function sharing_overrides(p_unit uuid) returns jsonb language sql stable ${HEAD}
      $$ select ${OVERRIDES} $$`);
    await runner.query(disclose('ctx_user()', 'ctx_parties()'));
    await runner.query(AUDIENCE_WITH_ENDS);
  }
}
