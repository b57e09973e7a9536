/** Sessions under authority: whoever signs in holds the person's lock before the row that other statements refer to. */
export const SESSIONS_UNDER_AUTHORITY = `
  create or replace function session_open(p_id uuid, p_token_hash bytea, p_user uuid, p_membership uuid, p_replaces uuid)
    returns setof uuid language plpgsql security definer set search_path = public as $$
    begin
      perform authority_claim(array[p_user]);
      -- One sign-in of a person at a time, so that the limit of three holds.
      perform from app_user where id = p_user and disabled_at is null for update;
      if not found or not exists (select from membership m where m.id = p_membership and m.user_id = p_user
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) then
        raise insufficient_privilege;
      end if;
      return query
        update session s set revoked_at = now()
          where s.user_id = p_user and s.revoked_at is null and (s.id = p_replaces or s.id in
            (select o.id from session o where o.user_id = p_user and o.id is distinct from p_replaces and session_live(o)
               order by o.created_at desc, o.id offset 2))
          returning s.id;
      insert into session (id, token_hash, user_id, membership_id, absolute_expiry)
        values (p_id, p_token_hash, p_user, p_membership, now() + interval '10 hours');
    end $$;
`;

export const SESSIONS_BEFORE = `
  create or replace function session_open(p_id uuid, p_token_hash bytea, p_user uuid, p_membership uuid, p_replaces uuid)
    returns setof uuid language plpgsql security definer set search_path = public as $$
    begin
      -- One sign-in of a person at a time, so that the limit of three holds.
      perform from app_user where id = p_user and disabled_at is null for update;
      if not found or not exists (select from membership m where m.id = p_membership and m.user_id = p_user
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) then
        raise insufficient_privilege;
      end if;
      return query
        update session s set revoked_at = now()
          where s.user_id = p_user and s.revoked_at is null and (s.id = p_replaces or s.id in
            (select o.id from session o where o.user_id = p_user and o.id is distinct from p_replaces and session_live(o)
               order by o.created_at desc, o.id offset 2))
          returning s.id;
      insert into session (id, token_hash, user_id, membership_id, absolute_expiry)
        values (p_id, p_token_hash, p_user, p_membership, now() + interval '10 hours');
    end $$;
`;
