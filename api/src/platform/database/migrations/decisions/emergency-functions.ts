/**
 * Emergency access [P21]. The app opens, ends and reviews one through these functions alone: it has no other way to make
 * a seat of this kind, and none to lengthen its window.
 */
export const EMERGENCY_FUNCTIONS = `
  -- For asking the person behind the session once more; nobody else's hash ever leaves.
  create function own_password_hash() returns text language sql stable security definer set search_path = public as
    $$ select password_hash from app_user where id = ctx_user() and disabled_at is null $$;

  create function emergency_seat(p_party uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from party where id = p_party and emergency_id is not null) $$;

  create function sharing_emergencies(p_case uuid) returns setof uuid language sql stable security definer set search_path = public as
    $$ select id from party where case_id = p_case and emergency_id is not null and may_share(p_case) $$;

  -- Cases that the session has opened in an emergency that is on.
  create function ctx_emergency_cases() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct case_id), '{}') from party where emergency_id is not null and id = any (ctx_parties()) $$;

  -- Emergencies the session may be told of: those of cases whose convening seat it sits on, and of the office it heads.
  create function ctx_emergencies() returns setof uuid language sql stable security definer set search_path = public as $$
    select e.id from emergency e
      where e.case_id = any ((select ctx_host_cases())::uuid[]) or e.agency_id = ctx_headed_agency()
        or e.user_id = ctx_user() and e.agency_id = ctx_agency() $$;

  -- The head knows the register of the office: a file mark leads to its case and to nothing of it. Of two cases under one
  -- mark (POLICY Q1) the open one counts, and of two open ones the newer.
  create function emergency_case(p_file_mark text) returns uuid language sql stable security definer set search_path = public as
    $$ select id from case_file where file_mark = p_file_mark and owner_agency_id = ctx_headed_agency() and ctx_agency_type() = 'ospod'
         order by closed_at is not null, opened_at desc, id limit 1 $$;

  -- The second persons: whoever sits on the convening seat, and the other heads of the office.
  create function emergency_witnesses(p_case uuid) returns setof uuid language sql stable security definer set search_path = public as $$
    select distinct m.user_id from case_file c
      join membership m on m.agency_id = c.owner_agency_id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
      join app_user u on u.id = m.user_id and u.disabled_at is null
      where c.id = p_case and m.user_id is distinct from ctx_user()
        and (m.role = 'head' or exists (select from assignment a join party p on p.id = a.party_id
          where p.case_id = c.id and p.is_convener and p.agency_id = m.agency_id and a.user_id = m.user_id
            and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()))) $$;

  create function emergency_running(p_case uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from emergency where case_id = p_case and user_id = ctx_user() and ended_at is null and until > now()) $$;

  create function emergency_begin(p_id uuid, p_case uuid, p_party uuid, p_assignment uuid, p_reason bytea, p_minutes int)
    returns void language plpgsql security definer set search_path = public as $$
    declare till timestamptz := now() + make_interval(mins => p_minutes);
    begin
      if not exists (select from case_file where id = p_case and owner_agency_id = ctx_headed_agency() and ctx_agency_type() = 'ospod')
          or emergency_running(p_case) or not exists (select from emergency_witnesses(p_case)) then
        raise insufficient_privilege;
      end if;
      insert into emergency (id, case_id, agency_id, file_mark, user_id, reason, began_at, until)
        select p_id, c.id, c.owner_agency_id, c.file_mark, ctx_user(), p_reason, now(), till from case_file c where c.id = p_case;
      insert into emergency_review (emergency_id, opened_by) values (p_id, ctx_user());
      insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, known_to, valid_from, valid_to, emergency_id)
        values (p_party, p_case, 'ospod', ctx_agency(),
          '!' || (select count(*) + 1 from party where case_id = p_case and emergency_id is not null),
          'Nouzový přístup', 'Nouzový přístup', 'gdpr-6-1-d', array[p_party], now(), till, p_id);
      insert into assignment (id, party_id, user_id, role_at_table, valid_from, valid_to)
        values (p_assignment, p_party, ctx_user(), 'member', now(), till);
    end $$;

  -- Before its time: by the person, or by who answers for the case.
  create function emergency_end(p_id uuid) returns boolean language plpgsql security definer set search_path = public as $$
    begin
      update emergency set ended_at = now() where id = p_id and ended_at is null and until > now()
        and (user_id = ctx_user() or case_id = any (ctx_convenes()));
      if not found then return false; end if;
      update party set valid_to = now() where emergency_id = p_id;
      update assignment set valid_to = now() where party_id = (select id from party where emergency_id = p_id);
      return true;
    end $$;

  -- Writes down those whose time is up. For the clock of the server, which has no session.
  create function emergency_lapse() returns table (id uuid, case_id uuid) language plpgsql security definer set search_path = public as $$
    begin
      if ctx_session() is not null then raise insufficient_privilege; end if;
      return query update emergency e set ended_at = e.until
        where e.id in (select x.id from emergency x where x.ended_at is null and x.until <= now() for update skip locked)
        returning e.id, e.case_id;
    end $$;

  create function emergency_told(p_id uuid) returns setof uuid language sql stable security definer set search_path = public as $$
    select w from emergency e, emergency_witnesses(e.case_id) w where e.id = p_id and w <> e.user_id $$;

  -- The second person's word on it, once. Never of the one who used it.
  create function emergency_decide(p_id uuid, p_verdict text, p_words bytea) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      update emergency_review r set verdict = p_verdict, words = p_words, reviewed_by = ctx_user(), reviewed_at = now()
        from emergency e
        where r.emergency_id = p_id and e.id = p_id and r.verdict is null and e.user_id <> ctx_user()
          and (e.ended_at is not null or e.until <= now())
          and (e.case_id = any (ctx_host_cases()) or e.agency_id = ctx_headed_agency());
      return found;
    end $$;

  -- What was opened, as far as the session itself may read it: more would tell of passages kept from it.
  create function emergency_opened(p_id uuid) returns table (unit_id uuid, record_id uuid, first_at timestamptz)
    language sql stable security definer set search_path = public as $$
    select d.unit_id, u.record_id, min(d.first_at) from disclosure d join party p on p.id = d.party_id join unit u on u.id = d.unit_id
      where p.emergency_id = p_id and p_id in (select ctx_emergencies()) and ctx_right(d.unit_id) >= 2
      group by 1, 2 order by 3, 1 $$;
`;

export const DROP_EMERGENCY_FUNCTIONS = `
  drop function emergency_opened(uuid), emergency_decide(uuid, text, bytea), emergency_told(uuid), emergency_lapse(), emergency_end(uuid),
    emergency_begin(uuid, uuid, uuid, uuid, bytea, int), emergency_running(uuid), emergency_witnesses(uuid), emergency_case(text), ctx_emergencies(), ctx_emergency_cases(), sharing_emergencies(uuid), emergency_seat(uuid), own_password_hash();
`;

/** [P21] In an emergency one sees what the convening seat may know of: every sitting, every party, every person. */
export const EMERGENCY_SIGHT = `
  create or replace function ctx_host_cases() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct x), '{}') from (
         select case_id as x from ctx_seats() where is_convener union select unnest(ctx_emergency_cases())) hosted $$;

  create or replace function ctx_knows_party(p_party uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (
         select from party p where p.id = p_party and p.case_id = any (ctx_cases())
           and (p.known_to is null or p.known_to && ctx_parties() or p.id = any (ctx_parties())
             or p.emergency_id is null and p.case_id = any (ctx_emergency_cases()))) $$;
`;

export const ORDINARY_SIGHT = `
  create or replace function ctx_host_cases() returns uuid[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(distinct case_id), '{}') from ctx_seats() where is_convener $$;

  create or replace function ctx_knows_party(p_party uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (
         select from party p where p.id = p_party and p.case_id = any (ctx_cases())
           and (p.known_to is null or p.known_to && ctx_parties() or p.id = any (ctx_parties()))) $$;
`;
