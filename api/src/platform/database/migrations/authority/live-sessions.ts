/** What a node asks every second about the sessions of its sockets. */
export const LIVE_SESSIONS = `
  -- Sessions that are still live, with their seats, the person's number, and the time left until the session runs out:
  -- at its absolute end, or earlier if nobody uses it. A session that is not named has ended.
  create function live_seats(p_sessions uuid[]) returns table (id uuid, expires_ms float8, seats uuid[], n bigint)
    language plpgsql security definer set search_path = public as $$
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
    end $$;
`;

export const LIVE_SESSIONS_BEFORE = `
  create function live_seats(p_sessions uuid[]) returns table (id uuid, expires_ms float8, seats uuid[])
    language plpgsql security definer set search_path = public as $$
    declare one uuid;
    begin
      foreach one in array p_sessions loop
        perform set_config('app.session', one::text, true);
        if ctx_membership() is not null then
          id := one;
          seats := (select array_agg(x order by x) from unnest(ctx_parties()) x);
          expires_ms := (select extract(epoch from s.absolute_expiry - now()) * 1000 from session s where s.id = one);
          return next;
        end if;
      end loop;
      perform set_config('app.session', '', true);
    end $$;

  grant execute on function live_seats(uuid[]) to soulad_app;
`;
