import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Families, persons, cases, seats at the table (party) and the people on them (assignment), releases. */
export class Cases1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table family (
        id uuid primary key,
        name text not null,
        created_by_agency uuid not null references agency,
        created_at timestamptz not null default now()
      );
      create table person (
        id uuid primary key,
        family_id uuid not null references family,
        given_name text not null,
        family_name text not null,
        born_on date,
        sex text not null check (sex in ('female', 'male', 'unknown')),
        is_child boolean not null,
        deceased boolean not null default false,
        household text,
        known_to uuid[],
        created_at timestamptz not null default now()
      );
      create index person_family on person (family_id);
      create table relation (
        id uuid primary key,
        family_id uuid not null references family,
        person_id uuid not null references person,
        other_id uuid not null references person,
        kind text not null check (kind in ('parent', 'partner', 'separated', 'divorced', 'sibling', 'guardian', 'grandparent', 'other')),
        valid_from date,
        valid_to date,
        check (person_id <> other_id)
      );
      create index relation_family on relation (family_id);
      create table case_file (
        id uuid primary key,
        family_id uuid not null references family,
        file_mark text not null,
        owner_agency_id uuid not null references agency,
        urgency text not null default 'ordinary' check (urgency in ('ordinary', 'urgent')),
        state text not null default 'registered',
        registered_on date not null,
        matrix_version text not null,
        opened_at timestamptz not null default now(),
        closed_at timestamptz,
        unique (owner_agency_id, file_mark)
      );
      create table case_child (
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        primary key (case_id, person_id)
      );
      create table party (
        id uuid primary key,
        case_id uuid not null references case_file,
        type text not null,
        agency_id uuid references agency,
        person_id uuid references person,
        letter text not null,
        label text not null,
        purpose text not null,
        basis text not null,
        represents uuid[] not null default '{}',
        known_to uuid[],
        is_convener boolean not null default false,
        valid_from timestamptz not null,
        valid_to timestamptz,
        ended_reason text,
        created_at timestamptz not null default now(),
        check ((agency_id is null) <> (person_id is null)),
        unique (case_id, letter)
      );
      create index party_case on party (case_id);
      create table assignment (
        id uuid primary key,
        party_id uuid not null references party,
        user_id uuid not null references app_user,
        role_at_table text not null check (role_at_table in
          ('key_worker', 'convener', 'facilitator', 'minute_taker', 'member', 'self', 'support_person', 'legal_representative', 'guardian')),
        substitute boolean not null default false,
        valid_from timestamptz not null,
        valid_to timestamptz,
        created_at timestamptz not null default now()
      );
      create index assignment_user on assignment (user_id);
      create index assignment_party on assignment (party_id);
      create table release (
        id uuid primary key,
        case_id uuid not null references case_file,
        given_by uuid not null references person,
        released_party uuid not null references party,
        recipients uuid[] not null,
        categories text[] not null,
        purpose text not null,
        form text not null check (form in ('written', 'oral_recorded', 'tablet')),
        valid_from timestamptz not null,
        valid_to timestamptz,
        withdrawn_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index release_case on release (case_id);

      create function ctx_parties() returns uuid[] language sql stable security definer set search_path = public as
        $$ select coalesce(array_agg(distinct p.id), '{}')
             from assignment a join party p on p.id = a.party_id
             where a.user_id = ctx_user()
               and ctx_membership() is not null
               and p.agency_id is not distinct from ctx_agency()
               and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
               and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) $$;

      create function ctx_cases() returns uuid[] language sql stable security definer set search_path = public as
        $$ select coalesce(array_agg(distinct case_id), '{}') from party where id = any (ctx_parties()) $$;

      create function ctx_families() returns uuid[] language sql stable security definer set search_path = public as
        $$ select coalesce(array_agg(distinct family_id), '{}') from case_file where id = any (ctx_cases()) $$;

      create function ctx_knows_party(p_party uuid) returns boolean language sql stable security definer set search_path = public as
        $$ select exists (
             select from party p where p.id = p_party and p.case_id = any (ctx_cases())
               and (p.known_to is null or p.known_to && ctx_parties() or p.id = any (ctx_parties()))) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ctx_knows_party(uuid);
      drop function ctx_families(), ctx_cases(), ctx_parties();
      drop table release, assignment, party, case_child, case_file, relation, person, family;
    `);
  }
}
