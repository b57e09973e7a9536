/**
 * Rows of layout 2 (AUDIT.md A3): details are sealed before they come here, and the hash covers the sealed bytes, so that
 * a chain stays whole when a key is destroyed. Rows of layout 1 stay as they are.
 */
export const SEALED_AUDIT = `
  alter table audit_event add column v smallint not null default 1, add column sealed bytea;
  alter table audit_event alter column v drop default, alter column detail drop not null,
    add constraint audit_event_layout check (v = 1 and detail is not null and sealed is null or v = 2 and detail is null);

  create function audit_field(p_value bytea) returns bytea language sql immutable as
    $$ select coalesce(int4send(length(p_value)) || p_value, '\\xffffffff') $$;

  create function audit_bytes(e audit_event) returns bytea language sql stable as $$
    select case e.v when 1 then convert_to(audit_text(e), 'UTF8') else
      audit_field('soulad audit 2') || audit_field(uuid_send(coalesce(e.stream, audit_no_stream()))) || audit_field(int8send(e.seq))
        || audit_field(int8send((extract(epoch from e.at) * 1000000)::bigint)) || audit_field(uuid_send(e.actor))
        || audit_field(uuid_send(e.session)) || audit_field(convert_to(e.action, 'UTF8'))
        || audit_field(convert_to(e.object_type, 'UTF8')) || audit_field(uuid_send(e.object))
        || audit_field(convert_to(e.rule, 'UTF8')) || audit_field(e.sealed) end $$;

  create or replace function audit_append(p_events jsonb) returns void
    language plpgsql security definer set search_path = public as $$
    declare
      one record;
      head audit_head;
      row audit_event;
    begin
      -- Streams in one order everywhere: two transactions never wait for each other crosswise.
      for one in
        select nullif(x.value ->> 'stream', '')::uuid as stream, x.value as event
          from jsonb_array_elements(p_events) with ordinality x
          order by coalesce(nullif(x.value ->> 'stream', '')::uuid, audit_no_stream()), x.ordinality
      loop
        insert into audit_head (stream) values (coalesce(one.stream, audit_no_stream())) on conflict do nothing;
        select * into head from audit_head where stream = coalesce(one.stream, audit_no_stream()) for update;
        row := null;
        row.v := 2;
        row.stream := one.stream;
        row.seq := head.seq + 1;
        row.prev_hash := head.hash;
        row.at := clock_timestamp();
        row.actor := ctx_user();
        row.session := ctx_session();
        row.action := one.event ->> 'action';
        row.object_type := one.event ->> 'objectType';
        row.object := nullif(one.event ->> 'object', '')::uuid;
        row.rule := one.event ->> 'rule';
        row.sealed := decode(one.event ->> 'sealed', 'base64');
        row.hash := sha256(row.prev_hash || audit_bytes(row));
        insert into audit_event select row.*;
        update audit_head set seq = row.seq, hash = row.hash where stream = head.stream;
      end loop;
    end $$;

  -- Number of the first row that does not fit its chain; null when the whole chain holds.
  create or replace function audit_first_break(p_stream uuid) returns bigint
    language sql stable security definer set search_path = public as $$
    with chain as (
      select e.seq, e.hash,
             e.seq = row_number() over w
               and e.prev_hash = coalesce(lag(e.hash) over w, '')
               and e.hash = sha256(e.prev_hash || audit_bytes(e)) as fits
        from audit_event e where e.stream is not distinct from p_stream
        window w as (order by e.seq))
    select coalesce(
      (select min(seq) from chain where not fits),
      (select h.seq from audit_head h
         where h.stream = coalesce(p_stream, audit_no_stream())
           and (h.seq, h.hash) is distinct from
               (coalesce((select max(seq) from chain), 0), coalesce((select hash from chain order by seq desc limit 1), '')))) $$;
`;

export const CLEAR_AUDIT = `
  do $$ begin
    if exists (select from audit_event where v = 2) then raise exception 'rows of layout 2 cannot be checked by an older version'; end if;
  end $$;

  create or replace function audit_append(p_events jsonb) returns void
    language plpgsql security definer set search_path = public as $$
    declare
      one record;
      head audit_head;
      row audit_event;
    begin
      -- Streams in one order everywhere: two transactions never wait for each other crosswise.
      for one in
        select nullif(x.value ->> 'stream', '')::uuid as stream, x.value as event
          from jsonb_array_elements(p_events) with ordinality x
          order by coalesce(nullif(x.value ->> 'stream', '')::uuid, audit_no_stream()), x.ordinality
      loop
        insert into audit_head (stream) values (coalesce(one.stream, audit_no_stream())) on conflict do nothing;
        select * into head from audit_head where stream = coalesce(one.stream, audit_no_stream()) for update;
        row := (one.stream, head.seq + 1, head.hash, '', clock_timestamp(), ctx_user(), ctx_session(),
          one.event ->> 'action', one.event ->> 'objectType', nullif(one.event ->> 'object', '')::uuid,
          one.event ->> 'rule', coalesce(one.event -> 'detail', '{}'::jsonb));
        row.hash := sha256(row.prev_hash || convert_to(audit_text(row), 'UTF8'));
        insert into audit_event select row.*;
        update audit_head set seq = row.seq, hash = row.hash where stream = head.stream;
      end loop;
    end $$;

  -- Number of the first row that does not fit its chain; null when the whole chain holds.
  create or replace function audit_first_break(p_stream uuid) returns bigint
    language sql stable security definer set search_path = public as $$
    with chain as (
      select e.seq, e.hash,
             e.seq = row_number() over w
               and e.prev_hash = coalesce(lag(e.hash) over w, '')
               and e.hash = sha256(e.prev_hash || convert_to(audit_text(e), 'UTF8')) as fits
        from audit_event e where e.stream is not distinct from p_stream
        window w as (order by e.seq))
    select coalesce(
      (select min(seq) from chain where not fits),
      (select h.seq from audit_head h
         where h.stream = coalesce(p_stream, audit_no_stream())
           and (h.seq, h.hash) is distinct from
               (coalesce((select max(seq) from chain), 0), coalesce((select hash from chain order by seq desc limit 1), '')))) $$;

  drop function audit_bytes(audit_event), audit_field(bytea);
  alter table audit_event drop constraint audit_event_layout, alter column detail set not null, drop column sealed, drop column v;
`;
