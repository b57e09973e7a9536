import { CONTEXT_FUNCTIONS, PRINCIPAL_FUNCTIONS } from './functions.js';

const HEAD = 'language sql stable security definer set search_path = public as';
const OWN = '(select ctx_parties())::uuid[]';
const KNOWN = `p.case_id = any ((select ctx_cases())::uuid[])
  and (p.known_to is null or p.known_to && ${OWN} or p.id = any (${OWN})
    or p.emergency_id is null and p.case_id = any ((select ctx_emergency_cases())::uuid[]))`;

/** The questions about the caller that call each other, as they were. */
export const NEAR_FUNCTIONS_BEFORE = [
  ...PRINCIPAL_FUNCTIONS,
  ...CONTEXT_FUNCTIONS,
  `ctx_cases() returns uuid[] ${HEAD}
    $$ select coalesce(array_agg(distinct case_id), '{}') from party where id = any (${OWN}) $$`,
  `ctx_host_cases() returns uuid[] ${HEAD}
    $$ select coalesce(array_agg(distinct x), '{}') from (
         select case_id as x from ctx_seats() where is_convener union select unnest(ctx_emergency_cases())) hosted $$`,
  `ctx_convenes() returns uuid[] ${HEAD}
    $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_seats()
         where is_convener and role_at_table in ('key_worker', 'convener') $$`,
  `ctx_leads() returns uuid[] ${HEAD}
    $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_seats()
         where role_at_table in ('facilitator', 'minute_taker')
            or is_convener and role_at_table in ('key_worker', 'convener') $$`,
  `ctx_persons() returns uuid[] ${HEAD}
    $$ select coalesce(array_agg(distinct x), '{}') from ctx_seats() s, unnest(s.represents || s.person_id) x
         where x is not null $$`,
  `ctx_headed_agency() returns uuid ${HEAD} $$ select case when ctx_role() = 'head' then ctx_agency() end $$`,
  `ctx_known_parties() returns setof uuid ${HEAD} $$ select p.id from party p where ${KNOWN} $$`,
  `ctx_knows_party(p_party uuid) returns boolean ${HEAD}
    $$ select exists (select from party p where p.id = p_party and ${KNOWN}) $$`,
  `ctx_records() returns setof uuid ${HEAD} $$
    select r.id from record r
      where r.case_id = any ((select ctx_cases())::uuid[]) and (r.kind = 'plan' or r.conference_id = any ((select ctx_conferences())::uuid[])
        or exists (select from unit u where u.record_id = r.id and u.id in (select ctx_units()))) $$`,
  `ctx_sections() returns setof uuid ${HEAD} $$
    select s.id from section s left join agenda_item i on i.id = s.agenda_item_id
      where s.record_id in (select ctx_records()) and (i.id is null or i.sitting_id = any ((select ctx_visible_sittings())::uuid[])
        or exists (select from unit u where u.section_id = s.id and u.id in (select ctx_units()))) $$`,
  `ctx_tasks() returns setof uuid ${HEAD}
    $$ select id from task where (issued_by = any (ctx_parties()) or owner_party = any (ctx_parties())
         or checker_party = any (ctx_parties())) and ctx_knows_party(owner_party) $$`,
  `ctx_until(p_units uuid[]) returns timestamptz ${HEAD} $$
    select least(
      (select least(s.absolute_expiry, s.last_seen_at + interval '20 minutes') from session s where s.id = ctx_session()),
      (select m.valid_to from membership m where m.id = ctx_membership()),
      (select min(least(a.valid_to, p.valid_to)) from assignment a join party p on p.id = a.party_id
         where a.user_id = ctx_user() and p.id = any (ctx_parties()) and (a.valid_to is null or a.valid_to > now())),
      (select min(x.valid_to) from audience x where x.unit_id = any (p_units) and x.party_id = any (ctx_parties())
         and x.valid_to > now())) $$`,
  `live_seats(p_sessions uuid[]) returns table (id uuid, expires_ms float8, seats uuid[], n bigint)
    language plpgsql volatile security definer set search_path = public as $$
    declare one uuid;
    begin
      foreach one in array p_sessions loop
        perform set_config('app.session', one::text, true);
        if ctx_membership() is not null then
          id := one;
          seats := (select array_agg(x order by x) from unnest(ctx_parties()) x);
          select extract(epoch from least(s.absolute_expiry, s.last_seen_at + interval '20 minutes') - now()) * 1000, coalesce(a.n, 0)
            into expires_ms, n from session s left join authority a on a.user_id = s.user_id where s.id = one;
          return next;
        end if;
      end loop;
      perform set_config('app.session', '', true);
    end $$`,
] as const;
