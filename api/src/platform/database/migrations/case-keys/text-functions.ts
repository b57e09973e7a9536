/** The functions of the text log that hand out or take sealed bytes, with what names the place of a row. */
export const SEALED_TEXT_FUNCTIONS = `
  drop function live_load(uuid), live_tail(uuid, int, bigint), snapshot_store(uuid, int, bigint, bytea, jsonb, bytea),
    snapshot_found(uuid, bytea, jsonb, bytea);

  create function live_load(p_unit uuid)
    returns table (case_id uuid, unit_id uuid, gen int, head_seq bigint, snap_seq bigint, state bytea)
    language sql stable security definer set search_path = public as $$
    select r.case_id, u.id, u.gen, u.head_seq, s.seq, s.state from unit u join record r on r.id = u.record_id
      join lateral (select x.seq, x.state from unit_snapshot x where x.unit_id = u.id and x.gen = u.gen order by x.seq desc limit 1) s on true
      where u.id = p_unit $$;

  create function live_tail(p_unit uuid, p_gen int, p_after bigint)
    returns table (case_id uuid, seq bigint, client_id bigint, client_n bigint, bytes bytea)
    language sql stable security definer set search_path = public as $$
    select r.case_id, x.seq, x.client_id, x.client_n, x.bytes
      from unit u join record r on r.id = u.record_id join unit_update x on x.unit_id = u.id
      where u.id = p_unit and x.gen = p_gen and x.seq > p_after order by x.seq $$;

  -- A snapshot only ever adds a shorter way to what the log says; the log stays.
  create function snapshot_store(p_unit uuid, p_gen int, p_seq bigint, p_state bytea) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      insert into unit_snapshot (unit_id, gen, seq, state)
        select p_unit, p_gen, p_seq, p_state from unit u where u.id = p_unit and u.gen = p_gen and u.head_seq >= p_seq
        on conflict do nothing;
      update unit set snap_seq = p_seq where id = p_unit and gen = p_gen and snap_seq < p_seq and head_seq >= p_seq;
    end $$;

  -- The first snapshot of a unit that the session has just made.
  create function snapshot_found(p_unit uuid, p_state bytea) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if not exists (select from unit where id = p_unit and created_by = ctx_user() and head_seq = 0) then raise insufficient_privilege; end if;
      insert into unit_snapshot (unit_id, gen, seq, state) values (p_unit, 1, 0, p_state);
    end $$;

  -- Whether text still stands as an older version wrote it; the server does not serve such a database.
  create function text_in_clear() returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from unit_update where not sealed) or exists (select from unit_snapshot where not sealed)
         or exists (select from unit_override where not sealed and reason is not null)
         or exists (select from party where not sealed and ended_reason is not null) $$;

  grant execute on function live_load(uuid), live_tail(uuid, int, bigint), snapshot_store(uuid, int, bigint, bytea),
    snapshot_found(uuid, bytea), text_in_clear() to soulad_app;
`;

/** What they were before. */
export const CLEAR_TEXT_FUNCTIONS = `
  drop function text_in_clear(), snapshot_found(uuid, bytea), snapshot_store(uuid, int, bigint, bytea),
    live_tail(uuid, int, bigint), live_load(uuid);

  create function live_load(p_unit uuid) returns table (gen int, head_seq bigint, snap_seq bigint, state bytea)
    language sql stable security definer set search_path = public as $$
    select u.gen, u.head_seq, s.seq, s.state from unit u
      join lateral (select x.seq, x.state from unit_snapshot x where x.unit_id = u.id and x.gen = u.gen order by x.seq desc limit 1) s on true
      where u.id = p_unit $$;

  create function live_tail(p_unit uuid, p_gen int, p_after bigint) returns table (seq bigint, bytes bytea)
    language sql stable security definer set search_path = public as
    $$ select x.seq, x.bytes from unit_update x where x.unit_id = p_unit and x.gen = p_gen and x.seq > p_after order by x.seq $$;

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

  grant execute on function live_load(uuid), live_tail(uuid, int, bigint),
    snapshot_store(uuid, int, bigint, bytea, jsonb, bytea), snapshot_found(uuid, bytea, jsonb, bytea) to soulad_app;
`;
