/**
 * The text log. Content enters it through one function that checks every row by itself against the audience; what the
 * server's own actors need for guarding (never for answering a viewer) is read by the `live_` functions.
 */
export const LOG_FUNCTIONS = `
  -- The seat under which the session may write into the unit now; null when it may not. The minute taker of a live
  -- conference writes into any owned unit that the seat may read: the author sees it and accepts.
  create function ctx_writing_party(p_unit uuid) returns uuid language sql stable security definer set search_path = public as $$
    select coalesce(
      (select a.party_id from audience a join unit u on u.id = a.unit_id
         where a.unit_id = p_unit and a.rank = 5 and (a.valid_to is null or a.valid_to > now()) and a.party_id = any (ctx_parties())
         order by a.party_id = u.author_party desc, a.party_id limit 1),
      (select s.party_id from unit u join record r on r.id = u.record_id join conference c on c.id = r.conference_id
         join ctx_seats() s on s.case_id = r.case_id and s.role_at_table = 'minute_taker'
         join audience a on a.unit_id = u.id and a.party_id = s.party_id and a.rank >= 2 and (a.valid_to is null or a.valid_to > now())
         where u.id = p_unit and u.mode = 'owned' and c.state = 'live' and r.state = 'live'
         order by s.party_id limit 1)) $$;

  -- Leases a client id to the session. The one asked for is given again to the same person and seat, so that what was
  -- typed while the link was down stays valid.
  create function client_lease(p_unit uuid, p_gen int, p_fresh bigint, p_wanted bigint) returns bigint
    language plpgsql security definer set search_path = public as $$
    declare seat uuid := ctx_writing_party(p_unit);
    begin
      if seat is null then return null; end if;
      update crdt_client set session_id = ctx_session() where unit_id = p_unit and gen = p_gen and client_id = p_wanted
        and user_id = ctx_user() and party_id = seat;
      if found then return p_wanted; end if;
      insert into crdt_client (unit_id, gen, client_id, session_id, user_id, party_id)
        values (p_unit, p_gen, p_fresh, ctx_session(), ctx_user(), seat);
      return p_fresh;
    end $$;

  -- The group commit [I6][I7]. Rows stand in the order in which they were guarded on a document at p_head. outcome:
  -- STORED, DUP, BEHIND (another node wrote: catch up, guard again), AGAIN (a row before it was refused), or an error
  -- code. Nothing after a refused row is stored, for it was guarded together with that row.
  create function push_updates(p_unit uuid, p_gen int, p_head bigint, p_node text, p_sessions uuid[], p_epochs bigint[],
      p_clients bigint[], p_ns bigint[], p_bytes bytea[])
    returns table (outcome text, at_seq bigint) language plpgsql security definer set search_path = public as $$
    declare
      u unit;
      held text;
      seat uuid;
      refused boolean := false;
      leased boolean;
      head bigint;
    begin
      select * into u from unit where id = p_unit for update;
      head := u.head_seq;
      select r.state into held from record r where r.id = u.record_id;
      for i in 1 .. cardinality(p_sessions) loop
        perform set_config('app.session', p_sessions[i]::text, true);
        at_seq := null;
        seat := ctx_writing_party(p_unit);
        leased := exists (select from crdt_client c where c.unit_id = p_unit and c.gen = p_gen
          and c.client_id = p_clients[i] and c.user_id = ctx_user());
        select x.seq into at_seq from unit_update x where leased and x.unit_id = p_unit and x.gen = p_gen
          and x.client_id = p_clients[i] and x.client_n = p_ns[i];
        outcome := case
          when at_seq is not null then 'DUP'
          when ctx_right(p_unit) < 2 then 'REVOKED'
          when u.gen <> p_gen then 'GEN_MISMATCH'
          when u.sealed or u.state = 'withdrawn' or held <> 'live' then 'SEALED'
          when seat is null then 'FORBIDDEN_STEP'
          when not leased then 'FOREIGN_CLIENT'
          when u.access_epoch <> p_epochs[i] then 'EPOCH_STALE'
          when u.head_seq <> p_head then 'BEHIND'
          when refused then 'AGAIN'
          else 'STORED' end;
        if outcome = 'STORED' then
          head := head + 1;
          at_seq := head;
          insert into unit_update (unit_id, gen, seq, epoch, session_id, client_id, client_n, author_user, author_party, bytes)
            values (p_unit, p_gen, head, p_epochs[i], p_sessions[i], p_clients[i], p_ns[i], ctx_user(), seat, p_bytes[i]);
          perform note_scribe(u, seat);
        end if;
        -- A repeated number under other words: those are in no row, and whatever was guarded after them stood on them.
        refused := refused or outcome not in ('STORED', 'DUP') or outcome = 'DUP' and p_bytes[i] <> '\\x0000';
        return next;
      end loop;
      perform set_config('app.session', '', true);
      if head > u.head_seq then
        update unit set head_seq = head where id = p_unit;
        perform pg_notify('soulad', json_build_object('kind', 'head', 'unitId', p_unit, 'gen', p_gen, 'seq', head, 'node', p_node)::text);
      end if;
    end $$;

  -- Somebody else wrote into an owned unit: it waits for its author's yes, and says who wrote.
  create function note_scribe(u unit, p_seat uuid) returns void language plpgsql security definer set search_path = public as $$
    begin
      if u.mode <> 'owned' or p_seat = u.author_party or p_seat = any (u.co_authors) then return; end if;
      update unit set awaits_acceptance = true, scribe_party = p_seat,
          scribed_by = (select display_name from app_user where id = ctx_user())
        where id = u.id and not (awaits_acceptance and scribe_party is not distinct from p_seat);
      if found then perform pg_notify('soulad', json_build_object('kind', 'manifest', 'recordId', u.record_id)::text); end if;
    end $$;

  create function live_load(p_unit uuid) returns table (gen int, head_seq bigint, snap_seq bigint, state bytea)
    language sql stable security definer set search_path = public as $$
    select u.gen, u.head_seq, s.seq, s.state from unit u
      join lateral (select x.seq, x.state from unit_snapshot x where x.unit_id = u.id and x.gen = u.gen order by x.seq desc limit 1) s on true
      where u.id = p_unit $$;

  create function live_tail(p_unit uuid, p_gen int, p_after bigint) returns table (seq bigint, bytes bytea)
    language sql stable security definer set search_path = public as
    $$ select x.seq, x.bytes from unit_update x where x.unit_id = p_unit and x.gen = p_gen and x.seq > p_after order by x.seq $$;

  create function live_heads(p_units uuid[]) returns table (id uuid, gen int, head_seq bigint, access_epoch bigint)
    language sql stable security definer set search_path = public as
    $$ select u.id, u.gen, u.head_seq, u.access_epoch from unit u where u.id = any (p_units) $$;

  -- Sessions that are still live, with their seats and the time left; a session that is not named has ended.
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

  -- A snapshot only ever adds a shorter way to what the log says; the log stays.
  create function snapshot_store(p_unit uuid, p_gen int, p_seq bigint, p_state bytea, p_content jsonb, p_hash bytea) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      insert into unit_snapshot (unit_id, gen, seq, state, content, content_hash)
        select p_unit, p_gen, p_seq, p_state, p_content, p_hash from unit u
          where u.id = p_unit and u.gen = p_gen and u.head_seq >= p_seq
        on conflict do nothing;
      update unit set snap_seq = p_seq where id = p_unit and gen = p_gen and snap_seq < p_seq and head_seq >= p_seq;
    end $$;

  -- The first snapshot of a unit that the session has just made.
  create function snapshot_found(p_unit uuid, p_state bytea, p_content jsonb, p_hash bytea) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if not exists (select from unit where id = p_unit and created_by = ctx_user() and head_seq = 0) then raise insufficient_privilege; end if;
      insert into unit_snapshot (unit_id, gen, seq, state, content, content_hash) values (p_unit, 1, 0, p_state, p_content, p_hash);
    end $$;

  -- Notes what reached the session's seats, up to the present head.
  create function disclose(p_units uuid[], p_way text) returns void language sql security definer set search_path = public as $$
    insert into disclosure (unit_id, gen, party_id, user_id, way, rule, to_seq)
      select distinct on (u.id) u.id, u.gen, a.party_id, ctx_user(), p_way, a.rule, u.head_seq
        from unit u join audience a on a.unit_id = u.id
        where u.id = any (p_units) and a.party_id = any (ctx_parties()) and a.rank >= 2 and (a.valid_to is null or a.valid_to > now())
        order by u.id, a.rank desc, a.party_id
      on conflict (unit_id, gen, party_id, user_id, way)
        do update set last_at = now(), to_seq = greatest(disclosure.to_seq, excluded.to_seq) $$;

  -- Units of a record that everybody may read who is in the room now; parties the caller may not know of count too.
  create function room_units(p_record uuid) returns setof uuid language sql stable security definer set search_path = public as $$
    with room as (select distinct a.party_id from attendance a join sitting s on s.id = a.sitting_id
      join record r on r.conference_id = s.conference_id
      where r.id = p_record and r.case_id = any (ctx_cases()) and a.mode in ('in_person', 'remote')
        and a.in_at is not null and a.out_at is null and s.closed_at is null)
    select u.id from unit u where u.record_id = p_record and ctx_right(u.id) >= 2 and exists (select from room)
      and not exists (select from room where not exists (select from audience x where x.unit_id = u.id
        and x.party_id = room.party_id and x.rank >= 2 and (x.valid_to is null or x.valid_to > now()))) $$;

  -- Takes a draft away with everything of it. Returns false when it is no draft of the session's seats.
  create function draft_delete(p_unit uuid) returns boolean language plpgsql security definer set search_path = public as $$
    begin
      perform 1 from unit where id = p_unit and state = 'draft' and shared_at is null
        and (author_party = any (ctx_parties()) or scribe_party = any (ctx_parties())) for update;
      if not found then return false; end if;
      delete from disclosure where unit_id = p_unit;
      delete from crdt_client where unit_id = p_unit;
      delete from unit_snapshot where unit_id = p_unit;
      delete from unit_update where unit_id = p_unit;
      delete from audience where unit_id = p_unit;
      delete from unit_override where unit_id = p_unit;
      delete from unit where id = p_unit;
      return true;
    end $$;
`;

export const DROP_LOG_FUNCTIONS = `
  drop function draft_delete(uuid), room_units(uuid), disclose(uuid[], text), snapshot_found(uuid, bytea, jsonb, bytea),
    snapshot_store(uuid, int, bigint, bytea, jsonb, bytea), live_seats(uuid[]), live_heads(uuid[]), live_tail(uuid, int, bigint),
    live_load(uuid), note_scribe(unit, uuid),
    push_updates(uuid, int, bigint, text, uuid[], bigint[], bigint[], bigint[], bytea[]),
    client_lease(uuid, int, bigint, bigint), ctx_writing_party(uuid);
`;
