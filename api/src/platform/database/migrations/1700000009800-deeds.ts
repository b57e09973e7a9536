import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = '(user_id = (select ctx_user()) and membership_id = (select ctx_membership()))';
const OF_PARTY = `exists (select from signoff_answer a where a.id = answer_id and a.party_id = any ((select ctx_parties())::uuid[]))`;
/** Within the transaction that gave the answer, and by who gave it. */
const JUST_ANSWERED = `exists (select from signoff_answer a where a.id = answer_id and a.user_id = (select ctx_user())
  and a.at = now() and a.party_id = any ((select ctx_parties())::uuid[]))`;

/**
 * PDFs that are signed outside with one's own certificate (WORKFLOW W39, SIGNOFF S15): what was handed out, to whom, and
 * the signed file that came back as a signature. Nothing of it is ever changed.
 */
export class Deeds1700000009800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Sealed: the digest of the file, and the statement that stands in it.
      create table deed (
        id uuid primary key,
        round_id uuid not null references signoff_round,
        party_id uuid not null references party,
        user_id uuid not null references app_user,
        membership_id uuid not null references membership,
        made_at timestamptz not null default now(),
        size int not null check (size > 0),
        digest bytea not null,
        statement bytea not null
      );
      create index deed_of on deed (user_id, membership_id, made_at desc);
      create table deed_filed (
        answer_id uuid primary key references signoff_answer,
        deed_id uuid not null unique references deed,
        size int not null check (size > 0),
        digest bytea not null
      );
      -- Sealed, in pieces.
      create table deed_blob (
        answer_id uuid not null references deed_filed,
        n int not null check (n >= 0),
        bytes bytea not null,
        primary key (answer_id, n)
      );
      alter table deed_blob alter column bytes set storage external;
    `);
    for (const table of ['deed', 'deed_filed', 'deed_blob']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
        create trigger frozen before update or delete on ${table} for each row execute function revision_frozen();
        create trigger frozen_whole before truncate on ${table} for each statement execute function revision_frozen();
        grant select, insert on ${table} to soulad_app;
      `);
    }
    await runner.query(`
      create policy reads on deed for select to soulad_app using (${OWN} and round_id in (select x.id from signoff_round x));
      create policy writes on deed for insert to soulad_app with check (${OWN} and made_at = now()
        and party_id = any ((select ctx_parties())::uuid[])
        and exists (select from signoff_seat s where s.round_id = deed.round_id and s.party_id = deed.party_id));
      create policy reads on deed_filed for select to soulad_app using (${OF_PARTY});
      create policy writes on deed_filed for insert to soulad_app with check (${JUST_ANSWERED}
        and exists (select from deed d join signoff_answer a on a.id = answer_id
          where d.id = deed_id and d.round_id = a.round_id and d.party_id = a.party_id and a.kind <> 'refused'));
      create policy reads on deed_blob for select to soulad_app using (${OF_PARTY});
      create policy writes on deed_blob for insert to soulad_app with check (${JUST_ANSWERED});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table deed_blob, deed_filed, deed');
  }
}
