import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person proves once more by who they are: passkeys, a one-time code, codes on paper, and what is asked of them. */
export class Means1700000009600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkey (
        id uuid primary key,
        user_id uuid not null references app_user,
        credential_id bytea not null unique check (length(credential_id) between 16 and 1023),
        -- COSE form of a P-256 key.
        public_key bytea not null,
        sign_count bigint not null check (sign_count >= 0),
        -- Sealed under the key of the installation, as the secret below.
        name bytea not null,
        added_at timestamptz not null default now(),
        used_at timestamptz
      );
      create index passkey_user on passkey (user_id);

      -- Every signature a passkey has proven something by: none of them counts twice.
      create table passkey_use (
        passkey_id uuid not null references passkey on delete cascade,
        user_id uuid not null references app_user,
        mark bytea not null check (length(mark) = 32),
        primary key (passkey_id, mark)
      );

      create table one_time_code (
        user_id uuid primary key references app_user,
        secret bytea not null,
        begun_at timestamptz not null default now(),
        -- Null until the first code has proven that the person holds the secret.
        confirmed_at timestamptz,
        -- The newest step of thirty seconds whose code was taken.
        last_step bigint not null default 0
      );

      create table recovery_code (
        user_id uuid not null references app_user,
        hash bytea not null check (length(hash) = 32),
        used_at timestamptz,
        primary key (user_id, hash)
      );

      create table proof_challenge (
        id uuid primary key,
        user_id uuid not null references app_user,
        session_id uuid not null references session on delete cascade,
        kind text not null check (kind in ('sign', 'account', 'register')),
        challenge bytea not null check (length(challenge) = 32),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index proof_challenge_user on proof_challenge (user_id, expires_at);

      create table means_change (
        id uuid primary key,
        user_id uuid not null references app_user,
        kind text not null check (kind in ('passkeyAdded', 'passkeyRemoved', 'codeAdded', 'codeRemoved', 'recoveryMade', 'recoveryUsed')),
        at timestamptz not null default now()
      );
      create index means_change_user on means_change (user_id, at desc);

      -- What was counted is never counted back.
      create function means_go_on() returns trigger language plpgsql set search_path = public as $$
        begin
          if tg_table_name = 'passkey' then
            if new.sign_count < old.sign_count then raise check_violation; end if;
          elsif new.last_step < old.last_step then
            raise check_violation;
          end if;
          return new;
        end $$;
      create trigger passkey_goes_on before update on passkey for each row execute function means_go_on();
      create trigger one_time_code_goes_on before update on one_time_code for each row execute function means_go_on();

      -- Asks the session for a proof within five minutes; what nobody answered before goes.
      create function proof_begin(p_id uuid, p_kind text, p_challenge bytea) returns timestamptz
        language plpgsql security definer set search_path = public as $$
        declare ends timestamptz := now() + interval '5 minutes';
        begin
          if ctx_user() is null then raise insufficient_privilege; end if;
          delete from proof_challenge where user_id = ctx_user() and expires_at < now();
          insert into proof_challenge (id, user_id, session_id, kind, challenge, expires_at)
            values (p_id, ctx_user(), ctx_session(), p_kind, p_challenge, ends);
          return ends;
        end $$;

      -- Notes a change, and tells the person of it in every room they work in: it may not have been them.
      create function means_note(p_id uuid, p_kind text) returns void
        language plpgsql security definer set search_path = public as $$
        begin
          if ctx_user() is null then raise insufficient_privilege; end if;
          insert into means_change (id, user_id, kind) values (p_id, ctx_user(), p_kind);
          insert into notice (id, user_id, membership_id, kind, object_type, object_id)
            select gen_random_uuid(), m.user_id, m.id, 'means', 'means_change', p_id from membership m
              where m.user_id = ctx_user() and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now());
        end $$;

      -- Means that are no more are forgotten whole, each by a door of its own: the server itself deletes nothing.
      create function passkey_forget(p_id uuid) returns setof uuid
        language sql security definer set search_path = public as $$
          delete from passkey where id = p_id and user_id = ctx_user() returning id $$;
      create function one_time_code_forget(p_even_begun boolean) returns setof uuid
        language sql security definer set search_path = public as $$
          delete from one_time_code where user_id = ctx_user() and (p_even_begun or confirmed_at is not null) returning user_id $$;
      create function recovery_codes_forget() returns setof uuid
        language sql security definer set search_path = public as $$
          delete from recovery_code where user_id = ctx_user() returning user_id $$;

      alter table notice alter column case_id drop not null;
      alter table notice add constraint notice_case check (case_id is not null or object_type = 'means_change');
      grant execute on function proof_begin(uuid, text, bytea), means_note(uuid, text),
        passkey_forget(uuid), one_time_code_forget(boolean), recovery_codes_forget() to soulad_app;
    `);
    for (const [table, ...policies] of WALLS) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
        ${policies.join(';\n')};
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from notice where case_id is null;
      alter table notice drop constraint notice_case;
      alter table notice alter column case_id set not null;
      drop function means_note(uuid, text), proof_begin(uuid, text, bytea),
        passkey_forget(uuid), one_time_code_forget(boolean), recovery_codes_forget();
      drop table means_change, proof_challenge, recovery_code, one_time_code, passkey_use, passkey;
      drop function means_go_on();
    `);
  }
}

const OWN = 'user_id = (select ctx_user())';
const IN_SESSION = `${OWN} and session_id = (select ctx_session())`;
const reads = (table: string, own = OWN): string =>
  `create policy reads on ${table} for select to soulad_app using (${own})`;
const adds = (table: string): string => `create policy adds on ${table} for insert to soulad_app with check (${OWN})`;
const changes = (table: string, own = OWN): string =>
  `create policy changes on ${table} for update to soulad_app using (${own}) with check (${own})`;

/** Every table is the person's own, and nobody else's: no head, administrator or convener sees a row of it. */
const WALLS = [
  [
    ...['passkey', reads('passkey'), adds('passkey'), changes('passkey')],
    'grant select on passkey to soulad_app',
    'grant insert (id, user_id, credential_id, public_key, sign_count, name), update (sign_count, used_at) on passkey to soulad_app',
  ],
  [...['passkey_use', reads('passkey_use'), adds('passkey_use')], 'grant select, insert on passkey_use to soulad_app'],
  [
    ...['one_time_code', reads('one_time_code'), adds('one_time_code'), changes('one_time_code')],
    'grant select on one_time_code to soulad_app',
    'grant insert (user_id, secret), update (confirmed_at, last_step) on one_time_code to soulad_app',
  ],
  [
    ...['recovery_code', reads('recovery_code'), adds('recovery_code'), changes('recovery_code')],
    'grant select on recovery_code to soulad_app',
    'grant insert (user_id, hash), update (used_at) on recovery_code to soulad_app',
  ],
  [
    ...['proof_challenge', reads('proof_challenge', IN_SESSION), changes('proof_challenge', IN_SESSION)],
    'grant select, update (used_at) on proof_challenge to soulad_app',
  ],
  ['means_change', reads('means_change'), 'grant select on means_change to soulad_app'],
] as const;
