import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conferences, their sittings (separate parts with separate guests), agenda, attendance, round robin. */
export class Conferences1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table conference (
        id uuid primary key,
        case_id uuid not null references case_file,
        state text not null default 'proposed' check (state in ('proposed', 'preparing', 'convened', 'live', 'ended', 'cancelled', 'postponed')),
        goal text not null default '',
        place text not null default '',
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        child_preparation text not null default '',
        confidentiality_text text not null default '',
        current_agenda_item uuid,
        created_at timestamptz not null default now(),
        check (ends_at > starts_at)
      );
      create index conference_case on conference (case_id);
      create table sitting (
        id uuid primary key,
        conference_id uuid not null references conference,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        opened_at timestamptz,
        closed_at timestamptz
      );
      create index sitting_conference on sitting (conference_id);
      create table sitting_party (
        sitting_id uuid not null references sitting,
        party_id uuid not null references party,
        invitation text not null check (invitation in ('invited', 'excluded')),
        primary key (sitting_id, party_id)
      );
      create table agenda_item (
        id uuid primary key,
        sitting_id uuid not null references sitting,
        position int not null,
        title text not null,
        minutes int not null check (minutes between 1 and 480),
        started_at timestamptz,
        ended_at timestamptz,
        unique (sitting_id, position) deferrable initially deferred
      );
      alter table conference add foreign key (current_agenda_item) references agenda_item deferrable initially deferred;
      create table attendance (
        id uuid primary key,
        sitting_id uuid not null references sitting,
        party_id uuid not null references party,
        user_id uuid references app_user,
        display_name text not null,
        role_note text not null default '',
        mode text not null check (mode in ('in_person', 'remote', 'written', 'excused', 'absent')),
        in_at timestamptz,
        out_at timestamptz,
        confidentiality_acknowledged_at timestamptz,
        check (out_at is null or in_at is not null and out_at >= in_at)
      );
      create index attendance_sitting on attendance (sitting_id);
      create table turn (
        id uuid primary key,
        sitting_id uuid not null references sitting,
        party_id uuid not null references party,
        asked_at timestamptz not null,
        started_at timestamptz,
        ended_at timestamptz,
        check (ended_at is null or ended_at >= started_at)
      );
      create index turn_sitting on turn (sitting_id);
      create unique index turn_running on turn (sitting_id) where started_at is not null and ended_at is null;

      create function ctx_sittings() returns uuid[] language sql stable security definer set search_path = public as
        $$ select coalesce(array_agg(distinct sitting_id), '{}') from sitting_party
             where party_id = any (ctx_parties()) and invitation = 'invited' $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ctx_sittings();
      alter table conference drop column current_agenda_item;
      drop table turn, attendance, agenda_item, sitting_party, sitting, conference;
    `);
  }
}
