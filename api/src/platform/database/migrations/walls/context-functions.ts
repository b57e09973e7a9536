/**
 * What a session means for cases. All of it hangs on `ctx_seats`: the live assignments of the person to live seats of
 * the agency (or of themself) that the session acts for.
 */
export const CONTEXT_FUNCTIONS = `
  create function schema_version() returns text language sql stable security definer set search_path = public as
    $$ select name::text from migration order by "timestamp" desc limit 1 $$;

  -- A meeting is led and written down from the convening seat or from the facilitator's: an agency that names its own
  -- people does not name itself into either.
  create function ctx_seats() returns table
      (party_id uuid, case_id uuid, role_at_table text, is_convener boolean, person_id uuid, represents uuid[])
    language sql stable security definer set search_path = public as $$
    select p.id, p.case_id,
           case when a.role_at_table in ('facilitator', 'minute_taker') and not p.is_convener and p.type <> 'facilitation'
             then 'member' else a.role_at_table end,
           p.is_convener, p.person_id, p.represents
      from assignment a join party p on p.id = a.party_id
      where a.user_id = ctx_user() and ctx_membership() is not null
        and p.agency_id is not distinct from ctx_agency()
        and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$;

  -- Cases whose convening seat the person sits on, in whatever role.
  create function ctx_host_cases() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_seats() where is_convener $$;

  -- Cases the person answers for: convenes, invites, keeps.
  create function ctx_convenes() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_seats()
         where is_convener and role_at_table in ('key_worker', 'convener') $$;

  -- Cases in whose conferences the person may note what happens: those above, the facilitator, the minute taker.
  create function ctx_leads() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_seats()
         where role_at_table in ('facilitator', 'minute_taker')
            or is_convener and role_at_table in ('key_worker', 'convener') $$;

  -- Persons the person sits for: themself, and those the seat represents.
  create function ctx_persons() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct x), '{}') from ctx_seats() s, unnest(s.represents || s.person_id) x
         where x is not null $$;

  -- Agency whose head the person is: the head names who sits on the agency's seats, without reading the cases.
  create function ctx_headed_agency() returns uuid language sql stable security definer set search_path = public as
    $$ select case when ctx_role() = 'head' then ctx_agency() end $$;

  -- Agencies one may know of: OSPOD and the administrator the directory, others the own one and those at their tables.
  create function ctx_agencies() returns setof uuid language sql stable security definer set search_path = public as $$
    select a.id from agency a where a.id = ctx_agency() or (select ctx_agency_type() = 'ospod' or ctx_is_admin())
    union
    select p.agency_id from party p where p.case_id = any ((select ctx_cases())::uuid[]) and ctx_knows_party(p.id) $$;

  create function ctx_visible_sittings() returns uuid[] language sql stable security definer set search_path = public as $$
    select ctx_sittings() || coalesce((select array_agg(s.id) from sitting s join conference c on c.id = s.conference_id
      where c.case_id = any (ctx_host_cases())), '{}') $$;

  create function ctx_conferences() returns uuid[] language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(distinct c.id), '{}') from conference c
      where c.case_id = any (ctx_host_cases())
         or c.id in (select s.conference_id from sitting s where s.id = any (ctx_sittings())) $$;

  -- Records of the conferences one may know of, and those that hold a passage for one (read later, by a copy). As
  -- functions: policies that ask each other's tables do not end.
  create function ctx_records() returns setof uuid language sql stable security definer set search_path = public as $$
    select r.id from record r
      where r.case_id = any ((select ctx_cases())::uuid[]) and (r.conference_id = any ((select ctx_conferences())::uuid[])
        or exists (select from unit u where u.record_id = r.id and u.id in (select ctx_units()))) $$;

  -- Sections of those; one that belongs to a sitting of others shows only when it holds a passage for the viewer.
  create function ctx_sections() returns setof uuid language sql stable security definer set search_path = public as $$
    select s.id from section s left join agenda_item i on i.id = s.agenda_item_id
      where s.record_id in (select ctx_records()) and (i.id is null or i.sitting_id = any ((select ctx_visible_sittings())::uuid[])
        or exists (select from unit u where u.section_id = s.id and u.id in (select ctx_units()))) $$;

  create function ctx_may_assign(p_party uuid) returns boolean language sql stable security definer set search_path = public as $$
    select exists (select from party p where p.id = p_party and (
      p.agency_id is not null and p.agency_id = ctx_agency()
        and (ctx_role() = 'head' or p.id = any (ctx_parties()))
      or p.person_id is not null and p.case_id = any (ctx_convenes()))) $$;

  -- Whether the person can sit there: a member of the agency, or somebody with an account of their own.
  create function may_sit(p_user uuid, p_party uuid) returns boolean language sql stable security definer set search_path = public as $$
    select exists (select from party p join membership m on m.agency_id is not distinct from p.agency_id
      where p.id = p_party and m.user_id = p_user and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) $$;

  -- Opens a case: its first seat has to exist before the walls let anybody see it.
  create function case_found(p_family uuid, p_family_name text, p_case uuid, p_file_mark text, p_urgency text,
      p_registered date, p_matrix text, p_party uuid, p_letter text, p_label text, p_purpose text, p_basis text,
      p_valid_from timestamptz, p_assignment uuid) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if ctx_agency_type() is distinct from 'ospod' then raise insufficient_privilege; end if;
      insert into family (id, name, created_by_agency) values (p_family, p_family_name, ctx_agency());
      insert into case_file (id, family_id, file_mark, owner_agency_id, urgency, registered_on, matrix_version)
        values (p_case, p_family, p_file_mark, ctx_agency(), p_urgency, p_registered, p_matrix);
      insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, is_convener, valid_from)
        values (p_party, p_case, 'ospod', ctx_agency(), p_letter, p_label, p_purpose, p_basis, true, p_valid_from);
      insert into assignment (id, party_id, user_id, role_at_table, valid_from)
        values (p_assignment, p_party, ctx_user(), 'key_worker', p_valid_from);
    end $$;
`;

export const DROP_CONTEXT_FUNCTIONS = `
  drop function case_found(uuid, text, uuid, text, text, date, text, uuid, text, text, text, text, timestamptz, uuid),
    may_sit(uuid, uuid), ctx_may_assign(uuid), ctx_sections(), ctx_records(), ctx_conferences(), ctx_visible_sittings(),
    ctx_agencies(), ctx_headed_agency(), ctx_persons(), ctx_leads(), ctx_convenes(), ctx_host_cases(), ctx_seats(),
    schema_version();
`;
