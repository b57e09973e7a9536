import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Agencies, users, memberships, sessions. The session id is the only context a transaction carries; everything else
 * (who, for whom, which seats) is looked up here, so that a forged context cannot name rights it does not have.
 */
export class Identity1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agency (
        id uuid primary key,
        type text not null,
        name text not null,
        short_name text not null,
        created_at timestamptz not null default now()
      );
      create table app_user (
        id uuid primary key,
        login text not null unique,
        display_name text not null,
        password_hash text,
        locale text not null default 'cs' check (locale in ('cs', 'en')),
        installation_admin boolean not null default false,
        disabled_at timestamptz,
        created_at timestamptz not null default now()
      );
      create table membership (
        id uuid primary key,
        user_id uuid not null references app_user,
        agency_id uuid references agency,
        role text not null check (role in ('worker', 'head', 'admin', 'self')),
        profession text not null default '',
        valid_from timestamptz not null,
        valid_to timestamptz,
        check ((role = 'self') = (agency_id is null))
      );
      create index membership_user on membership (user_id);
      create index membership_agency on membership (agency_id);
      create table session (
        id uuid primary key,
        token_hash bytea not null unique,
        user_id uuid not null references app_user,
        membership_id uuid not null references membership,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        absolute_expiry timestamptz not null,
        revoked_at timestamptz
      );
      create index session_by_user on session (user_id);
      create table socket_ticket (
        token_hash bytea primary key,
        session_id uuid not null references session,
        expires_at timestamptz not null,
        used_at timestamptz
      );

      create function ctx_session() returns uuid language sql stable as
        $$ select nullif(current_setting('app.session', true), '')::uuid $$;

      create function session_live(s session) returns boolean language sql stable as
        $$ select s.revoked_at is null and s.absolute_expiry > now()
             and s.last_seen_at > now() - interval '20 minutes' $$;

      create function ctx_user() returns uuid language sql stable security definer set search_path = public as
        $$ select s.user_id from session s join app_user u on u.id = s.user_id
             where s.id = ctx_session() and session_live(s) and u.disabled_at is null $$;

      create function ctx_membership() returns uuid language sql stable security definer set search_path = public as
        $$ select m.id from session s join membership m on m.id = s.membership_id
             where s.id = ctx_session() and m.user_id = ctx_user()
               and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) $$;

      create function ctx_agency() returns uuid language sql stable security definer set search_path = public as
        $$ select agency_id from membership where id = ctx_membership() $$;

      create function ctx_agency_type() returns text language sql stable security definer set search_path = public as
        $$ select type from agency where id = ctx_agency() $$;

      create function ctx_is_admin() returns boolean language sql stable security definer set search_path = public as
        $$ select coalesce((select installation_admin from app_user where id = ctx_user()), false) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ctx_is_admin(), ctx_agency_type(), ctx_agency(), ctx_membership(), ctx_user();
      drop function session_live(session);
      drop function ctx_session();
      drop table socket_ticket, session, membership, app_user, agency;
    `);
  }
}
