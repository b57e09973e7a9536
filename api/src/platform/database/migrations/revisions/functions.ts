/** Taking a cut, and reading it. Sealed bytes go in and out; the functions see ids, numbers and times only. */
export const REVISION_FUNCTIONS = `
  create function revision_frozen() returns trigger language plpgsql set search_path = public as
    $$ begin raise exception 'a revision does not change' using errcode = 'insufficient_privilege'; end $$;

  -- Whoever may cut: who answers for the case, and minutes also who leads their meeting.
  create function ctx_cuts(p_record uuid, p_kind text) returns boolean language sql stable security definer set search_path = public as $$
    select exists (select from record r where r.id = p_record and r.kind = p_kind
      and (r.case_id = any (ctx_convenes()) or p_kind = 'minutes' and r.case_id = any (ctx_leads()))) $$;

  -- Takes the row of every shared unit, which is the one that every push takes: what was acknowledged before is in the
  -- cut, and nothing that comes later. Units the caller may not read are among them; the answer is for sealing alone.
  create function revision_hold(p_record uuid, p_kind text) returns table
      (id uuid, gen int, section_id uuid, heading text, title text, rank text, author_party uuid, category text, kind text,
       readers uuid[], files jsonb)
    language plpgsql security definer set search_path = public as $$
    begin
      if not ctx_cuts(p_record, p_kind) then raise insufficient_privilege; end if;
      perform 1 from unit u where u.record_id = p_record and u.state = 'shared' order by u.id for update;
      return query select u.id, u.gen, u.section_id, s.heading, s.title, u.rank::text, u.author_party, u.category, u.kind,
          array(select a.party_id from audience a join party p on p.id = a.party_id where a.unit_id = u.id and a.rank >= 2
            and p.emergency_id is null and (a.valid_to is null or a.valid_to > now()) order by 1),
          coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'digest', encode(f.digest, 'base64')) order by f.id)
            from attachment f where f.unit_id = u.id), '[]')
        from unit u join section s on s.id = u.section_id where u.record_id = p_record and u.state = 'shared' order by u.id;
    end $$;

  create function revision_last(p_record uuid, p_kind text) returns table (version int, root bytea)
    language sql stable security definer set search_path = public as $$
    select r.version, r.root from revision r where r.record_id = p_record and ctx_cuts(p_record, p_kind)
      order by r.version desc limit 1 $$;

  -- The secret of a record: the one that stands, or the one given.
  create function revision_secret(p_record uuid, p_fresh bytea) returns bytea
    language plpgsql security definer set search_path = public as $$
    declare found bytea;
    begin
      if p_record not in (select ctx_records()) then raise insufficient_privilege; end if;
      select b.secret into found from revision_book b where b.record_id = p_record;
      if found is not null or p_fresh is null then return found; end if;
      insert into revision_book (record_id, secret) values (p_record, p_fresh) on conflict do nothing;
      select b.secret into found from revision_book b where b.record_id = p_record;
      return found;
    end $$;

  -- Stores a revision whole, in one step: leaves cannot be added to one later.
  create function revision_store(p_revision jsonb, p_leaves jsonb) returns void
    language plpgsql security definer set search_path = public as $$
    declare record_of uuid := (p_revision ->> 'record')::uuid; id_of uuid := (p_revision ->> 'id')::uuid;
    begin
      if not ctx_cuts(record_of, p_revision ->> 'kind') then raise insufficient_privilege; end if;
      if (p_revision ->> 'version')::int <> 1 + coalesce((select max(version) from revision where record_id = record_of), 0)
        then raise serialization_failure; end if;
      if exists (select from jsonb_array_elements(p_leaves) x where not exists (select from unit u
          where u.id = (x.value ->> 'unit')::uuid and u.record_id = record_of and u.state = 'shared'))
        then raise insufficient_privilege; end if;
      insert into revision (id, record_id, version, kind, root, prev_root, statement, seal_key, seal, cut_by)
        values (id_of, record_of, (p_revision ->> 'version')::int, p_revision ->> 'kind', decode(p_revision ->> 'root', 'hex'),
          (select r.root from revision r where r.record_id = record_of order by r.version desc limit 1),
          p_revision ->> 'statement', decode(p_revision ->> 'sealKey', 'hex'), decode(p_revision ->> 'seal', 'hex'), ctx_user());
      insert into revision_leaf (id, revision_id, unit_id, gen, section_id, rank, same_as, body, audience_salt)
        select (x.value ->> 'id')::uuid, id_of, u.id, u.gen, u.section_id, u.rank, decode(x.value ->> 'sameAs', 'hex'),
            decode(x.value ->> 'body', 'base64'), decode(x.value ->> 'audienceSalt', 'base64')
          from jsonb_array_elements(p_leaves) x join unit u on u.id = (x.value ->> 'unit')::uuid;
      insert into revision_reader (leaf_id, party_id)
        select (x.value ->> 'id')::uuid, p.party::uuid from jsonb_array_elements(p_leaves) x,
          jsonb_array_elements_text(x.value -> 'readers') p(party);
    end $$;

  -- Leaves for the session: of those it read at the cut, what the same seat may read now. What was carved out since, it
  -- may not read there either.
  create function ctx_leaves() returns setof uuid language sql stable security definer set search_path = public as $$
    select distinct l.id from revision_reader r join revision_leaf l on l.id = r.leaf_id
      join audience a on a.unit_id = l.unit_id and a.party_id = r.party_id
      where r.party_id = any ((select ctx_parties())::uuid[]) and a.rank >= 2 and (a.valid_to is null or a.valid_to > now())
        and not exists (select from ctx_withheld() w where w.unit_id = l.unit_id and w.gen = l.gen) $$;

  grant execute on function ctx_cuts(uuid, text), revision_hold(uuid, text), revision_last(uuid, text),
    revision_secret(uuid, bytea), revision_store(jsonb, jsonb), ctx_leaves() to soulad_app;
`;

export const DROP_REVISION_FUNCTIONS = `
  drop function ctx_leaves(), revision_store(jsonb, jsonb), revision_secret(uuid, bytea), revision_last(uuid, text),
    revision_hold(uuid, text), ctx_cuts(uuid, text), revision_frozen();
`;
