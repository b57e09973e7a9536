/** The group commit as it was before this migration: what \`down\` puts back. */
export const PUSH_BEFORE = `
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

  grant execute on function
    push_updates(uuid, int, bigint, text, uuid[], bigint[], bigint[], bigint[], bytea[]) to soulad_app;
`;
