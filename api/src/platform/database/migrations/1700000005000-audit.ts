import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log of every access [I10]: append-only, one hash chain per case and one for the installation. The server's role
 * can do nothing here but append; who acted is read from the session, never told by the caller.
 */
export class Audit1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_event (
        stream uuid,
        seq bigint not null,
        prev_hash bytea not null,
        hash bytea not null,
        at timestamptz not null,
        actor uuid,
        session uuid,
        action text not null,
        object_type text not null,
        object uuid,
        rule text,
        detail jsonb not null,
        unique nulls not distinct (stream, seq)
      );
      create index audit_event_object on audit_event (object, at);
      create index audit_event_actor on audit_event (actor, at);
      create table audit_head (
        stream uuid primary key,
        seq bigint not null default 0,
        hash bytea not null default '\\x'
      );

      create function audit_refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'audit rows never change' using errcode = 'restrict_violation'; end $$;
      create trigger audit_event_rows before update or delete on audit_event
        for each row execute function audit_refuse_change();
      create trigger audit_event_all before truncate on audit_event
        for each statement execute function audit_refuse_change();
      create trigger audit_head_rows before delete on audit_head
        for each row execute function audit_refuse_change();
      create trigger audit_head_all before truncate on audit_head
        for each statement execute function audit_refuse_change();

      create function audit_no_stream() returns uuid language sql immutable as
        $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;

      -- What a hash covers: every column but the hashes; times in microseconds since 1970.
      create function audit_text(e audit_event) returns text language sql stable as
        $$ select jsonb_build_array(e.stream, e.seq, (extract(epoch from e.at) * 1000000)::bigint, e.actor, e.session,
             e.action, e.object_type, e.object, e.rule, e.detail)::text $$;

      create function audit_append(p_events jsonb) returns void
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
      create function audit_first_break(p_stream uuid) returns bigint
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

      revoke all on function audit_append(jsonb), audit_first_break(uuid) from public;
      grant execute on function audit_append(jsonb) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function audit_first_break(uuid), audit_append(jsonb), audit_text(audit_event), audit_no_stream();
      drop table audit_head, audit_event;
      drop function audit_refuse_change();
    `);
  }
}
