/**
 * Who ends sessions, memberships and accounts. Each function holds the person's lock first, decides by itself, and says
 * nothing of what the caller may not know: what is not theirs to end is not there.
 */
export const ACCOUNTS = `
  -- The installation's administrator manages everybody; the head and the administrator of an agency its own people.
  create function ctx_manages(p_agency uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select ctx_is_admin() or coalesce(ctx_role() in ('admin', 'head') and p_agency = ctx_agency(), false) $$;

  -- Live sessions of a person as far as the caller may know of them: one's own wholly, those acting for an agency to
  -- whoever manages it.
  create function sessions_of(p_user uuid) returns table (id uuid, agency_id uuid, role text, opened_at timestamptz,
      used_at timestamptz, expires_at timestamptz)
    language sql stable security definer set search_path = public as $$
    select s.id, m.agency_id, m.role, s.created_at, s.last_seen_at,
        least(s.absolute_expiry, s.last_seen_at + interval '20 minutes')
      from session s join membership m on m.id = s.membership_id
      where s.user_id = p_user and session_live(s) and (p_user = ctx_user() or ctx_manages(m.agency_id))
      order by s.last_seen_at desc, s.id $$;

  -- Ends those of them: one, all but one, or all. Returns what ended.
  create function sessions_end(p_user uuid, p_only uuid, p_except uuid) returns setof uuid
    language plpgsql security definer set search_path = public as $$
    begin
      perform authority_claim(array[p_user]);
      return query update session s set revoked_at = now()
        where s.id in (select o.id from sessions_of(p_user) o where (p_only is null or o.id = p_only) and o.id is distinct from p_except)
          and s.revoked_at is null
        returning s.id;
    end $$;

  -- Shuts an account or opens it again. Returns the sessions that ended; null alone when there was nothing to do.
  create function user_disable(p_user uuid, p_disabled boolean) returns setof uuid
    language plpgsql security definer set search_path = public as $$
    begin
      if not ctx_is_admin() or p_user = ctx_user() then raise insufficient_privilege; end if;
      perform authority_claim(array[p_user]);
      update app_user set disabled_at = case when p_disabled then now() end
        where id = p_user and (disabled_at is not null) <> p_disabled;
      if p_disabled then
        return query update session s set revoked_at = now() where s.user_id = p_user and s.revoked_at is null returning s.id;
      end if;
    end $$;

  -- Ends a membership, the sessions that act for it, and the seats held through it, unless another membership of the
  -- agency still holds them. A seat that is given back later is given anew.
  create function membership_end(p_membership uuid) returns table (session_id uuid, case_id uuid)
    language plpgsql security definer set search_path = public as $$
    declare one membership;
    begin
      select * into one from membership m where m.id = p_membership;
      if not found or not ctx_manages(one.agency_id) or one.user_id = ctx_user() then raise insufficient_privilege; end if;
      perform authority_claim(array[one.user_id]);
      update membership m set valid_to = greatest(now(), m.valid_from)
        where m.id = p_membership and (m.valid_to is null or m.valid_to > now());
      return query update session s set revoked_at = now()
        where s.membership_id = p_membership and s.revoked_at is null returning s.id, null::uuid;
      if exists (select from membership m where m.user_id = one.user_id and m.agency_id is not distinct from one.agency_id
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) then return; end if;
      return query update assignment a set valid_to = greatest(now(), a.valid_from) from party p
        where p.id = a.party_id and a.user_id = one.user_id and p.agency_id is not distinct from one.agency_id
          and (a.valid_to is null or a.valid_to > now())
        returning null::uuid, p.case_id;
    end $$;

  -- A second membership is given to one's own people; somebody from elsewhere is taken in by the installation's
  -- administrator, or an account would be drawn in by its bare id.
  create or replace function membership_add(p_user uuid, p_membership uuid, p_agency uuid, p_role text, p_profession text)
    returns void language plpgsql security definer set search_path = public as $$
    begin
      if not may_admit(p_agency, p_role) then raise insufficient_privilege; end if;
      if not ctx_is_admin() and not exists (select from membership m where m.user_id = p_user and m.agency_id = ctx_agency()) then
        raise insufficient_privilege;
      end if;
      insert into membership (id, user_id, agency_id, role, profession, valid_from)
        values (p_membership, p_user, p_agency, p_role, p_profession, now());
    end $$;

  drop function session_principal(uuid);
  create function session_principal(p_session uuid) returns table (session_id uuid, user_id uuid, membership_id uuid,
      agency_id uuid, agency_type text, role text, display_name text, installation_admin boolean)
    language sql stable security definer set search_path = public as $$
    select s.id, u.id, m.id, m.agency_id, a.type, m.role, u.display_name, u.installation_admin
      from session s join app_user u on u.id = s.user_id join membership m on m.id = s.membership_id
      left join agency a on a.id = m.agency_id
      where s.id = p_session and session_live(s) and u.disabled_at is null
        and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) $$;

  grant execute on function sessions_of(uuid), sessions_end(uuid, uuid, uuid), user_disable(uuid, boolean), membership_end(uuid),
    session_principal(uuid) to soulad_app;
`;

export const ACCOUNTS_BEFORE = `
  drop function session_principal(uuid);
  create function session_principal(p_session uuid) returns table (session_id uuid, user_id uuid, membership_id uuid,
      agency_id uuid, agency_type text, display_name text, installation_admin boolean)
    language sql stable security definer set search_path = public as $$
    select s.id, u.id, m.id, m.agency_id, a.type, u.display_name, u.installation_admin
      from session s join app_user u on u.id = s.user_id join membership m on m.id = s.membership_id
      left join agency a on a.id = m.agency_id
      where s.id = p_session and session_live(s) and u.disabled_at is null
        and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) $$;
  grant execute on function session_principal(uuid) to soulad_app;
  create or replace function membership_add(p_user uuid, p_membership uuid, p_agency uuid, p_role text, p_profession text)
    returns void language plpgsql security definer set search_path = public as $$
    begin
      if not may_admit(p_agency, p_role) then raise insufficient_privilege; end if;
      insert into membership (id, user_id, agency_id, role, profession, valid_from)
        values (p_membership, p_user, p_agency, p_role, p_profession, now());
    end $$;
  drop function membership_end(uuid), user_disable(uuid, boolean), sessions_end(uuid, uuid, uuid), sessions_of(uuid), ctx_manages(uuid);
`;
