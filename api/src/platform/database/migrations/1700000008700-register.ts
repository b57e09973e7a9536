import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was shown what, for those who may know it (POLICY P40 to P43). The log itself stays closed to the server's role;
 * these functions answer for the session, row by row.
 */
export class Register1700000008700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(`
      revoke all on function register_shows(uuid, text, uuid, uuid), register_log(uuid, float8, jsonb, int),
        register_looks(uuid), register_chain(uuid) from public;
      grant execute on function register_log(uuid, float8, jsonb, int), register_looks(uuid), register_chain(uuid)
        to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function register_chain(uuid), register_looks(uuid), register_log(uuid, float8, jsonb, int),
        register_shows(uuid, text, uuid, uuid);
    `);
  }
}

const FUNCTIONS = `
  -- Whether somebody who answers for the case is told of this row [P40]: own acts always; an act on a passage only to
  -- whom it may be read, so that the log tells of no draft and of nothing that is kept from the convener too.
  create function register_shows(p_case uuid, p_type text, p_object uuid, p_actor uuid) returns boolean
    language sql stable security definer set search_path = public as $$
    select p_actor = ctx_user() or case p_type
      when 'unit' then ctx_right(p_object) >= 2
      when 'comment' then exists (select from comment c where c.id = p_object and ctx_right(c.unit_id) >= 2
        and ctx_knows_party(c.author_party) and (c.audience is null or c.audience && ctx_parties() or c.author_party = any (ctx_parties())))
      when 'attachment' then exists (select from attachment a where a.id = p_object and ctx_right(a.unit_id) >= 2)
      when 'party' then ctx_knows_party(p_object)
      when 'person' then exists (select from person x where x.id = p_object and (x.known_to is null or x.known_to && ctx_parties()))
      when 'assignment' then exists (select from assignment a where a.id = p_object and ctx_knows_party(a.party_id))
      else p_type in ('case', 'record', 'conference', 'release', 'relation', 'emergency', 'matrix', 'access_request', 'key') end $$;

  -- Newest first. A page goes on by time in microseconds (rows of one moment stay together): numbers of rows would
  -- tell how many were left out.
  create function register_log(p_case uuid, p_before float8, p_filter jsonb, p_limit int)
    returns table (at float8, actor uuid, "actorName" text, parties uuid[], action text, "objectType" text,
      object uuid, rule text)
    language sql stable security definer set search_path = public as $$
    select (extract(epoch from e.at) * 1000000)::float8, e.actor, u.display_name,
           (select array_agg(distinct a.party_id order by a.party_id) from assignment a join party p on p.id = a.party_id
              where a.user_id = e.actor and p.case_id = p_case and a.valid_from <= e.at and (a.valid_to is null or a.valid_to > e.at)),
           e.action, e.object_type, e.object, e.rule
      from audit_event e left join app_user u on u.id = e.actor
      where e.stream = p_case and p_case = any (ctx_convenes())
        and (p_before is null or (extract(epoch from e.at) * 1000000)::float8 < p_before)
        and (p_filter ->> 'actor' is null or e.actor = (p_filter ->> 'actor')::uuid)
        and (p_filter ->> 'object' is null or e.object = (p_filter ->> 'object')::uuid)
        and (p_filter -> 'actions' is null or e.action = any (array(select jsonb_array_elements_text(p_filter -> 'actions'))))
        and (p_filter ->> 'party' is null or exists (select from assignment a where a.user_id = e.actor
          and a.party_id = (p_filter ->> 'party')::uuid and a.valid_from <= e.at and (a.valid_to is null or a.valid_to > e.at)))
        and register_shows(p_case, e.object_type, e.object, e.actor)
      order by e.at desc fetch first (least(p_limit, 200)) rows with ties $$;

  -- Agencies that received passages about the persons the caller sits for, by day [P42]: never another person of the
  -- family, never the hour, never a passage or a seat that the caller may not know of.
  create function register_looks(p_case uuid) returns table (unit uuid, party uuid, first_day date, last_day date)
    language sql stable security definer set search_path = public as $$
    select u.id, d.party_id, min(d.first_at at time zone 'Europe/Prague')::date, max(d.last_at at time zone 'Europe/Prague')::date
      from disclosure d join unit u on u.id = d.unit_id join record r on r.id = u.record_id join party p on p.id = d.party_id
      where r.case_id = p_case and p_case = any (ctx_cases()) and p.agency_id is not null and ctx_knows_party(p.id)
        and not p.id = any (ctx_parties()) and u.subjects && ctx_persons() and ctx_right(u.id) >= 2
      group by u.id, d.party_id order by 4 desc, 2, 1 $$;

  -- The state of the chain without its length: how much happened is told by what one may see of it.
  create function register_chain(p_case uuid) returns table (whole boolean, checkpoint bigint, at timestamptz, statement text)
    language sql stable security definer set search_path = public as $$
    select audit_first_break(p_case) is null, c.n, c.at, c.statement
      from (select) one left join lateral (select x.n, x.at, x.statement from audit_checkpoint x order by x.n desc limit 1) c on true
      where p_case = any (ctx_convenes()) $$;
`;
