import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the session may see a row of a table: the answer of that table's own policies to whoever asks. */
export const SEES = `
      create function ctx_sees(p_table text, p_id uuid) returns boolean language plpgsql stable set search_path = public as $$
      declare seen boolean;
      begin
        if to_regclass(quote_ident(p_table)) is null or not has_column_privilege(quote_ident(p_table), 'id', 'select') then
          return false;
        end if;
        execute format('select exists (select from %I where id = $1)', p_table) into seen using p_id;
        return seen;
      end $$;`;

/**
 * Notices: ids and a kind. A row is there for its reader exactly as long as the object behind it is: the policy asks the
 * row-level security of the object's own table, so that a right that is lost takes the notice with it.
 */
export class Talk1700000008300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id uuid primary key,
        user_id uuid not null references app_user,
        membership_id uuid not null references membership,
        case_id uuid not null references case_file,
        kind text not null check (kind in
          ('mention', 'comment', 'request', 'answer', 'decisionAsked', 'emergency', 'emergencyReview', 'release')),
        object_type text not null check (object_type ~ '^[a-z][a-z_]{0,62}$'),
        object_id uuid not null,
        created_at timestamptz not null default now(),
        opened_at timestamptz,
        mailed_at timestamptz
      );
      create index notice_reader on notice (user_id, membership_id, created_at desc);
      -- Said again before it was opened, it is the same notice.
      create unique index notice_once on notice (user_id, membership_id, kind, object_type, object_id) where opened_at is null;

      ${SEES}

      -- The memberships for which people are told: of whoever sits on the parties named, and of the persons named as far
      -- as they sit in the case or belong to its office. Whoever acts is left out.
      create function notice_readers(p_case uuid, p_users uuid[], p_parties uuid[])
        returns table (user_id uuid, membership_id uuid) language sql stable security definer set search_path = public as $$
        with seat as (
          select a.user_id, p.id as party_id, p.agency_id from assignment a join party p on p.id = a.party_id
            where p.case_id = p_case and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
              and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())),
        place as (
          select s.user_id, s.agency_id from seat s where s.party_id = any (p_parties) or s.user_id = any (p_users)
          union
          select x.id, c.owner_agency_id from unnest(p_users) x(id), case_file c
            where c.id = p_case and not exists (select from seat s where s.user_id = x.id))
        select distinct on (m.user_id, m.agency_id) m.user_id, m.id
          from place l join membership m on m.user_id = l.user_id and m.agency_id is not distinct from l.agency_id
          join app_user u on u.id = m.user_id
          where u.disabled_at is null and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
            and m.user_id is distinct from ctx_user()
          order by m.user_id, m.agency_id, m.valid_from, m.id $$;

      -- Writes notices and says whom something new waits for.
      create function notice_add(p_notices jsonb) returns setof uuid
        language plpgsql security definer set search_path = public as $$
        begin
          return query with made as (
            insert into notice (id, user_id, membership_id, case_id, kind, object_type, object_id)
              select gen_random_uuid(), r.user_id, r.membership_id, n."caseId", n.kind, n."objectType", n."objectId"
                from jsonb_to_recordset(p_notices) as n(kind text, "caseId" uuid, "objectType" text, "objectId" uuid, users uuid[], parties uuid[]),
                  notice_readers(n."caseId", n.users, n.parties) r
              on conflict do nothing returning user_id)
            select distinct user_id from made;
        end $$;

      alter table notice enable row level security;
      alter table notice force row level security;
      create policy owner_all on notice to soulad_owner using (true) with check (true);
      create policy reads on notice for select to soulad_app
        using (user_id = (select ctx_user()) and membership_id = (select ctx_membership()) and ctx_sees(object_type, object_id));
      create policy changes on notice for update to soulad_app
        using (user_id = (select ctx_user()) and membership_id = (select ctx_membership()) and ctx_sees(object_type, object_id))
        with check (user_id = (select ctx_user()));
      grant select (id, user_id, membership_id, case_id, kind, object_type, object_id, created_at, opened_at) on notice to soulad_app;
      grant update (opened_at) on notice to soulad_app;
      grant execute on function ctx_sees(text, uuid), notice_add(jsonb) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table notice;
      drop function notice_add(jsonb), notice_readers(uuid, uuid[], uuid[]), ctx_sees(text, uuid);
    `);
  }
}
