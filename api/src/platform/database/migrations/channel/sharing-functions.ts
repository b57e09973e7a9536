/**
 * Facts in, audience out. The facts of a case name ids, words and times only, never text of a unit; they are handed out
 * to somebody who belongs to the case, and to the clock of the server for a case whose next boundary in time has come.
 */
export const SHARING_FUNCTIONS = `
  create or replace function ctx_right(p_unit uuid) returns smallint language sql stable security definer set search_path = public as
    $$ select coalesce(max(rank), 0)::smallint from audience
         where unit_id = p_unit and party_id = any (ctx_parties()) and (valid_to is null or valid_to > now()) $$;

  create or replace function ctx_units() returns setof uuid language sql stable security definer set search_path = public as
    $$ select unit_id from audience
         where party_id = any (ctx_parties()) and rank >= 2 and (valid_to is null or valid_to > now()) $$;

  create function instant(p_at timestamptz) returns float8 language sql immutable as
    $$ select floor(extract(epoch from p_at) * 1000)::float8 $$;

  create function may_share(p_case uuid) returns boolean language sql stable security definer set search_path = public as $$
    select case when ctx_session() is null
      then exists (select from sharing_clock where case_id = p_case and due_at <= now())
      else ctx_is_admin()
        or exists (select from case_file c where c.id = p_case and c.owner_agency_id = ctx_agency())
        or exists (select from assignment a join party p on p.id = a.party_id
             where p.case_id = p_case and a.user_id = ctx_user()) end $$;

  -- The case of a unit that the session knows of or has just made.
  create function unit_case(p_unit uuid) returns uuid language sql stable security definer set search_path = public as $$
    select r.case_id from unit u join record r on r.id = u.record_id
      where u.id = p_unit and (ctx_right(u.id) >= 1 or u.created_by = ctx_user()) $$;

  create function sharing_due() returns setof uuid language sql stable security definer set search_path = public as
    $$ select case_id from sharing_clock where due_at <= now() order by due_at limit 100 $$;

  create function sharing_overrides(p_unit uuid) returns jsonb language sql stable security definer set search_path = public as $$
    select coalesce(jsonb_agg(jsonb_build_object('party', o.party_id, 'effect', o.effect, 'basis', o.basis,
        'byOriginator', o.by_originator, 'byConvener', o.by_convener,
        'from', instant(o.valid_from), 'to', instant(o.valid_to)) order by o.created_at), '[]')
      from unit_override o where o.unit_id = p_unit $$;

  -- One row a sitting and party; times of all people on the seat, oldest first.
  create function sharing_presence(p_case uuid)
    returns table (sitting uuid, party uuid, invitation text, intervals jsonb)
    language sql stable security definer set search_path = public as $$
    select s.id, x.party_id, coalesce(sp.invitation, 'invited'),
           coalesce((select jsonb_agg(jsonb_build_object('from', instant(a.in_at), 'to', instant(a.out_at)) order by a.in_at)
             from attendance a where a.sitting_id = s.id and a.party_id = x.party_id
               and a.in_at is not null and a.mode in ('in_person', 'remote')), '[]')
      from sitting s join conference c on c.id = s.conference_id
      cross join lateral (select party_id from sitting_party where sitting_id = s.id
        union select party_id from attendance where sitting_id = s.id) x
      left join sitting_party sp on sp.sitting_id = s.id and sp.party_id = x.party_id
      where c.case_id = p_case $$;

  create function sharing_facts(p_case uuid) returns jsonb language sql stable security definer set search_path = public as $$
    select case when may_share(p_case) then jsonb_build_object(
      'parties', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'agencyId', p.agency_id,
          'personId', p.person_id, 'represents', p.represents, 'knownTo', p.known_to, 'isConvener', p.is_convener,
          'from', instant(p.valid_from), 'to', instant(p.valid_to)) order by p.id), '[]') from party p where p.case_id = p_case),
      'releases', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'givenBy', r.given_by,
          'releasedParty', r.released_party, 'recipients', r.recipients, 'categories', r.categories,
          'from', instant(r.valid_from), 'to', instant(r.valid_to), 'withdrawnAt', instant(r.withdrawn_at)) order by r.id), '[]')
        from release r where r.case_id = p_case),
      'presence', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from sharing_presence(p_case) x),
      'children', (select coalesce(jsonb_agg(k.person_id), '[]') from case_child k where k.case_id = p_case),
      'householdOfChild', (select coalesce(jsonb_agg(h.id), '[]') from case_file c join person h on h.family_id = c.family_id
        where c.id = p_case and h.household in (select child.household from case_child k join person child on child.id = k.person_id
          where k.case_id = p_case)),
      'records', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'state', r.state)), '[]') from record r where r.case_id = p_case),
      'units', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'recordId', u.record_id, 'category', u.category,
          'kind', u.kind, 'mode', u.mode, 'state', u.state, 'authorParty', u.author_party, 'coAuthors', u.co_authors,
          'subjects', u.subjects, 'scribeParty', u.scribe_party, 'responsible', u.responsible, 'sitting', u.sitting_id,
          'presentedAt', instant(u.presented_at), 'readOut', u.read_out, 'overrides', sharing_overrides(u.id)) order by u.id), '[]')
        from unit u join record r on r.id = u.record_id where r.case_id = p_case)) end $$;

  create function audience_rows(p_case uuid, p_units uuid[], p_rows jsonb) returns table
      (unit_id uuid, party_id uuid, access_right text, rule text, basis text, explanation text, valid_to timestamptz)
    language sql stable security definer set search_path = public as $$
    select x.unit, x.party, x."right", x.rule, x.basis, x.explanation, to_timestamp(x."validTo" / 1000)
      from jsonb_to_recordset(p_rows) as x(unit uuid, party uuid, "right" text, rule text, basis text, explanation text, "validTo" float8)
      join party p on p.id = x.party and p.case_id = p_case
      where x.unit = any (p_units) $$;

  -- Takes the whole audience of the units named and says which of them changed. The epoch of exactly those grows: the
  -- row lock on the unit is the one every push takes, so no write under the old right commits after this one [I7].
  create function audience_store(p_case uuid, p_units uuid[], p_rows jsonb, p_due timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public as $$
    declare changed uuid[];
    begin
      if not may_share(p_case) then raise insufficient_privilege; end if;
      if exists (select from unnest(p_units) x(id) where not exists (select from unit u join record r on r.id = u.record_id
          where u.id = x.id and r.case_id = p_case)) then raise insufficient_privilege; end if;
      perform 1 from unit where id = any (p_units) order by id for update;
      select coalesce(array_agg(distinct d.unit_id), '{}') into changed from (
        (select unit_id, party_id, access_right from audience_rows(p_case, p_units, p_rows) where access_right <> 'none'
          except select unit_id, party_id, access_right from audience where unit_id = any (p_units))
        union all
        (select unit_id, party_id, access_right from audience where unit_id = any (p_units) and access_right <> 'none'
          except select unit_id, party_id, access_right from audience_rows(p_case, p_units, p_rows))) d;
      delete from audience a where a.unit_id = any (p_units)
        and (a.unit_id, a.party_id) not in (select unit_id, party_id from audience_rows(p_case, p_units, p_rows));
      insert into audience as a (unit_id, party_id, access_right, rule, basis, explanation, valid_to)
        select unit_id, party_id, access_right, rule, basis, explanation, valid_to from audience_rows(p_case, p_units, p_rows)
        on conflict (unit_id, party_id) do update set access_right = excluded.access_right, rule = excluded.rule,
          basis = excluded.basis, explanation = excluded.explanation, valid_to = excluded.valid_to
        where (a.access_right, a.rule, a.basis, a.explanation, a.valid_to) is distinct from
          (excluded.access_right, excluded.rule, excluded.basis, excluded.explanation, excluded.valid_to);
      update unit set access_epoch = access_epoch + 1 where id = any (changed);
      insert into sharing_clock (case_id, due_at) values (p_case, p_due)
        on conflict (case_id) do update set due_at = excluded.due_at where sharing_clock.due_at is distinct from excluded.due_at;
      return query select unnest(changed);
    end $$;
`;

export const DROP_SHARING_FUNCTIONS = `
  drop function audience_store(uuid, uuid[], jsonb, timestamptz), audience_rows(uuid, uuid[], jsonb), sharing_presence(uuid), sharing_overrides(uuid),
    sharing_facts(uuid), sharing_due(), unit_case(uuid), may_share(uuid), instant(timestamptz);
  create or replace function ctx_right(p_unit uuid) returns smallint language sql stable security definer set search_path = public as
    $$ select coalesce(max(rank), 0)::smallint from audience where unit_id = p_unit and party_id = any (ctx_parties()) $$;
  create or replace function ctx_units() returns setof uuid language sql stable security definer set search_path = public as
    $$ select unit_id from audience where party_id = any (ctx_parties()) and rank >= 2 $$;
`;
