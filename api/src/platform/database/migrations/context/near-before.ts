import { LIVE_SESSIONS } from '../authority/live-sessions.js';
import { PUSH_UNDER_AUTHORITY } from '../authority/push.js';
import { madeIn } from '../made-in.js';
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
  madeIn(PUSH_UNDER_AUTHORITY, 'ctx_until'),
  madeIn(LIVE_SESSIONS, 'live_seats'),
] as const;
