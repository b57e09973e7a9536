import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = '(user_id = (select ctx_user()) and membership_id = (select ctx_membership()))';

/**
 * Copies on paper: who asked for which, for whom, and how far it is. The file lies sealed for a quarter of an hour and
 * only for who asked; that it was handed out stays, as disclosures of the passages in it (WORKFLOW W60 to W66).
 */
export class Copies1700000009500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WAYS.with);
    await runner.query(`
      create table copy (
        id uuid primary key,
        case_id uuid not null references case_file,
        record_id uuid not null references record,
        party_id uuid not null references party,
        own boolean not null,
        user_id uuid not null references app_user,
        membership_id uuid not null references membership,
        kind text not null check (kind ~ '^[a-z][a-zA-Z]{2,30}$'),
        format text not null check (format in ('pdf', 'docx', 'package')),
        standard text not null check (standard in ('ua-1', 'a-2a')),
        formal boolean not null,
        state text not null default 'waiting' check (state in ('waiting', 'making', 'ready', 'failed', 'cancelled')),
        progress smallint not null default 0 check (progress between 0 and 100),
        fingerprint text,
        size int check (size > 0),
        asked_at timestamptz not null default now(),
        ready_at timestamptz,
        expires_at timestamptz,
        handed_at timestamptz,
        -- Another party gets a copy from the convener; one's own is never a formal one.
        check (not formal or not own),
        check ((state = 'ready') = (ready_at is not null))
      );
      create index copy_record on copy (record_id, asked_at desc);
      create index copy_asker on copy (user_id, asked_at desc);
      create table copy_unit (
        copy_id uuid not null references copy on delete cascade,
        unit_id uuid not null references unit on delete cascade,
        gen int not null,
        primary key (copy_id, unit_id)
      );
      create table copy_blob (
        copy_id uuid not null references copy on delete cascade,
        n int not null check (n >= 0),
        bytes bytea not null,
        primary key (copy_id, n)
      );
      alter table copy_blob alter column bytes set storage external;
    `);
    await runner.query(FUNCTIONS);
    for (const table of ['copy', 'copy_unit', 'copy_blob']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
      `);
    }
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function copy_lapse(), copy_hand(uuid);
      drop table copy_blob, copy_unit, copy;
      delete from disclosure where way = 'copy';
    `);
    await runner.query(WAYS.without);
  }
}

/** The list of ways is widened by what it holds, whatever other features have put into it. */
const WAYS = {
  with: `do $$ declare rule text := pg_get_constraintdef(oid) from pg_constraint where conname = 'disclosure_way_check'; begin
    alter table disclosure drop constraint disclosure_way_check;
    execute 'alter table disclosure add constraint disclosure_way_check ' || replace(rule, '])', ', ''copy''::text])');
  end $$`,
  without: `do $$ declare rule text := pg_get_constraintdef(oid) from pg_constraint where conname = 'disclosure_way_check'; begin
    alter table disclosure drop constraint disclosure_way_check;
    execute 'alter table disclosure add constraint disclosure_way_check ' || replace(rule, ', ''copy''::text', '');
  end $$`,
};

const FUNCTIONS = `
  -- Hands a ready copy out to who asked for it: only while every passage in it is still read, in that generation, by the
  -- asker and by the party it is for. Notes the disclosures to that party; for an own copy to the session's seats.
  create function copy_hand(p_copy uuid) returns boolean language plpgsql security definer set search_path = public as $$
    declare c copy;
    begin
      select * into c from copy where id = p_copy and user_id = ctx_user() and membership_id = ctx_membership()
        and state = 'ready' and expires_at > now() for update;
      if not found or not c.case_id = any (ctx_cases()) then return false; end if;
      if not c.own and not c.case_id = any (ctx_convenes()) then return false; end if;
      if exists (select from copy_unit x join unit u on u.id = x.unit_id where x.copy_id = c.id
          and (u.gen <> x.gen or u.state <> 'shared' or ctx_right(u.id) < 2 or not c.own and not exists (
            select from audience a where a.unit_id = u.id and a.party_id = c.party_id and a.rank >= 2
              and (a.valid_to is null or a.valid_to > now())))) then
        return false;
      end if;
      insert into disclosure (unit_id, gen, party_id, user_id, way, rule, to_seq)
        select distinct on (u.id) u.id, u.gen, a.party_id, ctx_user(), 'copy', a.rule, u.head_seq
          from copy_unit x join unit u on u.id = x.unit_id join audience a on a.unit_id = u.id
          where x.copy_id = c.id and a.rank >= 2 and (a.valid_to is null or a.valid_to > now())
            and (a.party_id = c.party_id or c.own and a.party_id = any (ctx_parties()))
          order by u.id, a.rank desc, a.party_id
        on conflict (unit_id, gen, party_id, user_id, way)
          do update set last_at = now(), to_seq = greatest(disclosure.to_seq, excluded.to_seq);
      update copy set handed_at = now() where id = c.id;
      return true;
    end $$;

  -- Takes away the bytes of what is over, and gives up what nobody makes any more. Returns how many rows it touched.
  create function copy_lapse() returns int language plpgsql security definer set search_path = public as $$
    declare bytes int; given_up int;
    begin
      delete from copy_blob b using copy c where c.id = b.copy_id
        and (c.expires_at is null and c.asked_at < now() - interval '15 minutes' or c.expires_at <= now());
      get diagnostics bytes = row_count;
      update copy set state = 'failed' where state in ('waiting', 'making') and asked_at < now() - interval '10 minutes';
      get diagnostics given_up = row_count;
      return bytes + given_up;
    end $$;
  revoke all on function copy_hand(uuid), copy_lapse() from public;
  grant execute on function copy_hand(uuid), copy_lapse() to soulad_app;
`;

const POLICIES = `
  -- Of the copies of others the convener is told, as far as the convener may know of the party it is for and who asked.
  create policy reads on copy for select to soulad_app using (${OWN}
    or case_id = any ((select ctx_convenes())::uuid[]) and ctx_knows_party(party_id) and handed_at is not null);
  create policy writes on copy for insert to soulad_app with check (${OWN} and state = 'waiting'
    and case_id = any ((select ctx_cases())::uuid[]) and ctx_knows_party(party_id)
    and case when own then party_id = any ((select ctx_parties())::uuid[])
      else case_id = any ((select ctx_convenes())::uuid[]) end);
  create policy changes on copy for update to soulad_app using (${OWN}) with check (${OWN});
  create policy reads on copy_unit for select to soulad_app
    using (exists (select from copy parent where parent.id = copy_unit.copy_id and parent.user_id = (select ctx_user())));
  create policy writes on copy_unit for insert to soulad_app
    with check (exists (select from copy parent where parent.id = copy_unit.copy_id and parent.user_id = (select ctx_user())));
  create policy reads on copy_blob for select to soulad_app
    using (exists (select from copy parent where parent.id = copy_blob.copy_id and parent.user_id = (select ctx_user())
      and parent.membership_id = (select ctx_membership()) and parent.expires_at > now()));
  create policy writes on copy_blob for insert to soulad_app
    with check (exists (select from copy parent where parent.id = copy_blob.copy_id and parent.user_id = (select ctx_user())
      and parent.state = 'ready' and parent.ready_at = now()));
  grant select, insert, update (state, progress, fingerprint, size, ready_at, expires_at) on copy to soulad_app;
  grant select, insert on copy_unit, copy_blob to soulad_app;
`;
