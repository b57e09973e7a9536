import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EMERGENCY_SIGHT } from './decisions/emergency-functions.js';

const OWN_PARTIES = '(select ctx_parties())::uuid[]';

/** Of a party `p`: whether the session may know of it. The sub-selects are asked once a statement. */
const KNOWN = `p.case_id = any ((select ctx_cases())::uuid[])
  and (p.known_to is null or p.known_to && ${OWN_PARTIES} or p.id = any (${OWN_PARTIES})
    or p.emergency_id is null and p.case_id = any ((select ctx_emergency_cases())::uuid[]))`;

/**
 * Attachments: they belong to a unit and share its audience, drafts with the draft. Name, digest and bytes come sealed;
 * the bytes in pieces, so that no statement carries a whole file. Disclosures learn three more ways.
 */
export class Files1700000008400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disclosure drop constraint disclosure_way_check;
      alter table disclosure add constraint disclosure_way_check
        check (way in ('live', 'projection', 'preview', 'beforeCarve', 'search', 'history', 'attachment'));

      -- The same answers as before, asked once a statement and not once a row: a search over thousands of units asks for
      -- thousands of lines of the audience.
      create or replace function ctx_cases() returns uuid[] language sql stable security definer set search_path = public as
        $$ select coalesce(array_agg(distinct case_id), '{}') from party where id = any ((select ctx_parties())::uuid[]) $$;
      create or replace function ctx_knows_party(p_party uuid) returns boolean language sql stable security definer set search_path = public as
        $$ select exists (select from party p where p.id = p_party and ${KNOWN}) $$;
      create function ctx_known_parties() returns setof uuid language sql stable security definer set search_path = public as
        $$ select p.id from party p where ${KNOWN} $$;
      grant execute on function ctx_known_parties() to soulad_app;
      drop policy reads on audience;
      create policy reads on audience for select to soulad_app
        using (unit_id in (select ctx_units()) and party_id in (select ctx_known_parties()));

      create table attachment (
        id uuid primary key,
        unit_id uuid not null references unit on delete cascade,
        party_id uuid not null references party,
        user_id uuid not null references app_user,
        kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'odt', 'text')),
        size int not null check (size > 0),
        name bytea not null,
        digest bytea not null,
        added_at timestamptz not null default now()
      );
      create index attachment_unit on attachment (unit_id);
      create table attachment_blob (
        attachment_id uuid not null references attachment on delete cascade,
        n int not null check (n >= 0),
        bytes bytea not null,
        primary key (attachment_id, n)
      );
      -- Sealed bytes do not shrink: the database need not try.
      alter table attachment_blob alter column bytes set storage external;

      -- Whether the session may put files on the unit or take them off: it writes there, and the unit is open.
      create function ctx_attaches(p_unit uuid) returns uuid language sql stable security definer set search_path = public as $$
        select ctx_writing_party(u.id) from unit u join record r on r.id = u.record_id
          where u.id = p_unit and u.state <> 'withdrawn' and not u.sealed and r.state = 'live' $$;

      -- Adds the row of a file; its pieces follow in the same transaction. The lock on the unit makes the cap hold for
      -- two uploads at once. Returns false when the cap is reached; no right is an error.
      create function attachment_add(p_id uuid, p_unit uuid, p_kind text, p_size int, p_name bytea, p_digest bytea, p_most int)
        returns boolean language plpgsql security definer set search_path = public as $$
        declare seat uuid;
        begin
          perform 1 from unit where id = p_unit for update;
          seat := ctx_attaches(p_unit);
          if seat is null then raise insufficient_privilege; end if;
          if (select count(*) from attachment where unit_id = p_unit) >= p_most then return false; end if;
          insert into attachment (id, unit_id, party_id, user_id, kind, size, name, digest)
            values (p_id, p_unit, seat, ctx_user(), p_kind, p_size, p_name, p_digest);
          return true;
        end $$;

      -- Takes a file away with its bytes: the author's side of the unit, or the seat it came from.
      create function attachment_remove(p_id uuid) returns boolean language plpgsql security definer set search_path = public as $$
        begin
          delete from attachment a using unit u where a.id = p_id and u.id = a.unit_id and ctx_right(u.id) >= 2
            and ctx_attaches(u.id) is not null and (a.party_id = any (ctx_parties()) or u.author_party = any (ctx_parties())
              or u.scribe_party = any (ctx_parties()) or u.co_authors && ctx_parties());
          return found;
        end $$;

      alter table attachment enable row level security;
      alter table attachment force row level security;
      alter table attachment_blob enable row level security;
      alter table attachment_blob force row level security;
      create policy owner_all on attachment to soulad_owner using (true) with check (true);
      create policy owner_all on attachment_blob to soulad_owner using (true) with check (true);
      create policy reads on attachment for select to soulad_app using (unit_id in (select ctx_units()));
      create policy reads on attachment_blob for select to soulad_app
        using (exists (select from attachment parent where parent.id = attachment_blob.attachment_id));
      -- Only behind a row that the session has added in this very transaction.
      create policy writes on attachment_blob for insert to soulad_app
        with check (exists (select from attachment parent where parent.id = attachment_blob.attachment_id
          and parent.user_id = (select ctx_user()) and parent.added_at = now()));
      grant select on attachment to soulad_app;
      grant select, insert on attachment_blob to soulad_app;
      grant execute on function ctx_attaches(uuid), attachment_add(uuid, uuid, text, int, bytea, bytea, int),
        attachment_remove(uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(EMERGENCY_SIGHT);
    await runner.query(`
      drop function attachment_remove(uuid), attachment_add(uuid, uuid, text, int, bytea, bytea, int), ctx_attaches(uuid);
      drop table attachment_blob, attachment;
      drop policy reads on audience;
      create policy reads on audience for select to soulad_app
        using (unit_id in (select ctx_units()) and ctx_knows_party(party_id));
      drop function ctx_known_parties();
      create or replace function ctx_cases() returns uuid[] language sql stable security definer set search_path = public as
        $$ select coalesce(array_agg(distinct case_id), '{}') from party where id = any (ctx_parties()) $$;
      alter table disclosure drop constraint disclosure_way_check;
      delete from disclosure where way in ('search', 'history', 'attachment');
      alter table disclosure add constraint disclosure_way_check check (way in ('live', 'projection', 'preview', 'beforeCarve'));
    `);
  }
}
