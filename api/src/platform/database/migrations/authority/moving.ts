/**
 * Authority: a number per person that grows whenever what the person may do can have become less or other by something
 * that no audience knows of: a session, a membership, an assignment, a disabled account. Whoever makes it grow holds the
 * person's lock alone until the commit; whoever commits or sends text holds it shared. So a text is committed wholly
 * before the end of a right, or sees it [I7].
 *
 * Order of locks everywhere: persons (by key), then the case, then its units, then the heads of the log.
 */
export const MOVING_AUTHORITY = `
  create table authority (
    user_id uuid primary key references app_user,
    n bigint not null default 0,
    moved_at timestamptz not null default clock_timestamp()
  );
  alter table authority enable row level security;
  alter table authority force row level security;
  create policy owner_all on authority to soulad_owner using (true) with check (true);

  create function authority_key(p_user uuid) returns bigint language sql immutable as
    $$ select hashtextextended(p_user::text, 8) $$;

  -- Holds these people's rights as they are until the end of the transaction. Take it before any other lock.
  create function authority_share(p_users uuid[]) returns void language sql security definer set search_path = public as
    $$ select pg_advisory_xact_lock_shared(x.key)
         from (select distinct authority_key(u) as key from unnest(p_users) u order by key) x $$;

  -- For a verb that is about to change them: before it locks anything else, and all people at once.
  create function authority_claim(p_users uuid[]) returns void language sql security definer set search_path = public as
    $$ select pg_advisory_xact_lock(x.key)
         from (select distinct authority_key(u) as key from unnest(p_users) u order by key) x $$;

  -- The numbers of these people, in their order.
  create function authority_numbers(p_users uuid[]) returns bigint[] language sql stable security definer set search_path = public as
    $$ select coalesce(array_agg(coalesce(a.n, 0) order by w.at), '{}') from unnest(p_users) with ordinality w(id, at)
         left join authority a on a.user_id = w.id $$;

  create function authority_move(p_user uuid) returns void language plpgsql security definer set search_path = public as $$
    begin
      perform pg_advisory_xact_lock(authority_key(p_user));
      insert into authority as a (user_id, n, moved_at) values (p_user, 1, clock_timestamp())
        on conflict (user_id) do update set n = a.n + 1, moved_at = clock_timestamp();
      perform pg_notify('soulad', json_build_object('kind', 'authority', 'userId', p_user)::text);
    end $$;

  create function authority_row_moved() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if tg_op <> 'INSERT' then perform authority_move(old.user_id); end if;
      if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.user_id <> old.user_id then perform authority_move(new.user_id); end if;
      return coalesce(new, old);
    end $$;

  create function authority_person_moved() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      perform authority_move(new.id);
      return new;
    end $$;

  -- A session that begins takes nothing from the others; one that is used is the same session.
  create trigger session_moves before update of revoked_at, absolute_expiry, user_id, membership_id on session for each row
    when ((old.revoked_at, old.absolute_expiry, old.user_id, old.membership_id)
      is distinct from (new.revoked_at, new.absolute_expiry, new.user_id, new.membership_id))
    execute function authority_row_moved();
  create trigger session_goes before delete on session for each row execute function authority_row_moved();
  create trigger membership_moves before insert or update or delete on membership for each row execute function authority_row_moved();
  create trigger assignment_moves before insert or update or delete on assignment for each row execute function authority_row_moved();
  create trigger person_moves before update of disabled_at on app_user for each row
    when (old.disabled_at is distinct from new.disabled_at) execute function authority_person_moved();
`;

export const DROP_MOVING_AUTHORITY = `
  drop trigger person_moves on app_user;
  drop trigger assignment_moves on assignment;
  drop trigger membership_moves on membership;
  drop trigger session_goes on session;
  drop trigger session_moves on session;
  drop function authority_person_moved(), authority_row_moved(), authority_move(uuid), authority_numbers(uuid[]), authority_claim(uuid[]),
    authority_share(uuid[]), authority_key(uuid);
  drop table authority;
`;
