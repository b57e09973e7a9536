/** [W8] The steps of the table in shared/workflow, as the database takes them for whoever answers for the case. */
const WAYS = `('live', 'in-review'), ('in-review', 'for-comments'), ('for-comments', 'in-review'), ('for-comments', 'closed'), ('corrected', 'in-review')`;

export const MINUTES_FUNCTIONS = `
  create function minutes_begin() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      insert into minutes (record_id) values (new.id);
      return null;
    end $$;
  create trigger record_minutes after insert on record for each row when (new.kind = 'minutes') execute function minutes_begin();

  create function minutes_hold(p_record uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from record r where r.id = p_record and not r.superseded and r.case_id = any (ctx_convenes())) $$;

  -- Takes one step. What it needs is checked by the caller; that it is a step, and whose it is, is checked here too.
  create function minutes_take_step(p_id uuid, p_record uuid, p_from text, p_to text, p_reason bytea, p_until date) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      if not minutes_hold(p_record) or (p_from, p_to) not in (values ${WAYS}) then raise insufficient_privilege; end if;
      perform 1 from minutes where record_id = p_record and state = p_from for update;
      if not found then return false; end if;
      update record set state = case p_to when 'for-comments' then 'commented' when 'closed' then 'closed' else 'live' end
        where id = p_record and state <> 'closed';
      -- The case was closed meanwhile: its records are only read.
      if not found then return false; end if;
      update minutes set state = p_to, since = now(),
          labels_checked_at = case when p_to = 'in-review' then null else labels_checked_at end,
          round = round + case when p_to = 'for-comments' then 1 else 0 end,
          comments_from = case when p_to = 'for-comments' then (now() at time zone 'Europe/Prague')::date when p_to = 'closed' then comments_from end,
          comments_until = case when p_to = 'for-comments' then p_until when p_to = 'closed' then comments_until end,
          closed_at = case when p_to = 'closed' then now() end
        where record_id = p_record;
      insert into minutes_step (id, record_id, from_state, to_state, reason, by_user)
        values (p_id, p_record, p_from, p_to, p_reason, ctx_user());
      return true;
    end $$;

  create function minutes_note(p_record uuid, p_labels_checked boolean, p_ready_by date) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      if not minutes_hold(p_record) then raise insufficient_privilege; end if;
      update minutes set labels_checked_at = case when p_labels_checked then now() else labels_checked_at end,
          ready_by = coalesce(p_ready_by, ready_by)
        where record_id = p_record and state <> 'closed' and (not p_labels_checked or state = 'in-review');
      return found;
    end $$;

  -- Lays out the next version: sections and the passages that stood in the closed one, each as a unit of its own. Text,
  -- decisions and audience follow by the caller's hand in the same transaction. Answers which unit follows which.
  create function minutes_correct(p_id uuid, p_record uuid, p_new uuid, p_reason bytea) returns table (was uuid, becomes uuid)
    language plpgsql security definer set search_path = public as $$
    declare
      prior minutes;
      u unit;
      fresh uuid;
    begin
      if not minutes_hold(p_record) then raise insufficient_privilege; end if;
      select * into prior from minutes where record_id = p_record and state = 'closed' for update;
      if not found then return; end if;
      update record set superseded = true where id = p_record;
      insert into record (id, case_id, conference_id, kind) select p_new, r.case_id, r.conference_id, r.kind from record r where r.id = p_record;
      update minutes set state = 'corrected', version = prior.version + 1, follows = p_record where record_id = p_new;
      insert into minutes_step (id, record_id, from_state, to_state, reason, by_user)
        values (p_id, p_new, 'closed', 'corrected', p_reason, ctx_user());
      insert into section (id, record_id, position, heading, title, default_category, agenda_item_id)
        select gen_random_uuid(), p_new, s.position, s.heading, s.title, s.default_category, s.agenda_item_id
          from section s where s.record_id = p_record;
      for u in select * from unit where record_id = p_record and state = 'shared' loop
        fresh := gen_random_uuid();
        insert into unit (id, record_id, section_id, rank, author_party, co_authors, category, kind, mode, state, subjects,
            responsible, sitting_id, presented_at, read_out, scribe_party, scribed_by, awaits_acceptance, created_by, created_at,
            shared_at, schema_v)
          select fresh, p_new, t.id, u.rank, u.author_party, u.co_authors, u.category, u.kind, u.mode, u.state, u.subjects,
              u.responsible, u.sitting_id, u.presented_at, u.read_out, u.scribe_party, u.scribed_by, u.awaits_acceptance, u.created_by,
              u.created_at, u.shared_at, u.schema_v
            from section s join section t on t.record_id = p_new and t.position = s.position where s.id = u.section_id;
        insert into unit_follows (unit_id, from_unit) values (fresh, u.id);
      end loop;
      insert into dissent_about (unit_id, about_unit)
        select n.unit_id, b.unit_id from dissent_about d join unit_follows n on n.from_unit = d.unit_id
          join unit x on x.id = n.unit_id and x.record_id = p_new join unit_follows b on b.from_unit = d.about_unit
          join unit y on y.id = b.unit_id and y.record_id = p_new;
      return query select f.from_unit, f.unit_id from unit_follows f join unit x on x.id = f.unit_id
        where x.record_id = p_new order by f.unit_id;
    end $$;

  -- Whether the unit was laid out by a correction that is still bare: only such a one takes text and decisions past rights.
  create function correction_open(p_unit uuid) returns boolean language sql stable security definer set search_path = public as $$
    select exists (select from unit_follows f join unit u on u.id = f.unit_id join minutes m on m.record_id = u.record_id
      where f.unit_id = p_unit and m.state = 'corrected' and u.head_seq = 0 and minutes_hold(u.record_id)) $$;

  create function correction_text(p_unit uuid, p_state bytea) returns void language plpgsql security definer set search_path = public as $$
    begin
      if not correction_open(p_unit) then raise insufficient_privilege; end if;
      insert into unit_snapshot (unit_id, gen, seq, state) values (p_unit, 1, 0, p_state);
    end $$;

  create function correction_decisions(p_unit uuid) returns table (id uuid, party_id uuid, effect text, basis text, reason bytea,
      by_originator boolean, by_convener boolean, decided_by uuid, valid_from timestamptz, valid_to timestamptz)
    language sql stable security definer set search_path = public as $$
    select o.id, o.party_id, o.effect, o.basis, o.reason, o.by_originator, o.by_convener, o.decided_by, o.valid_from, o.valid_to
      from unit_follows f join unit_override o on o.unit_id = f.from_unit
      where f.unit_id = p_unit and correction_open(p_unit) and o.effect <> 'lift' and (o.valid_to is null or o.valid_to > now())
        and (o.effect = 'narrow' or o.by_originator and o.by_convener) $$;

  -- The same decision on the unit that follows, under its own id, with the reason sealed for that.
  create function correction_decide(p_id uuid, p_unit uuid, p_from uuid, p_reason bytea) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if not exists (select from correction_decisions(p_unit) d where d.id = p_from) then raise insufficient_privilege; end if;
      insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from, valid_to)
        select p_id, p_unit, d.party_id, d.effect, d.basis, p_reason, d.by_originator, d.by_convener, d.decided_by, d.valid_from, d.valid_to
          from correction_decisions(p_unit) d where d.id = p_from;
    end $$;

  -- Takes the rows that every push takes, and names the units whose newest snapshot lies behind their text: the closing
  -- writes one for each.
  create function minutes_settle(p_record uuid) returns setof uuid language plpgsql security definer set search_path = public as $$
    begin
      if not minutes_hold(p_record) then raise insufficient_privilege; end if;
      perform 1 from unit where record_id = p_record order by id for update;
      return query select u.id from unit u where u.record_id = p_record
        and u.head_seq > coalesce((select max(s.seq) from unit_snapshot s where s.unit_id = u.id and s.gen = u.gen), -1) order by u.id;
    end $$;

  grant execute on function minutes_take_step(uuid, uuid, text, text, bytea, date), minutes_note(uuid, boolean, date),
    minutes_correct(uuid, uuid, uuid, bytea), correction_text(uuid, bytea), correction_decisions(uuid),
    correction_decide(uuid, uuid, uuid, bytea), minutes_settle(uuid) to soulad_app;
`;

export const DROP_MINUTES_FUNCTIONS = `
  drop trigger record_minutes on record;
  drop function minutes_settle(uuid), correction_decide(uuid, uuid, uuid, bytea), correction_decisions(uuid),
    correction_text(uuid, bytea), correction_open(uuid), minutes_correct(uuid, uuid, uuid, bytea),
    minutes_note(uuid, boolean, date), minutes_take_step(uuid, uuid, text, text, bytea, date), minutes_hold(uuid),
    minutes_begin();
`;

const CLOSING_OF = (states: string): string => `
  create or replace function case_take_step(p_id uuid, p_case uuid, p_from text, p_to text, p_reason bytea) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      if not (p_case = any (ctx_convenes())) then raise insufficient_privilege; end if;
      update case_file set state = p_to, closed_at = case when p_to = 'closed' then now() end
        where id = p_case and state = p_from;
      if not found then return false; end if;
      insert into case_step (id, case_id, from_state, to_state, reason, by_user)
        values (p_id, p_case, p_from, p_to, p_reason, ctx_user());
      if p_to = 'closed' then
        update record set state = 'closed' where case_id = p_case and state ${states};
        update party set valid_to = greatest(now(), valid_from), ended_reason = 'closed'
          where case_id = p_case and agency_id is not null and not is_convener and emergency_id is null
            and (valid_to is null or valid_to > now());
      end if;
      return true;
    end $$;
`;
/** Closing a case closes records that are out for comments as well. */
export const CASE_CLOSES_ALL = CLOSING_OF(`<> 'closed'`);
export const CASE_CLOSES_LIVE = CLOSING_OF(`= 'live'`);
