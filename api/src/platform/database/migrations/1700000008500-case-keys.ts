import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLEAR_AUDIT, SEALED_AUDIT } from './case-keys/audit-functions.js';
import { CLEAR_TEXT_FUNCTIONS, SEALED_TEXT_FUNCTIONS } from './case-keys/text-functions.js';

/**
 * One data key per case, locked by the key-encryption key, which is not in the database (security 5.3). The server may
 * fetch a locked key and store the first one of a case; only the owner changes or destroys one. The zero id stands for the
 * installation, so there is no reference to the cases; an erased key stays as a row, so that no second one is made.
 */
export class CaseKeys1700000008500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_key (
        case_id uuid primary key,
        kek_version int not null check (kek_version > 0),
        wrapped bytea,
        created_at timestamptz not null default now(),
        erased_at timestamptz,
        -- Why, in words; sealed under the key of the installation.
        erased_reason bytea,
        check ((wrapped is null) = (erased_at is not null))
      );
      create index case_key_version on case_key (kek_version) where wrapped is not null;

      -- The lowest version under which a key may still be stored; one row.
      create table kek_floor (
        one boolean primary key default true check (one),
        version int not null
      );
      insert into kek_floor (version) values (1);

      create function case_key_get(p_case uuid) returns table (kek_version int, wrapped bytea)
        language sql stable security definer set search_path = public as
        $$ select k.kek_version, k.wrapped from case_key k where k.case_id = p_case $$;

      -- Stores the first key of a case and answers with the one that stands. Nothing under a version below the floor: the
      -- lock makes a rotation wait for those who are just storing, and those who come later see the new floor.
      create function case_key_make(p_case uuid, p_version int, p_wrapped bytea) returns table (kek_version int, wrapped bytea)
        language plpgsql security definer set search_path = public as $$
        begin
          perform 1 from kek_floor f where p_version >= f.version for share;
          if not found then return; end if;
          insert into case_key (case_id, kek_version, wrapped) values (p_case, p_version, p_wrapped) on conflict do nothing;
          return query select k.kek_version, k.wrapped from case_key k where k.case_id = p_case;
        end $$;

      create function case_erased(p_case uuid) returns boolean language sql stable security definer set search_path = public as
        $$ select exists (select from case_key k where k.case_id = p_case and k.erased_at is not null) $$;
      grant execute on function case_key_get(uuid), case_key_make(uuid, int, bytea), case_erased(uuid) to soulad_app;
    `);
    for (const table of ['case_key', 'kek_floor']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
      `);
    }
    await sealText(runner);
    await runner.query(SEALED_AUDIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(CLEAR_AUDIT);
    await unsealText(runner);
    await runner.query(`
      drop function case_erased(uuid), case_key_make(uuid, int, bytea), case_key_get(uuid);
      drop table kek_floor, case_key;
    `);
  }
}

/** Reasons in words that stood in the clear. */
const WORDS = [
  ['unit_override', 'reason'],
  ['party', 'ended_reason'],
] as const;

/**
 * Rows from before are marked as standing in the clear; the command that migrates seals them, which needs the keys. What
 * a snapshot says is in its state: the copy as JSON and the hash, by which a yes or a no could be guessed, are no more.
 */
async function sealText(runner: QueryRunner): Promise<void> {
  for (const table of ['unit_update', 'unit_snapshot']) {
    await runner.query(`
      alter table ${table} add column sealed boolean not null default false;
      alter table ${table} alter column sealed set default true;
      create index ${table}_clear on ${table} (unit_id) where not sealed;
    `);
  }
  for (const [table, column] of WORDS) {
    await runner.query(`
      alter table ${table} add column sealed boolean not null default false;
      alter table ${table} alter column sealed set default true, alter column ${column} type bytea using convert_to(${column}, 'UTF8');
      create index ${table}_clear on ${table} (id) where not sealed and ${column} is not null;
    `);
  }
  await runner.query('alter table unit_snapshot drop column content, drop column content_hash');
  await runner.query(SEALED_TEXT_FUNCTIONS);
}

async function unsealText(runner: QueryRunner): Promise<void> {
  await runner.query(`
    do $$ begin
      if exists (select from unit_update) or exists (select from unit_snapshot) then
        raise exception 'sealed text cannot be read by an older version';
      end if;
    end $$;
    alter table unit_snapshot add column content jsonb not null, add column content_hash bytea not null;
  `);
  for (const [table, column] of WORDS)
    await runner.query(`alter table ${table} alter column ${column} type text using convert_from(${column}, 'UTF8')`);
  for (const table of ['unit_update', 'unit_snapshot', 'unit_override', 'party'])
    await runner.query(`alter table ${table} drop column sealed`);
  await runner.query(CLEAR_TEXT_FUNCTIONS);
}
