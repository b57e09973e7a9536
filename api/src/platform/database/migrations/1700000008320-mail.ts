import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mail: an address that its owner has proven, a wish, and one line a person that says when to look whether something
 * waits. Nothing of what waits is kept here; it is looked up with the person's own eyes when the mail is about to go.
 */
export class Mail1700000008320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table app_user add column email text check (length(email) between 3 and 254);
      alter table app_user add column mail_wish text not null default 'at_once' check (mail_wish in ('at_once', 'daily', 'never'));

      -- An address that waits for the proof that it is the person's own.
      create table mail_proof (
        user_id uuid primary key references app_user,
        email text not null check (length(email) between 3 and 254),
        code_hash bytea not null,
        tries int not null default 0,
        expires_at timestamptz not null
      );
      create table mail_due (
        user_id uuid primary key references app_user,
        due_at timestamptz,
        -- The node that took the line sends until then; nobody else does.
        leased_until timestamptz,
        tries int not null default 0,
        -- The last word of the mail server about this address.
        undeliverable_at timestamptz,
        sent_at timestamptz
      );
      create index mail_due_at on mail_due (due_at) where due_at is not null;
      alter table mail_proof enable row level security;
      alter table mail_proof force row level security;
      create policy owner_all on mail_proof to soulad_owner using (true) with check (true);
      alter table mail_due enable row level security;
      alter table mail_due force row level security;
      create policy owner_all on mail_due to soulad_owner using (true) with check (true);

      -- When a person who wishes mail is written to, if something new waits now. Digests go at seven in the morning.
      create function mail_time(p_wish text) returns timestamptz language sql stable as $$
        select case p_wish
          when 'at_once' then now()
          when 'daily' then ((now() at time zone 'Europe/Prague' - interval '7 hours')::date + 1 + time '07:00') at time zone 'Europe/Prague'
          end $$;

      create function mail_note() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        insert into mail_due as d (user_id, due_at)
          select distinct on (u.id) u.id, mail_time(u.mail_wish) from made n join app_user u on u.id = n.user_id
            where u.email is not null and u.mail_wish <> 'never' and u.disabled_at is null
          on conflict (user_id) do update set due_at = least(d.due_at, excluded.due_at);
        return null;
      end $$;
      create trigger notice_mail after insert on notice referencing new table as made
        for each statement execute function mail_note();

      -- Takes the next person whose time has come; several nodes never take the same one.
      create function mail_take() returns table (user_id uuid, email text, locale text, tries int)
        language sql security definer set search_path = public as $$
        with next as (
          select d.user_id from mail_due d
            where d.due_at <= now() and (d.leased_until is null or d.leased_until < now())
            order by d.due_at limit 1 for update skip locked),
        taken as (
          update mail_due d set leased_until = now() + interval '2 minutes' from next where d.user_id = next.user_id
            returning d.user_id, d.tries)
        select u.id, u.email, u.locale, t.tries from taken t join app_user u on u.id = t.user_id $$;

      -- What waits and was not written about yet.
      create function mail_waiting(p_user uuid) returns table (id uuid, membership_id uuid)
        language sql stable security definer set search_path = public as $$
        select n.id, n.membership_id from notice n
          where n.user_id = p_user and n.opened_at is null and n.mailed_at is null
            and n.created_at > now() - interval '30 days' $$;

      -- Eyes of a person for the length of one transaction, which is always rolled back: there never is such a session.
      create function mail_eyes(p_session uuid, p_user uuid, p_membership uuid) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if not exists (select from mail_due where user_id = p_user and leased_until > now()) then
            raise insufficient_privilege;
          end if;
          insert into session (id, token_hash, user_id, membership_id, absolute_expiry)
            values (p_session, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), p_user, p_membership, now() + interval '1 minute');
        end $$;

      -- What became of it: 'sent' and 'nothing' are done with these notices, 'refused' gives the address up, 'later' tries
      -- again. What has come meanwhile has its own time.
      create function mail_done(p_user uuid, p_notices uuid[], p_end text, p_seconds int) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if not exists (select from mail_due where user_id = p_user and leased_until is not null for update) then return; end if;
          if p_end <> 'later' then
            update notice set mailed_at = now() where user_id = p_user and id = any (p_notices);
          end if;
          update mail_due d set leased_until = null,
              due_at = case when p_end = 'later' then now() + make_interval(secs => p_seconds) else
                (select mail_time(u.mail_wish) from app_user u where u.id = p_user and exists (select from mail_waiting(p_user))) end,
              tries = case when p_end = 'later' then d.tries + 1 else 0 end,
              sent_at = case when p_end = 'sent' then now() else d.sent_at end,
              undeliverable_at = case p_end when 'refused' then now() when 'sent' then null else d.undeliverable_at end
            where d.user_id = p_user;
        end $$;

      create function mail_settings() returns table (email text, wish text, undeliverable boolean, waits text)
        language sql stable security definer set search_path = public as $$
        select u.email, u.mail_wish, d.undeliverable_at is not null, (select p.email from mail_proof p where p.user_id = u.id and p.expires_at > now())
          from app_user u left join mail_due d on d.user_id = u.id where u.id = ctx_user() $$;

      create function mail_prove(p_email text, p_code_hash bytea) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if ctx_user() is null then raise insufficient_privilege; end if;
          insert into mail_proof as p (user_id, email, code_hash, expires_at) values (ctx_user(), p_email, p_code_hash, now() + interval '30 minutes')
            on conflict (user_id) do update set email = excluded.email, code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at;
        end $$;

      -- Five tries; the address counts from then on.
      create function mail_confirm(p_code_hash bytea) returns boolean
        language plpgsql security definer set search_path = public as $$
        declare proof mail_proof;
        begin
          update mail_proof set tries = tries + 1 where user_id = ctx_user() and expires_at > now() and tries < 5 returning * into proof;
          if proof.code_hash is distinct from p_code_hash or proof.user_id is null then return false; end if;
          update app_user set email = proof.email where id = proof.user_id;
          update mail_due set undeliverable_at = null, tries = 0 where user_id = proof.user_id;
          delete from mail_proof where user_id = proof.user_id;
          return true;
        end $$;

      create function mail_forget() returns void language plpgsql security definer set search_path = public as $$
      begin
        update app_user set email = null where id = ctx_user();
        delete from mail_proof where user_id = ctx_user();
        delete from mail_due where user_id = ctx_user();
      end $$;

      create function mail_wish(p_wish text) returns void language plpgsql security definer set search_path = public as $$
      begin
        update app_user set mail_wish = p_wish where id = ctx_user();
        update mail_due set due_at = mail_time(p_wish) where user_id = ctx_user() and due_at is not null;
      end $$;

      grant execute on function mail_take(), mail_waiting(uuid), mail_eyes(uuid, uuid, uuid), mail_done(uuid, uuid[], text, int), mail_settings(),
        mail_prove(text, bytea), mail_confirm(bytea), mail_forget(), mail_wish(text) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function mail_wish(text), mail_forget(), mail_confirm(bytea), mail_prove(text, bytea), mail_settings(),
        mail_done(uuid, uuid[], text, int), mail_eyes(uuid, uuid, uuid), mail_waiting(uuid), mail_take();
      drop trigger notice_mail on notice;
      drop function mail_note(), mail_time(text);
      drop table mail_due, mail_proof;
      alter table app_user drop column mail_wish, drop column email;
    `);
  }
}
