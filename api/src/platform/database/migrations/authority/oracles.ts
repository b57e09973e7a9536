/** Questions whose refusal told of something hidden. */
export const ORACLES_CLOSED = `
  -- A file mark collides only with one that the opener may know: a colleague's case that is kept from them stays unknown,
  -- at the price of two cases with one mark in the register of the agency.
  alter table case_file drop constraint case_file_owner_agency_id_file_mark_key;
  create index case_file_mark on case_file (owner_agency_id, file_mark);

  create or replace function case_found(p_family uuid, p_family_name text, p_case uuid, p_file_mark text, p_urgency text,
      p_registered date, p_matrix text, p_party uuid, p_letter text, p_label text, p_purpose text, p_basis text,
      p_valid_from timestamptz, p_assignment uuid) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if ctx_agency_type() is distinct from 'ospod' then raise insufficient_privilege; end if;
      -- One person's two requests at once count as one after the other.
      perform pg_advisory_xact_lock(hashtextextended(ctx_user()::text || p_file_mark, 9));
      if exists (select from case_file c where c.owner_agency_id = ctx_agency() and c.file_mark = p_file_mark
          and c.id = any (ctx_cases())) then raise unique_violation; end if;
      insert into family (id, name, created_by_agency) values (p_family, p_family_name, ctx_agency());
      insert into case_file (id, family_id, file_mark, owner_agency_id, urgency, registered_on, matrix_version)
        values (p_case, p_family, p_file_mark, ctx_agency(), p_urgency, p_registered, p_matrix);
      insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, is_convener, valid_from)
        values (p_party, p_case, 'ospod', ctx_agency(), p_letter, p_label, p_purpose, p_basis, true, p_valid_from);
      insert into assignment (id, party_id, user_id, role_at_table, valid_from)
        values (p_assignment, p_party, ctx_user(), 'key_worker', p_valid_from);
    end $$;

  -- Units of a record that everybody may read who is in the room with the caller now. Who sits in the same sitting is no
  -- secret; whoever sits in another one is none of the caller's business, and counts for the convening seat alone.
  create or replace function room_units(p_record uuid) returns setof uuid language sql stable security definer set search_path = public as $$
    with room as (select distinct a.party_id from attendance a join sitting s on s.id = a.sitting_id
      join record r on r.conference_id = s.conference_id
      where r.id = p_record and r.case_id = any (ctx_cases()) and s.id = any (ctx_visible_sittings())
        and a.mode in ('in_person', 'remote') and a.in_at is not null and a.out_at is null and s.closed_at is null)
    select u.id from unit u where u.record_id = p_record and ctx_right(u.id) >= 2 and exists (select from room)
      and not exists (select from room where not exists (select from audience x where x.unit_id = u.id
        and x.party_id = room.party_id and x.rank >= 2 and (x.valid_to is null or x.valid_to > now()))) $$;
`;

export const ORACLES_BEFORE = `
  create or replace function room_units(p_record uuid) returns setof uuid language sql stable security definer set search_path = public as $$
    with room as (select distinct a.party_id from attendance a join sitting s on s.id = a.sitting_id
      join record r on r.conference_id = s.conference_id
      where r.id = p_record and r.case_id = any (ctx_cases()) and a.mode in ('in_person', 'remote')
        and a.in_at is not null and a.out_at is null and s.closed_at is null)
    select u.id from unit u where u.record_id = p_record and ctx_right(u.id) >= 2 and exists (select from room)
      and not exists (select from room where not exists (select from audience x where x.unit_id = u.id
        and x.party_id = room.party_id and x.rank >= 2 and (x.valid_to is null or x.valid_to > now()))) $$;

  create or replace function case_found(p_family uuid, p_family_name text, p_case uuid, p_file_mark text, p_urgency text,
      p_registered date, p_matrix text, p_party uuid, p_letter text, p_label text, p_purpose text, p_basis text,
      p_valid_from timestamptz, p_assignment uuid) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if ctx_agency_type() is distinct from 'ospod' then raise insufficient_privilege; end if;
      insert into family (id, name, created_by_agency) values (p_family, p_family_name, ctx_agency());
      insert into case_file (id, family_id, file_mark, owner_agency_id, urgency, registered_on, matrix_version)
        values (p_case, p_family, p_file_mark, ctx_agency(), p_urgency, p_registered, p_matrix);
      insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, is_convener, valid_from)
        values (p_party, p_case, 'ospod', ctx_agency(), p_letter, p_label, p_purpose, p_basis, true, p_valid_from);
      insert into assignment (id, party_id, user_id, role_at_table, valid_from)
        values (p_assignment, p_party, ctx_user(), 'key_worker', p_valid_from);
    end $$;
  drop index case_file_mark;
  alter table case_file add constraint case_file_owner_agency_id_file_mark_key unique (owner_agency_id, file_mark);
`;
