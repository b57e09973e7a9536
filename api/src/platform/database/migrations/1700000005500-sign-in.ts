import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The path to a session. The server's role reads neither password hashes nor sessions; these functions answer the few
 * questions that sign-in has to ask before there is a context.
 */
export class SignIn1700000005500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table demo_person (
        key text primary key,
        user_id uuid not null references app_user,
        role_note text not null,
        agency_name text,
        party_type text,
        story text not null,
        position int not null
      );
      create table rate_window (
        key bytea primary key,
        count int not null,
        ends_at timestamptz not null
      );
      create index rate_window_end on rate_window (ends_at);

      create function first_membership(p_user uuid) returns uuid language sql stable as
        $$ select m.id from membership m where m.user_id = p_user
             and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
             order by m.valid_from, m.id limit 1 $$;

      create function ctx_role() returns text language sql stable security definer set search_path = public as
        $$ select role from membership where id = ctx_membership() $$;

      -- Who may give somebody a membership: the installation's administrator any, an agency's administrator one in the
      -- own agency; an OSPOD administrator accounts of family members as well.
      create function may_admit(p_agency uuid, p_role text) returns boolean language sql stable as
        $$ select ctx_is_admin() or coalesce(ctx_role() = 'admin' and
             (p_agency = ctx_agency() or p_agency is null and p_role = 'self' and ctx_agency_type() = 'ospod'), false) $$;

      create function sign_in_lookup(p_login text) returns table (user_id uuid, password_hash text, membership_id uuid)
        language sql stable security definer set search_path = public as $$
        select u.id, u.password_hash, first_membership(u.id) from app_user u
          where u.login = lower(p_login) and u.disabled_at is null and u.password_hash is not null $$;

      create function demo_lookup(p_key text) returns table (user_id uuid, membership_id uuid)
        language sql stable security definer set search_path = public as $$
        select u.id, first_membership(u.id) from demo_person d join app_user u on u.id = d.user_id
          where d.key = p_key and u.disabled_at is null $$;

      create function demo_people() returns table
          (key text, display_name text, role_note text, agency_name text, party_type text, story text)
        language sql stable security definer set search_path = public as $$
        select d.key, u.display_name, d.role_note, d.agency_name, d.party_type, d.story
          from demo_person d join app_user u on u.id = d.user_id
          where u.disabled_at is null order by d.story, d.position, d.key $$;

      create function demo_register(p_key text, p_user uuid, p_role_note text, p_agency_name text, p_party_type text,
          p_story text, p_position int) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if not ctx_is_admin() then raise insufficient_privilege; end if;
          insert into demo_person values (p_key, p_user, p_role_note, p_agency_name, p_party_type, p_story, p_position);
        end $$;

      create function session_open(p_id uuid, p_token_hash bytea, p_user uuid, p_membership uuid, p_replaces uuid)
        returns setof uuid language plpgsql security definer set search_path = public as $$
        begin
          -- One sign-in of a person at a time, so that the limit of three holds.
          perform from app_user where id = p_user and disabled_at is null for update;
          if not found or not exists (select from membership m where m.id = p_membership and m.user_id = p_user
              and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) then
            raise insufficient_privilege;
          end if;
          return query
            update session s set revoked_at = now()
              where s.user_id = p_user and s.revoked_at is null and (s.id = p_replaces or s.id in
                (select o.id from session o where o.user_id = p_user and o.id is distinct from p_replaces and session_live(o)
                   order by o.created_at desc, o.id offset 2))
              returning s.id;
          insert into session (id, token_hash, user_id, membership_id, absolute_expiry)
            values (p_id, p_token_hash, p_user, p_membership, now() + interval '10 hours');
        end $$;

      create function session_principal(p_session uuid) returns table (session_id uuid, user_id uuid, membership_id uuid,
          agency_id uuid, agency_type text, display_name text, installation_admin boolean)
        language sql stable security definer set search_path = public as $$
        select s.id, u.id, m.id, m.agency_id, a.type, u.display_name, u.installation_admin
          from session s join app_user u on u.id = s.user_id join membership m on m.id = s.membership_id
          left join agency a on a.id = m.agency_id
          where s.id = p_session and session_live(s) and u.disabled_at is null
            and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) $$;

      create function session_find(p_token_hash bytea) returns uuid
        language sql stable security definer set search_path = public as
        $$ select s.id from session s where s.token_hash = p_token_hash and session_live(s) $$;

      -- Keeps a session from idling out; written at most every ten seconds.
      create function session_touch(p_session uuid) returns void
        language sql security definer set search_path = public as
        $$ update session s set last_seen_at = now()
             where s.id = p_session and session_live(s) and s.last_seen_at < now() - interval '10 seconds' $$;

      create function session_close(p_session uuid) returns boolean
        language sql security definer set search_path = public as
        $$ with closed as (update session set revoked_at = now() where id = p_session and revoked_at is null returning id)
           select exists (select from closed) $$;

      create function ticket_issue(p_token_hash bytea) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if ctx_membership() is null then raise insufficient_privilege; end if;
          delete from socket_ticket where expires_at < now() - interval '1 hour';
          insert into socket_ticket (token_hash, session_id, expires_at)
            values (p_token_hash, ctx_session(), now() + interval '60 seconds');
        end $$;

      create function ticket_use(p_token_hash bytea) returns uuid
        language sql security definer set search_path = public as $$
        update socket_ticket t set used_at = now() from session s
          where t.token_hash = p_token_hash and t.used_at is null and t.expires_at > now()
            and s.id = t.session_id and session_live(s)
          returning t.session_id $$;

      -- Takes one point of a window. wait: null = granted, else milliseconds until the window ends; first: the first refusal.
      create function rate_take(p_key bytea, p_points int, p_seconds int) returns table (wait int, first boolean)
        language plpgsql security definer set search_path = public as $$
        declare taken rate_window;
        begin
          delete from rate_window where key in
            (select w.key from rate_window w where w.ends_at < now() and w.key <> p_key limit 20 for update skip locked);
          insert into rate_window as w values (p_key, 1, now() + make_interval(secs => p_seconds))
            on conflict (key) do update set
              count = case when w.ends_at < now() then 1 else least(w.count, 1000000) + 1 end,
              ends_at = case when w.ends_at < now() then excluded.ends_at else w.ends_at end
            returning * into taken;
          return query select
            case when taken.count > p_points then ceil(extract(epoch from taken.ends_at - now()) * 1000)::int end,
            taken.count = p_points + 1;
        end $$;

      create function user_create(p_user uuid, p_login text, p_name text, p_hash text, p_locale text,
          p_membership uuid, p_agency uuid, p_role text, p_profession text) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if not may_admit(p_agency, p_role) then raise insufficient_privilege; end if;
          insert into app_user (id, login, display_name, password_hash, locale)
            values (p_user, lower(p_login), p_name, p_hash, p_locale);
          insert into membership (id, user_id, agency_id, role, profession, valid_from)
            values (p_membership, p_user, p_agency, p_role, p_profession, now());
        end $$;

      create function membership_add(p_user uuid, p_membership uuid, p_agency uuid, p_role text, p_profession text)
        returns void language plpgsql security definer set search_path = public as $$
        begin
          if not may_admit(p_agency, p_role) then raise insufficient_privilege; end if;
          insert into membership (id, user_id, agency_id, role, profession, valid_from)
            values (p_membership, p_user, p_agency, p_role, p_profession, now());
        end $$;

      -- The very first administrator; refused for ever once there is one.
      create function installation_found(p_user uuid, p_login text, p_name text, p_hash text, p_membership uuid,
          p_agency uuid, p_type text, p_agency_name text, p_short_name text) returns boolean
        language plpgsql security definer set search_path = public as $$
        begin
          lock table app_user in share row exclusive mode;
          if exists (select from app_user where installation_admin) then return false; end if;
          insert into agency (id, type, name, short_name) values (p_agency, p_type, p_agency_name, p_short_name);
          insert into app_user (id, login, display_name, password_hash, installation_admin)
            values (p_user, lower(p_login), p_name, p_hash, true);
          insert into membership (id, user_id, agency_id, role, valid_from) values (p_membership, p_user, p_agency, 'admin', now());
          return true;
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function installation_found(uuid, text, text, text, uuid, uuid, text, text, text),
        membership_add(uuid, uuid, uuid, text, text), user_create(uuid, text, text, text, text, uuid, uuid, text, text),
        rate_take(bytea, int, int), ticket_use(bytea), ticket_issue(bytea), session_close(uuid), session_touch(uuid),
        session_find(bytea), session_principal(uuid), session_open(uuid, bytea, uuid, uuid, uuid),
        demo_register(text, uuid, text, text, text, text, int), demo_people(), demo_lookup(text), sign_in_lookup(text),
        may_admit(uuid, text), ctx_role(), first_membership(uuid);
      drop table rate_window, demo_person;
    `);
  }
}
