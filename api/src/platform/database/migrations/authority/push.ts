/**
 * The group commit under held authority. The rows are judged when the people's locks are held: what ended since the
 * transaction began, and so is still there by its clock, is judged in a new one.
 */
export const PUSH_UNDER_AUTHORITY = `
  -- Until when what the session may do with these units rests on windows that end by themselves; null = no end is set.
  create function ctx_until(p_units uuid[]) returns timestamptz language sql stable security definer set search_path = public as $$
    select least(
      (select least(s.absolute_expiry, s.last_seen_at + interval '20 minutes') from session s where s.id = ctx_session()),
      (select m.valid_to from membership m where m.id = ctx_membership()),
      (select min(least(a.valid_to, p.valid_to)) from assignment a join party p on p.id = a.party_id
         where a.user_id = ctx_user() and p.id = any (ctx_parties()) and (a.valid_to is null or a.valid_to > now())),
      (select min(x.valid_to) from audience x where x.unit_id = any (p_units) and x.party_id = any (ctx_parties())
         and x.valid_to > now())) $$;

  -- The person's number, whether it moved since the transaction began, and the time left until a window ends by itself.
  create function ctx_authority(p_units uuid[]) returns table (n bigint, moved boolean, left_ms float8)
    language sql stable security definer set search_path = public as $$
    select case when u.id is not null then coalesce(a.n, 0) end, coalesce(a.moved_at >= now(), false),
        extract(epoch from ctx_until(p_units) - clock_timestamp()) * 1000
      from (select ctx_user() as id) u left join authority a on a.user_id = u.id $$;

  -- [I6][I7] Rows stand in the order in which they were guarded on a document at p_head; p_empty says which hold nothing
  -- new. outcome: STORED, DUP, BEHIND (another node wrote: catch up, guard again), AGAIN (a row before it was refused, or
  -- a right moved since the transaction began), or an error code. Nothing after a refused row is stored, for it was
  -- guarded together with that row. The first row carries the numbers of those who watch, in the order of p_watch.
  create function push_updates(p_unit uuid, p_gen int, p_head bigint, p_node text, p_sessions uuid[], p_epochs bigint[],
      p_clients bigint[], p_ns bigint[], p_bytes bytea[], p_empty boolean[], p_watch uuid[])
    returns table (outcome text, at_seq bigint, authorities bigint[])
    language plpgsql security definer set search_path = public as $$
    declare
      u unit;
      held text;
      writers uuid[] := array(select s.user_id from session s where s.id = any (p_sessions));
      moved boolean;
      seat uuid;
      may boolean;
      until timestamptz;
      ended boolean;
      refused boolean := false;
      leased boolean;
      head bigint;
    begin
      perform authority_share(writers || p_watch);
      moved := exists (select from authority a where a.user_id = any (writers) and a.moved_at >= now());
      authorities := authority_numbers(p_watch);
      select * into u from unit where id = p_unit for update;
      head := u.head_seq;
      select r.state into held from record r where r.id = u.record_id;
      for i in 1 .. cardinality(p_sessions) loop
        if i = 1 or p_sessions[i] <> p_sessions[i - 1] then
          perform set_config('app.session', p_sessions[i]::text, true);
          seat := ctx_writing_party(p_unit);
          may := ctx_right(p_unit) >= 2;
          until := ctx_until(array[p_unit]);
          ended := coalesce(until > now() and until <= clock_timestamp(), false);
        end if;
        at_seq := null;
        leased := exists (select from crdt_client c where c.unit_id = p_unit and c.gen = p_gen
          and c.client_id = p_clients[i] and c.user_id = ctx_user());
        select x.seq into at_seq from unit_update x where leased and x.unit_id = p_unit and x.gen = p_gen
          and x.client_id = p_clients[i] and x.client_n = p_ns[i];
        outcome := case
          when moved or ended then 'AGAIN'
          when at_seq is not null then 'DUP'
          when not may then 'REVOKED'
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
        refused := refused or outcome not in ('STORED', 'DUP') or outcome = 'DUP' and not p_empty[i];
        return next;
        authorities := null;
      end loop;
      perform set_config('app.session', '', true);
      if head > u.head_seq then
        update unit set head_seq = head where id = p_unit;
        perform pg_notify('soulad', json_build_object('kind', 'head', 'unitId', p_unit, 'gen', p_gen, 'seq', head, 'node', p_node)::text);
      end if;
    end $$;
`;
