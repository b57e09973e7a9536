const HEAD = 'language sql stable security definer set search_path = public as';

/**
 * The seats that the caller holds now. Not of its own rights and without a path of its own, so that the planner puts it into
 * the questions below instead of calling it.
 */
export const HELD = `
  create function ctx_held()
    returns table (party_id uuid, case_id uuid, role_at_table text, is_convener boolean, person_id uuid, represents uuid[],
      emergency_id uuid)
    language sql stable as $$
    select p.id, p.case_id,
           case when a.role_at_table in ('facilitator', 'minute_taker') and not p.is_convener and p.type <> 'facilitation'
             then 'member' else a.role_at_table end,
           p.is_convener, p.person_id, p.represents, p.emergency_id
      from public.ctx_principal() c join public.assignment a on a.user_id = c.user_id join public.party p on p.id = a.party_id
      where c.membership_id is not null and p.agency_id is not distinct from c.agency_id
        and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$;
  revoke all on function ctx_held() from public`;

const held = (columns: string): string => `with held as materialized (select ${columns} from ctx_held())`;
const list = (expression: string, source: string): string =>
  `(select coalesce(array_agg(${expression}), '{}') from ${source})::uuid[]`;
const PARTIES = list('party_id', 'held');
const CASES = list('case_id', 'held');
const IN_EMERGENCY = list('case_id', 'held where emergency_id is not null');
const HOSTED = list('case_id', 'held where is_convener or emergency_id is not null');
const SITTINGS = list('sitting_id', `sitting_party where party_id = any (${PARTIES}) and invitation = 'invited'`);
const VISIBLE_SITTINGS = `(select ${SITTINGS} || coalesce((select array_agg(s.id) from sitting s
    join conference c on c.id = s.conference_id where c.case_id = any (${HOSTED})), '{}'))::uuid[]`;
const CONFERENCES = `select c.id from conference c where c.case_id = any (${HOSTED})
    union select s.conference_id from sitting s where s.id = any (${SITTINGS})`;
const UNITS = `select unit_id from audience where party_id = any (${PARTIES}) and rank >= 2 and (valid_to is null or valid_to > now())`;
const RECORDS = `select r.id from record r
      where r.case_id = any (${CASES}) and (r.kind = 'plan' or r.conference_id = any (${list('id', `(${CONFERENCES}) k`)})
        or exists (select from unit u where u.record_id = r.id and u.id in (${UNITS})))`;
const KNOWN = `p.case_id = any (${CASES})
  and (p.known_to is null or p.known_to && ${PARTIES} or p.id = any (${PARTIES})
    or p.emergency_id is null and p.case_id = any (${IN_EMERGENCY}))`;

/**
 * What the walls ask about the caller, each answered in one statement from the seats: before, each of these called the
 * others, and to enter a function costs more than what most of them look up. The rules are those of before.
 */
export const NEAR_FUNCTIONS = [
  `ctx_parties() returns uuid[] ${HEAD} $$ select coalesce(array_agg(distinct party_id), '{}') from ctx_held() $$`,
  `ctx_seats()
    returns table (party_id uuid, case_id uuid, role_at_table text, is_convener boolean, person_id uuid, represents uuid[])
    ${HEAD} $$ select party_id, case_id, role_at_table, is_convener, person_id, represents from ctx_held() $$`,
  `ctx_cases() returns uuid[] ${HEAD} $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_held() $$`,
  `ctx_emergency_cases() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct case_id), '{}') from ctx_held() where emergency_id is not null $$`,
  `ctx_host_cases() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct case_id), '{}') from ctx_held() where is_convener or emergency_id is not null $$`,
  `ctx_convenes() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct case_id), '{}') from ctx_held() where is_convener and role_at_table in ('key_worker', 'convener') $$`,
  `ctx_leads() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct case_id), '{}') from ctx_held()
      where role_at_table in ('facilitator', 'minute_taker') or is_convener and role_at_table in ('key_worker', 'convener') $$`,
  `ctx_persons() returns uuid[] ${HEAD} $$
    select coalesce(array_agg(distinct x), '{}') from ctx_held() s, unnest(s.represents || s.person_id) x where x is not null $$`,
  `ctx_headed_agency() returns uuid ${HEAD} $$ select agency_id from ctx_principal() where role = 'head' $$`,
  `ctx_families() returns uuid[] ${HEAD} $$ ${held('case_id')}
    select coalesce(array_agg(distinct family_id), '{}') from case_file where id = any (${CASES}) $$`,
  `ctx_sittings() returns uuid[] ${HEAD} $$ ${held('party_id')} select ${SITTINGS} $$`,
  `ctx_visible_sittings() returns uuid[] ${HEAD} $$ ${held('party_id, case_id, is_convener, emergency_id')}
    select ${VISIBLE_SITTINGS} $$`,
  `ctx_conferences() returns uuid[] ${HEAD} $$ ${held('party_id, case_id, is_convener, emergency_id')}
    select ${list('id', `(${CONFERENCES}) k`)} $$`,
  `ctx_units() returns setof uuid ${HEAD} $$ ${held('party_id')} ${UNITS} $$`,
  `ctx_right(p_unit uuid) returns smallint ${HEAD} $$ ${held('party_id')}
    select coalesce(max(rank), 0)::smallint from audience
      where unit_id = p_unit and party_id = any (${PARTIES}) and (valid_to is null or valid_to > now()) $$`,
  `ctx_known_parties() returns setof uuid ${HEAD} $$ ${held('party_id, case_id, emergency_id')}
    select p.id from party p where ${KNOWN} $$`,
  `ctx_knows_party(p_party uuid) returns boolean ${HEAD} $$ ${held('party_id, case_id, emergency_id')}
    select exists (select from party p where p.id = p_party and ${KNOWN}) $$`,
  `ctx_records() returns setof uuid ${HEAD} $$ ${held('party_id, case_id, is_convener, emergency_id')} ${RECORDS} $$`,
  `ctx_sections() returns setof uuid ${HEAD} $$ ${held('party_id, case_id, is_convener, emergency_id')}
    select s.id from section s left join agenda_item i on i.id = s.agenda_item_id
      where s.record_id in (${RECORDS}) and (i.id is null or i.sitting_id = any (${VISIBLE_SITTINGS})
        or exists (select from unit u where u.section_id = s.id and u.id in (${UNITS}))) $$`,
  `ctx_tasks() returns setof uuid ${HEAD} $$ ${held('party_id')}
    select id from task where (issued_by = any (${PARTIES}) or owner_party = any (${PARTIES}) or checker_party = any (${PARTIES}))
      and ctx_knows_party(owner_party) $$`,
  `ctx_agencies() returns setof uuid ${HEAD} $$
    with held as materialized (select party_id, case_id, emergency_id from ctx_held()),
    caller as materialized (select c.agency_id, c.installation_admin, a.type from ctx_principal() c left join agency a on a.id = c.agency_id)
    select a.id from agency a
      where a.id = (select agency_id from caller)
        or (select (select type from caller) = 'ospod' or coalesce((select installation_admin from caller), false))
    union
    select p.agency_id from party p where ${KNOWN} $$`,
  `ctx_until(p_units uuid[]) returns timestamptz ${HEAD} $$ ${held('party_id')},
    caller as materialized (select user_id, membership_id from ctx_principal())
    select least(
      (select least(s.absolute_expiry, s.last_seen_at + interval '20 minutes') from session s where s.id = ctx_session()),
      (select m.valid_to from membership m where m.id = (select membership_id from caller)),
      (select min(least(a.valid_to, p.valid_to)) from assignment a join party p on p.id = a.party_id
         where a.user_id = (select user_id from caller) and p.id = any (${PARTIES}) and (a.valid_to is null or a.valid_to > now())),
      (select min(x.valid_to) from audience x where x.unit_id = any (p_units) and x.party_id = any (${PARTIES})
         and x.valid_to > now())) $$`,
  `live_seats(p_sessions uuid[]) returns table (id uuid, expires_ms float8, seats uuid[], n bigint)
    language sql stable security definer set search_path = public as $$
    select s.id, (extract(epoch from least(s.absolute_expiry, s.last_seen_at + interval '20 minutes') - now()) * 1000)::float8,
        (select array_agg(distinct p.id) from assignment a join party p on p.id = a.party_id
          where a.user_id = s.user_id and p.agency_id is not distinct from m.agency_id
            and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
            and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())),
        coalesce(au.n, 0)
      from session s join app_user u on u.id = s.user_id and u.disabled_at is null
        join membership m on m.id = s.membership_id and m.user_id = s.user_id
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
        left join authority au on au.user_id = s.user_id
      where s.id = any (p_sessions) and session_live(s) $$`,
] as const;
