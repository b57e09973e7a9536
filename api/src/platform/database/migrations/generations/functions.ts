/** Reading, making and cutting generations. Text goes in sealed by the caller's hands; here are ids, numbers and bytes. */
export const GENERATION_FUNCTIONS = `
  -- Closed generations that held a passage which the session may not read now. What was carved out of a carved unit was
  -- in the first source, too.
  create function ctx_withheld() returns table (unit_id uuid, gen int)
    language sql stable security definer set search_path = public as $$
    with recursive hidden as (
      select c.source_unit, c.source_gen from carving c
        where c.cut and c.case_id = any (ctx_cases()) and c.carved_unit not in (select ctx_units())
      union
      select c.source_unit, c.source_gen from hidden h join carving c on c.carved_unit = h.source_unit and c.cut)
    select g.unit_id, g.gen from hidden h join generation g on g.unit_id = h.source_unit and g.gen <= h.source_gen $$;

  create function ctx_reads_generation(p_unit uuid, p_gen int) returns boolean
    language sql stable security definer set search_path = public as $$
    select ctx_right(p_unit) >= 2
      and exists (select from generation_reader r where r.unit_id = p_unit and r.gen = p_gen and r.party_id = any (ctx_parties()))
      and not exists (select from ctx_withheld() w where w.unit_id = p_unit and w.gen = p_gen) $$;

  -- The same for one row of the log: rows at or below the floor hold what was typed before the reader was let in.
  create function ctx_reads_row(p_unit uuid, p_gen int, p_seq bigint) returns boolean
    language sql stable security definer set search_path = public as $$
    select ctx_right(p_unit) >= 2
      and exists (select from generation_reader r where r.unit_id = p_unit and r.gen = p_gen
        and r.party_id = any (ctx_parties()) and r.from_seq < p_seq)
      and not exists (select from ctx_withheld() w where w.unit_id = p_unit and w.gen = p_gen) $$;

  -- Whoever may cut a unit up or give it a new generation: the party it came from, its scribe, the convener.
  create function ctx_restructures(p_unit uuid) returns boolean language sql stable security definer set search_path = public as $$
    select ctx_right(p_unit) >= 2 and exists (select from unit u join record r on r.id = u.record_id
      where u.id = p_unit and r.state = 'live' and not u.sealed and u.state <> 'withdrawn'
        and (u.author_party = any (ctx_parties()) or u.scribe_party = any (ctx_parties()) or r.case_id = any (ctx_convenes()))) $$;

  -- Takes the row that every push takes: from here to the commit nothing is written into the unit.
  create function unit_hold(p_unit uuid) returns table (gen int, head_seq bigint)
    language sql security definer set search_path = public as
    $$ select u.gen, u.head_seq from unit u where u.id = p_unit and ctx_restructures(p_unit) for update $$;

  -- Closes the present generation of a unit that the caller holds and begins the next one with the text given. The
  -- audience stays; leases are those of a generation, so nobody has one in the new one yet.
  create function generation_make(p_unit uuid, p_gen int, p_head bigint, p_cause text, p_state bytea)
    returns int language plpgsql security definer set search_path = public as $$
    declare u unit;
    begin
      select * into u from unit where id = p_unit for update;
      if not ctx_restructures(p_unit) then raise insufficient_privilege; end if;
      if u.gen <> p_gen or u.head_seq <> p_head then raise serialization_failure; end if;
      update generation set closed_at = now(), closed_seq = p_head where unit_id = p_unit and gen = p_gen;
      insert into generation (unit_id, gen, cause, made_by) values (p_unit, p_gen + 1, p_cause, ctx_user());
      insert into generation_reader (unit_id, gen, party_id)
        select p_unit, p_gen + 1, a.party_id from audience a
          where a.unit_id = p_unit and a.rank >= 2 and (a.valid_to is null or a.valid_to > now());
      insert into unit_snapshot (unit_id, gen, seq, state)
        values (p_unit, p_gen + 1, 0, p_state);
      update unit set gen = p_gen + 1, head_seq = 0, snap_seq = 0, open_from_seq = 0, access_epoch = access_epoch + 1
        where id = p_unit;
      return p_gen + 1;
    end $$;

  -- A passage as a unit of its own behind its source. Not as a draft it stands where its source stands; as one it is
  -- still to be shared. The audience is stored by the caller in the same transaction.
  create function carving_store(p_source uuid, p_carved uuid, p_rank text, p_cut boolean, p_draft boolean, p_category text,
      p_kind text, p_subjects uuid[], p_state bytea)
    returns void language plpgsql security definer set search_path = public as $$
    begin
      if not ctx_restructures(p_source) then raise insufficient_privilege; end if;
      if p_draft and not exists (select from unit where id = p_source and author_party = any (ctx_parties()))
        then raise insufficient_privilege; end if;
      insert into unit (id, record_id, section_id, rank, author_party, co_authors, category, kind, mode, state, subjects,
          responsible, sitting_id, presented_at, read_out, scribe_party, scribed_by, awaits_acceptance, created_by,
          created_at, shared_at, schema_v)
        select p_carved, u.record_id, u.section_id, p_rank, u.author_party, u.co_authors, p_category, p_kind, u.mode,
            case when p_draft then 'draft' else u.state end, p_subjects, u.responsible,
            case when not p_draft then u.sitting_id end, case when not p_draft then u.presented_at end, u.read_out,
            case when not p_draft then u.scribe_party end, u.scribed_by, not p_draft and u.awaits_acceptance,
            case when p_draft then ctx_user() else u.created_by end,
            case when p_draft then now() else u.created_at end, case when not p_draft then u.shared_at end, u.schema_v
          from unit u where u.id = p_source;
      insert into unit_snapshot (unit_id, gen, seq, state)
        values (p_carved, 1, 0, p_state);
      insert into carving (carved_unit, source_unit, source_gen, case_id, cut, made_by)
        select p_carved, u.id, u.gen, r.case_id, p_cut, ctx_user() from unit u join record r on r.id = u.record_id
          where u.id = p_source;
    end $$;

  -- Whom the source had reached with a passage that is in it since p_seq of the present generation (0: since an older
  -- one). A live viewer says how far the text has come every 20 s: whoever was there when the passage came had it.
  create function passage_reached(p_source uuid, p_seq bigint) returns table
      (party_id uuid, user_id uuid, rule text, first_at timestamptz, last_at timestamptz)
    language sql stable security definer set search_path = public as $$
    with since as (select u.gen, coalesce((select x.at from unit_update x
        where x.unit_id = u.id and x.gen = u.gen and x.seq = p_seq and p_seq > 0), u.created_at) as at
      from unit u where u.id = p_source and ctx_restructures(p_source))
    select d.party_id, d.user_id, min(d.rule), min(greatest(d.first_at, s.at)), max(greatest(d.last_at, s.at))
      from since s join disclosure d on d.unit_id = p_source and (p_seq = 0 or d.gen = s.gen)
        and (d.to_seq >= p_seq or d.way = 'live' and d.last_at > s.at - interval '30 seconds')
      group by d.party_id, d.user_id $$;

  -- Notes with the carved unit whom its text had reached while it stood in the source.
  create function passage_note(p_source uuid, p_carved uuid, p_seq bigint) returns void
    language sql security definer set search_path = public as $$
    insert into disclosure (unit_id, gen, party_id, user_id, way, rule, first_at, last_at, to_seq)
      select p_carved, 1, x.party_id, x.user_id, 'beforeCarve', x.rule, x.first_at, x.last_at, 0
        from passage_reached(p_source, p_seq) x
        where exists (select from carving c where c.carved_unit = p_carved and c.source_unit = p_source and c.cut) $$;

  -- Parties that had a carved passage before it was carved; for those who answer for it, over parties they may know of.
  create function received_before(p_unit uuid) returns table (party_id uuid, first_at timestamptz, last_at timestamptz)
    language sql stable security definer set search_path = public as $$
    select d.party_id, min(d.first_at), max(d.last_at) from disclosure d
      join unit u on u.id = d.unit_id join record r on r.id = u.record_id
      where d.unit_id = p_unit and d.way = 'beforeCarve' and ctx_right(p_unit) >= 2 and ctx_knows_party(d.party_id)
        and (u.author_party = any (ctx_parties()) or r.case_id = any (ctx_host_cases()))
      group by d.party_id $$;

  -- Units with a reader whose floor no snapshot reaches: without one the unit would be empty to that reader.
  create function floors_bare(p_units uuid[]) returns table (id uuid, gen int, head_seq bigint)
    language sql stable security definer set search_path = public as $$
    select u.id, u.gen, u.head_seq from unit u where u.id = any (p_units)
      and exists (select from generation_reader g where g.unit_id = u.id and g.gen = u.gen and g.from_seq > coalesce(
        (select max(s.seq) from unit_snapshot s where s.unit_id = u.id and s.gen = u.gen), -1)) $$;

  grant execute on function ctx_withheld(), ctx_reads_generation(uuid, int), ctx_reads_row(uuid, int, bigint),
    ctx_restructures(uuid), unit_hold(uuid), generation_make(uuid, int, bigint, text, bytea),
    carving_store(uuid, uuid, text, boolean, boolean, text, text, uuid[], bytea),
    passage_reached(uuid, bigint), passage_note(uuid, uuid, bigint), received_before(uuid), floors_bare(uuid[]) to soulad_app;
`;

export const DROP_GENERATION_FUNCTIONS = `
  drop function floors_bare(uuid[]), received_before(uuid), passage_note(uuid, uuid, bigint), passage_reached(uuid, bigint),
    carving_store(uuid, uuid, text, boolean, boolean, text, text, uuid[], bytea),
    generation_make(uuid, int, bigint, text, bytea), unit_hold(uuid), ctx_restructures(uuid),
    ctx_reads_row(uuid, int, bigint), ctx_reads_generation(uuid, int), ctx_withheld();
`;
