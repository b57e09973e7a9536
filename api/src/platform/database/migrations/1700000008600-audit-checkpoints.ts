import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signed checkpoints over the heads of all audit chains (AUDIT.md A6 to A9). A checkpoint holds the leaves of exactly
 * the chains that grew since the one before it: making one costs as much as there was to account for.
 */
export class AuditCheckpoints1700000008600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_head add column checkpointed_seq bigint not null default 0;
      create index audit_head_open on audit_head (stream) where seq > checkpointed_seq;
      create table audit_checkpoint (
        n bigint primary key,
        at timestamptz not null,
        statement text not null,
        signature bytea not null,
        leaves bytea[] not null
      );
      create table audit_checkpoint_head (
        n bigint not null references audit_checkpoint,
        stream uuid not null,
        seq bigint not null,
        hash bytea not null,
        primary key (stream, n)
      );
      ${['audit_checkpoint', 'audit_checkpoint_head'].map(appendOnly).join('\n')}
    `);
    await runner.query(FUNCTIONS);
    await runner.query(`
      revoke all on function audit_checkpoint_due(bigint, int), audit_checkpoint_begin(), audit_checkpoint_heads(),
        audit_checkpoint_store(text, bytea, bytea[], jsonb), audit_checkpoints_after(bigint), audit_witness(int) from public;
      grant execute on function audit_checkpoint_due(bigint, int), audit_checkpoint_begin(), audit_checkpoint_heads(),
        audit_checkpoint_store(text, bytea, bytea[], jsonb), audit_checkpoints_after(bigint), audit_witness(int) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function audit_witness(int), audit_checkpoints_after(bigint), audit_checkpoint_store(text, bytea, bytea[], jsonb), audit_checkpoint_heads(),
        audit_checkpoint_begin(), audit_checkpoint_due(bigint, int);
      drop table audit_checkpoint_head, audit_checkpoint;
      drop index audit_head_open;
      alter table audit_head drop column checkpointed_seq;
    `);
  }
}

function appendOnly(table: string): string {
  return `
    create trigger ${table}_rows before update or delete on ${table}
      for each row execute function audit_refuse_change();
    create trigger ${table}_all before truncate on ${table}
      for each statement execute function audit_refuse_change();
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy owner_all on ${table} to soulad_owner using (true) with check (true);`;
}

const FUNCTIONS = `
  -- Whether the rows since the last checkpoint are p_rows, or the oldest of them has waited p_seconds.
  create function audit_checkpoint_due(p_rows bigint, p_seconds int) returns boolean
    language sql stable security definer set search_path = public as $$
    select exists (select from audit_head where seq > checkpointed_seq)
      and ((select sum(seq - checkpointed_seq) from audit_head where seq > checkpointed_seq) >= p_rows
        or coalesce((select at from audit_checkpoint order by n desc limit 1), '-infinity') < now() - make_interval(secs => p_seconds)) $$;

  -- Takes the place of the one who makes the next checkpoint until the transaction ends, and names its predecessor.
  create function audit_checkpoint_begin() returns table (n bigint, statement text, at_ms float8)
    language plpgsql security definer set search_path = public as $$
    begin
      perform pg_advisory_xact_lock(7318003);
      return query select coalesce(last.n, 0), last.statement, floor(extract(epoch from clock_timestamp()) * 1000)::float8
        from (select) one left join lateral (select c.n, c.statement from audit_checkpoint c order by c.n desc limit 1) last on true;
    end $$;

  create function audit_checkpoint_heads() returns table (stream uuid, seq bigint, hash bytea)
    language sql stable security definer set search_path = public as
    $$ select h.stream, h.seq, h.hash from audit_head h where h.seq > h.checkpointed_seq order by h.stream $$;

  create function audit_checkpoint_store(p_statement text, p_signature bytea, p_leaves bytea[], p_heads jsonb) returns void
    language plpgsql security definer set search_path = public as $$
    declare this bigint := (p_statement::jsonb ->> 'n')::bigint;
    begin
      insert into audit_checkpoint (n, at, statement, signature, leaves)
        values (this, to_timestamp((p_statement::jsonb ->> 'at')::float8 / 1000), p_statement, p_signature, p_leaves);
      insert into audit_checkpoint_head (n, stream, seq, hash)
        select this, x.stream, x.seq, decode(x.hash, 'hex') from jsonb_to_recordset(p_heads) as x(stream uuid, seq bigint, hash text);
      update audit_head h set checkpointed_seq = c.seq from audit_checkpoint_head c where c.n = this and c.stream = h.stream;
    end $$;

  -- For the file outside the database, oldest first, at most 1000 at a time.
  create function audit_checkpoints_after(p_n bigint) returns table (n bigint, line jsonb)
    language sql stable security definer set search_path = public as $$
    select c.n, jsonb_build_object('statement', c.statement, 'signature', encode(c.signature, 'hex'),
        'leaves', (select jsonb_agg(encode(x, 'hex')) from unnest(c.leaves) x),
        'heads', (select jsonb_agg(jsonb_build_object('stream', h.stream, 'seq', h.seq, 'hash', encode(h.hash, 'hex')) order by h.stream)
          from audit_checkpoint_head h where h.n = c.n))
      from audit_checkpoint c where c.n > p_n order by c.n limit 1000 $$;

  -- One checkpoint a day, the last of it: what an agency keeps as a witness. More would tell when others were at work.
  create function audit_witness(p_limit int) returns table (n bigint, at timestamptz, statement text, signature bytea)
    language sql stable security definer set search_path = public as $$
    select x.n, x.at, x.statement, x.signature from (
      select distinct on ((c.at at time zone 'Europe/Prague')::date) c.* from audit_checkpoint c
        where (c.at at time zone 'Europe/Prague')::date < (now() at time zone 'Europe/Prague')::date and ctx_agency() is not null
        order by (c.at at time zone 'Europe/Prague')::date desc, c.n desc) x
      order by x.n desc limit least(p_limit, 400) $$;
`;
