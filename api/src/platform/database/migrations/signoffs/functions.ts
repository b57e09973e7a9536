/** Every step of a round is one function: it checks who asks and takes the row of the round, so that steps come one by one. */
export const SIGNOFF_FUNCTIONS = `
  create function ctx_runs_signoffs(p_record uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from record r where r.id = p_record and r.case_id = any (ctx_convenes())) $$;

  -- Opens a round over the newest revision. The one before it is replaced: its revision is no longer the newest.
  create function signoff_open(p_round uuid, p_revision uuid, p_quorum text, p_due timestamptz, p_seats jsonb) returns void
    language plpgsql security definer set search_path = public as $$
    declare record_of uuid; case_of uuid;
    begin
      select v.record_id, r.case_id into record_of, case_of from revision v join record r on r.id = v.record_id
        where v.id = p_revision and not exists (select from revision n where n.record_id = v.record_id and n.version > v.version);
      if record_of is null or not ctx_runs_signoffs(record_of) then raise insufficient_privilege; end if;
      update signoff_round set ended_at = now(), outcome = 'replaced' where record_id = record_of and ended_at is null;
      insert into signoff_round (id, record_id, revision_id, quorum, due_at, opened_by)
        values (p_round, record_of, p_revision, p_quorum, p_due, ctx_user());
      if exists (select from jsonb_array_elements(p_seats) x left join party p on p.id = (x.value ->> 'party')::uuid
          where p.id is null or p.case_id <> case_of or p.emergency_id is not null or not ctx_knows_party(p.id)
            or p.valid_from > now() or p.valid_to <= now())
        then raise insufficient_privilege; end if;
      insert into signoff_seat (round_id, party_id, step)
        select p_round, (x.value ->> 'party')::uuid, (x.value ->> 'step')::int from jsonb_array_elements(p_seats) x;
    end $$;

  -- Takes the round for the caller's party: it is open, and the party is asked.
  create function signoff_hold(p_round uuid, p_party uuid) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      perform 1 from signoff_round x where x.id = p_round and x.ended_at is null for update;
      return found and p_party = any (ctx_parties())
        and exists (select from signoff_seat s where s.round_id = p_round and s.party_id = p_party);
    end $$;

  create function signoff_note(p_round uuid, p_party uuid, p_kind text) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      if not signoff_hold(p_round, p_party) then raise insufficient_privilege; end if;
      insert into signoff_mark (round_id, party_id, kind, user_id) values (p_round, p_party, p_kind, ctx_user())
        on conflict do nothing;
      return found;
    end $$;

  create function signoff_answer_store(p_id uuid, p_round uuid, p_party uuid, p_kind text, p_words bytea, p_paper bytea)
    returns void language plpgsql security definer set search_path = public as $$
    begin
      if not signoff_hold(p_round, p_party) then raise insufficient_privilege; end if;
      if (p_kind = 'refused') <> (p_paper is null) or (p_kind <> 'signed') <> (p_words is not null)
        then raise check_violation; end if;
      insert into signoff_answer (id, round_id, party_id, kind, user_id) values (p_id, p_round, p_party, p_kind, ctx_user());
      if p_words is not null then insert into signoff_words (answer_id, words) values (p_id, p_words); end if;
      if p_paper is not null then insert into signoff_paper (answer_id, paper) values (p_id, p_paper); end if;
    end $$;

  create function signoff_end(p_round uuid, p_outcome text) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      update signoff_round set ended_at = now(), outcome = p_outcome
        where id = p_round and ended_at is null and p_outcome in ('finished', 'cancelled') and ctx_runs_signoffs(record_id);
      return found;
    end $$;

  -- A mark of what each party sees in each revision of a record: equal marks, equal views. Of the own parties everything
  -- counts, of others what the caller reads too: a change that is hidden from the caller is not told by somebody's signature.
  create function signoff_views(p_record uuid) returns table (version int, party_id uuid, mark text)
    language sql stable security definer set search_path = public as $$
    with own as (select ctx_parties() as ids),
      shown as (select distinct l.unit_id from revision_leaf l join revision v on v.id = l.revision_id
        where v.record_id = p_record and l.id in (select ctx_leaves()))
    select v.version, d.party_id,
        encode(sha256(coalesce(string_agg(uuid_send(l.unit_id) || l.same_as, '' order by l.unit_id), '')), 'hex')
      from revision v join (select distinct s.party_id from signoff_seat s join signoff_round x on x.id = s.round_id
          where x.record_id = p_record and ctx_knows_party(s.party_id)) d on true
        left join revision_leaf l on l.revision_id = v.id
          and exists (select from revision_reader r where r.leaf_id = l.id and r.party_id = d.party_id)
          and (d.party_id = any ((select ids from own)::uuid[]) or l.unit_id in (select unit_id from shown))
      where v.record_id = p_record and p_record in (select ctx_records())
      group by 1, 2 $$;

  -- Parties of the case with those that may know of them: a reference is frozen only where all readers may know it.
  create function revision_parties(p_record uuid, p_kind text) returns table (id uuid, known_to uuid[])
    language sql stable security definer set search_path = public as $$
    select p.id, p.known_to from party p join record r on r.case_id = p.case_id
      where r.id = p_record and ctx_cuts(p_record, p_kind) and p.emergency_id is null $$;

  -- How many passages the own party could read at the cut: fewer now means that something was taken from it since.
  create function revision_share(p_revision uuid, p_party uuid) returns int
    language sql stable security definer set search_path = public as $$
    select count(*)::int from revision_reader r join revision_leaf l on l.id = r.leaf_id
      where l.revision_id = p_revision and r.party_id = p_party and p_party = any (ctx_parties()) $$;

  grant execute on function revision_parties(uuid, text), revision_share(uuid, uuid), ctx_runs_signoffs(uuid), signoff_open(uuid, uuid, text, timestamptz, jsonb), signoff_hold(uuid, uuid),
    signoff_note(uuid, uuid, text), signoff_answer_store(uuid, uuid, uuid, text, bytea, bytea), signoff_end(uuid, text),
    signoff_views(uuid) to soulad_app;
`;

export const DROP_SIGNOFF_FUNCTIONS = `
  drop function revision_parties(uuid, text), revision_share(uuid, uuid), signoff_views(uuid), signoff_end(uuid, text), signoff_answer_store(uuid, uuid, uuid, text, bytea, bytea),
    signoff_note(uuid, uuid, text), signoff_hold(uuid, uuid), signoff_open(uuid, uuid, text, timestamptz, jsonb),
    ctx_runs_signoffs(uuid);
`;
