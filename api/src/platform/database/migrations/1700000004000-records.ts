import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records, sections, units with their text log, and the materialised audience. Structure lives here; text lives in
 * one Y.Doc per unit generation, stored as an append-only log plus snapshots (architecture 4).
 */
export class Records1700000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table record (
        id uuid primary key,
        case_id uuid not null references case_file,
        conference_id uuid references conference,
        kind text not null check (kind in ('minutes')),
        state text not null default 'live' check (state in ('live', 'closed')),
        created_at timestamptz not null default now()
      );
      create index record_case on record (case_id);
      create unique index record_conference on record (conference_id, kind);
      create table section (
        id uuid primary key,
        record_id uuid not null references record,
        position int not null,
        heading text not null,
        title text,
        default_category text,
        agenda_item_id uuid references agenda_item,
        unique (record_id, position) deferrable initially deferred
      );
      create table unit (
        id uuid primary key,
        record_id uuid not null references record,
        section_id uuid not null references section,
        rank text collate "C" not null,
        author_party uuid not null references party,
        co_authors uuid[] not null default '{}',
        category text,
        kind text not null,
        mode text not null check (mode in ('joint', 'owned')),
        state text not null default 'draft' check (state in ('draft', 'shared', 'withdrawn')),
        subjects uuid[] not null default '{}',
        responsible uuid[] not null default '{}',
        sitting_id uuid references sitting,
        presented_at timestamptz,
        read_out boolean not null default false,
        scribe_party uuid references party,
        scribed_by text,
        awaits_acceptance boolean not null default false,
        created_by uuid not null references app_user,
        created_at timestamptz not null default now(),
        shared_at timestamptz,
        gen int not null default 1,
        access_epoch bigint not null default 1,
        head_seq bigint not null default 0,
        snap_seq bigint not null default 0,
        schema_v int not null,
        sealed boolean not null default false
      );
      create index unit_record on unit (record_id);
      create table unit_override (
        id uuid primary key,
        unit_id uuid not null references unit,
        party_id uuid not null references party,
        effect text not null check (effect in ('narrow', 'allow')),
        basis text not null,
        reason text not null,
        by_originator boolean not null,
        by_convener boolean not null,
        decided_by uuid not null references app_user,
        valid_from timestamptz not null,
        valid_to timestamptz,
        created_at timestamptz not null default now()
      );
      create index unit_override_unit on unit_override (unit_id);
      create table audience (
        unit_id uuid not null references unit,
        party_id uuid not null references party,
        access_right text not null check (access_right in ('none', 'knows', 'read', 'comment', 'propose', 'write')),
        rank smallint generated always as (array_position(array['none','knows','read','comment','propose','write'], access_right) - 1) stored,
        rule text not null,
        basis text,
        explanation text not null,
        primary key (unit_id, party_id)
      );
      create index audience_party on audience (party_id, unit_id) where access_right <> 'none';
      create table unit_update (
        unit_id uuid not null references unit,
        gen int not null,
        seq bigint not null,
        epoch bigint not null,
        session_id uuid not null,
        client_n bigint not null,
        author_user uuid not null references app_user,
        author_party uuid not null references party,
        at timestamptz not null default now(),
        bytes bytea not null,
        primary key (unit_id, gen, seq),
        unique (unit_id, gen, session_id, client_n)
      );
      create table unit_snapshot (
        unit_id uuid not null references unit,
        gen int not null,
        seq bigint not null,
        state bytea not null,
        content jsonb not null,
        content_hash bytea not null,
        primary key (unit_id, gen, seq)
      );
      create table crdt_client (
        unit_id uuid not null references unit,
        gen int not null,
        client_id bigint not null,
        session_id uuid not null,
        user_id uuid not null references app_user,
        party_id uuid not null references party,
        leased_at timestamptz not null default now(),
        primary key (unit_id, gen, client_id)
      );
      create table disclosure (
        unit_id uuid not null references unit,
        gen int not null,
        party_id uuid not null references party,
        user_id uuid not null references app_user,
        way text not null check (way in ('live', 'projection', 'preview')),
        rule text not null,
        first_at timestamptz not null default now(),
        last_at timestamptz not null default now(),
        to_seq bigint not null,
        primary key (unit_id, gen, party_id, user_id, way)
      );

      create function ctx_right(p_unit uuid) returns smallint language sql stable security definer set search_path = public as
        $$ select coalesce(max(rank), 0)::smallint from audience where unit_id = p_unit and party_id = any (ctx_parties()) $$;

      create function ctx_units() returns setof uuid language sql stable security definer set search_path = public as
        $$ select unit_id from audience where party_id = any (ctx_parties()) and rank >= 2 $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ctx_units();
      drop function ctx_right(uuid);
      drop table disclosure, crdt_client, unit_snapshot, unit_update, audience, unit_override, unit, section, record;
    `);
  }
}
