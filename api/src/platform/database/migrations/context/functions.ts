const HEAD = 'language sql stable security definer set search_path = public as';

/**
 * Who calls: the person of the session, and the membership it acts for while that lasts. Not of its own rights and without
 * a path of its own, so that the planner puts it into the questions below instead of calling it.
 */
export const PRINCIPAL = `
  create function ctx_principal()
    returns table (user_id uuid, installation_admin boolean, membership_id uuid, agency_id uuid, role text)
    language sql stable as $$
    select s.user_id, u.installation_admin, m.id, m.agency_id, m.role
      from public.session s join public.app_user u on u.id = s.user_id
        left join public.membership m on m.id = s.membership_id and m.user_id = s.user_id
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
      where s.id = public.ctx_session() and public.session_live(s) and u.disabled_at is null $$;
  revoke all on function ctx_principal() from public`;

/** Who the caller is, in one look at the session; before, each of these asked the others. */
export const PRINCIPAL_FUNCTIONS = [
  `ctx_user() returns uuid ${HEAD} $$ select user_id from ctx_principal() $$`,
  `ctx_membership() returns uuid ${HEAD} $$ select membership_id from ctx_principal() $$`,
  `ctx_agency() returns uuid ${HEAD} $$ select agency_id from ctx_principal() $$`,
  `ctx_agency_type() returns text ${HEAD} $$
    select a.type from ctx_principal() c join agency a on a.id = c.agency_id $$`,
  `ctx_role() returns text ${HEAD} $$ select role from ctx_principal() $$`,
  `ctx_is_admin() returns boolean ${HEAD} $$ select coalesce((select installation_admin from ctx_principal()), false) $$`,
  `ctx_parties() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct p.id), '{}')
      from ctx_principal() c join assignment a on a.user_id = c.user_id join party p on p.id = a.party_id
      where c.membership_id is not null and p.agency_id is not distinct from c.agency_id
        and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$`,
  `ctx_seats()
    returns table (party_id uuid, case_id uuid, role_at_table text, is_convener boolean, person_id uuid, represents uuid[])
    ${HEAD} $$
    select p.id, p.case_id,
           case when a.role_at_table in ('facilitator', 'minute_taker') and not p.is_convener and p.type <> 'facilitation'
             then 'member' else a.role_at_table end,
           p.is_convener, p.person_id, p.represents
      from ctx_principal() c join assignment a on a.user_id = c.user_id join party p on p.id = a.party_id
      where c.membership_id is not null and p.agency_id is not distinct from c.agency_id
        and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$`,
] as const;

/** The same as they were. */
export const PRINCIPAL_FUNCTIONS_BEFORE = [
  `ctx_user() returns uuid ${HEAD} $$
    select s.user_id from session s join app_user u on u.id = s.user_id
      where s.id = ctx_session() and session_live(s) and u.disabled_at is null $$`,
  `ctx_membership() returns uuid ${HEAD} $$
    select m.id from session s join membership m on m.id = s.membership_id
      where s.id = ctx_session() and m.user_id = (select ctx_user())
        and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) $$`,
  `ctx_agency() returns uuid ${HEAD} $$ select agency_id from membership where id = (select ctx_membership()) $$`,
  `ctx_agency_type() returns text ${HEAD} $$ select type from agency where id = (select ctx_agency()) $$`,
  `ctx_role() returns text ${HEAD} $$ select role from membership where id = (select ctx_membership()) $$`,
  `ctx_is_admin() returns boolean ${HEAD} $$
    select coalesce((select installation_admin from app_user where id = (select ctx_user())), false) $$`,
  `ctx_parties() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct p.id), '{}')
      from assignment a join party p on p.id = a.party_id
      where a.user_id = (select ctx_user()) and (select ctx_membership()) is not null
        and p.agency_id is not distinct from (select ctx_agency())
        and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$`,
  `ctx_seats()
    returns table (party_id uuid, case_id uuid, role_at_table text, is_convener boolean, person_id uuid, represents uuid[])
    ${HEAD} $$
    select p.id, p.case_id,
           case when a.role_at_table in ('facilitator', 'minute_taker') and not p.is_convener and p.type <> 'facilitation'
             then 'member' else a.role_at_table end,
           p.is_convener, p.person_id, p.represents
      from assignment a join party p on p.id = a.party_id
      where a.user_id = (select ctx_user()) and (select ctx_membership()) is not null
        and p.agency_id is not distinct from (select ctx_agency())
        and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$`,
] as const;

/**
 * What the walls ask about the caller, each question asked once a statement: a bare call in a condition is answered anew
 * for every row that is looked at, and every answer looks up the session. The rules are those of before, word for word.
 */
export const CONTEXT_FUNCTIONS = [
  `ctx_emergency_cases() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct case_id), '{}') from party
      where emergency_id is not null and id = any ((select ctx_parties())::uuid[]) $$`,
  `ctx_families() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct family_id), '{}') from case_file where id = any ((select ctx_cases())::uuid[]) $$`,
  `ctx_sittings() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct sitting_id), '{}') from sitting_party
      where party_id = any ((select ctx_parties())::uuid[]) and invitation = 'invited' $$`,
  `ctx_visible_sittings() returns uuid[] ${HEAD} $$
    select ctx_sittings() || coalesce((select array_agg(s.id) from sitting s join conference c on c.id = s.conference_id
      where c.case_id = any ((select ctx_host_cases())::uuid[])), '{}') $$`,
  `ctx_conferences() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct c.id), '{}') from conference c
      where c.case_id = any ((select ctx_host_cases())::uuid[])
         or c.id in (select s.conference_id from sitting s where s.id = any ((select ctx_sittings())::uuid[])) $$`,
  `ctx_units() returns setof uuid ${HEAD} $$
    select unit_id from audience
      where party_id = any ((select ctx_parties())::uuid[]) and rank >= 2 and (valid_to is null or valid_to > now()) $$`,
  `ctx_right(p_unit uuid) returns smallint ${HEAD} $$
    select coalesce(max(rank), 0)::smallint from audience
      where unit_id = p_unit and party_id = any ((select ctx_parties())::uuid[]) and (valid_to is null or valid_to > now()) $$`,
  `ctx_withheld() returns table (unit_id uuid, gen integer) ${HEAD} $$
    with recursive hidden as (
      select c.source_unit, c.source_gen from carving c
        where c.cut and c.case_id = any ((select ctx_cases())::uuid[]) and c.carved_unit not in (select ctx_units())
      union
      select c.source_unit, c.source_gen from hidden h join carving c on c.carved_unit = h.source_unit and c.cut)
    select g.unit_id, g.gen from hidden h join generation g on g.unit_id = h.source_unit and g.gen <= h.source_gen $$`,
  `ctx_requests() returns setof uuid ${HEAD} $$
    select r.id from access_request r where r.asked_by = any ((select ctx_parties())::uuid[])
    union
    select a.request_id from access_answer a where a.party_id = any ((select ctx_parties())::uuid[]) $$`,
  `ctx_emergencies() returns setof uuid ${HEAD} $$
    select e.id from emergency e
      where e.case_id = any ((select ctx_host_cases())::uuid[]) or e.agency_id = (select ctx_headed_agency())
        or e.user_id = (select ctx_user()) and e.agency_id = (select ctx_agency()) $$`,
  `ctx_agencies() returns setof uuid ${HEAD} $$
    select a.id from agency a
      where a.id = (select ctx_agency()) or (select (select ctx_agency_type()) = 'ospod' or (select ctx_is_admin()))
    union
    select p.agency_id from party p where p.case_id = any ((select ctx_cases())::uuid[]) and p.id in (select ctx_known_parties()) $$`,
] as const;
