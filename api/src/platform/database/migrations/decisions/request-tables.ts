/** Requests for access, their answers, and early ends of decisions. What people wrote stands sealed. */
export const REQUEST_TABLES = `
  create table access_request (
    id uuid primary key,
    case_id uuid not null references case_file,
    asked_by uuid not null references party,
    asked_by_user uuid not null references app_user,
    category text,
    unit_id uuid references unit on delete cascade,
    question bytea not null,
    asked_at timestamptz not null default now()
  );
  create index access_request_case on access_request (case_id);
  -- One row for each party that was asked; it answers for itself alone.
  create table access_answer (
    request_id uuid not null references access_request on delete cascade,
    party_id uuid not null references party,
    outcome text check (outcome in ('granted', 'declined')),
    code text,
    words bytea,
    answered_by uuid references app_user,
    answered_at timestamptz,
    primary key (request_id, party_id),
    check (num_nulls(outcome, answered_by, answered_at) in (0, 3)),
    check ((outcome = 'declined') = (code is not null) or outcome is null and code is null)
  );
  -- Passages that an answer chose. Whether they are open is the audience's to say.
  create table access_grant (
    request_id uuid not null references access_request on delete cascade,
    unit_id uuid not null references unit on delete cascade,
    primary key (request_id, unit_id)
  );
  alter table unit_override add column ended_by uuid references app_user;
  alter table unit_override add column ended_reason bytea;

  alter table release add column signed_by uuid references person;
  alter table release add column together uuid[] not null default '{}';
  alter table release add column limits uuid unique references release;
  alter table release add column evidence bytea;
`;

export const REQUEST_FUNCTIONS = `
  -- Requests the session asked for its party, or is asked on the seat that answers.
  create function ctx_requests() returns setof uuid language sql stable security definer set search_path = public as $$
    select r.id from access_request r where r.asked_by = any (ctx_parties())
    union
    select a.request_id from access_answer a where a.party_id = any (ctx_parties()) $$;

  -- Whether everybody who was asked has answered. The asker is told no more than this.
  create function request_answered(p_id uuid) returns boolean language sql stable security definer set search_path = public as $$
    select p_id in (select ctx_requests()) and not exists (select from access_answer where request_id = p_id and outcome is null) $$;

  -- Who is asked: the convener, and the party named or the one the passage came from, as far as it may know who asks.
  create function request_addressees(p_case uuid, p_asker uuid, p_party uuid, p_unit uuid) returns setof uuid
    language sql stable security definer set search_path = public as $$
    select p.id from party p, party asker
      where p.case_id = p_case and asker.id = p_asker and asker.case_id = p_case and p.id <> p_asker and p.emergency_id is null
        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and p_asker = any (ctx_parties())
        and (p.is_convener or (asker.known_to is null or p.id = any (asker.known_to))
          and (p.id = p_party and ctx_knows_party(p_party)
            or p.id = (select u.author_party from unit u join record r on r.id = u.record_id
                 where u.id = p_unit and r.case_id = p_case and ctx_right(u.id) >= 1))) $$;

  create function request_ask(p_id uuid, p_case uuid, p_asker uuid, p_category text, p_party uuid, p_unit uuid, p_question bytea)
    returns setof uuid language plpgsql security definer set search_path = public as $$
    begin
      if not p_asker = any (ctx_parties()) or emergency_seat(p_asker)
          or not exists (select from party where id = p_asker and case_id = p_case) then raise insufficient_privilege; end if;
      insert into access_request (id, case_id, asked_by, asked_by_user, category, unit_id, question)
        values (p_id, p_case, p_asker, ctx_user(), p_category, p_unit, p_question);
      return query insert into access_answer (request_id, party_id)
        select p_id, x from request_addressees(p_case, p_asker, p_party, p_unit) x returning party_id;
    end $$;

  create function release_narrows() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if exists (select from release o where o.id = new.limits and not (o.case_id = new.case_id and o.given_by = new.given_by
          and o.released_party = new.released_party and new.recipients <@ o.recipients and new.categories <@ o.categories
          and new.valid_from >= o.valid_from and (o.valid_to is null or coalesce(new.valid_to <= o.valid_to, false)))) then
        raise check_violation using message = 'a limited release may only be narrower';
      end if;
      return new;
    end $$;
`;

const tables = ['access_request', 'access_answer', 'access_grant'] as const;

export const REQUEST_POLICIES = `
  ${tables
    .map(
      (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy owner_all on ${table} to soulad_owner using (true) with check (true);`,
    )
    .join('\n')}
  create policy reads on access_request for select to soulad_app
    using (id in (select ctx_requests()) and ctx_knows_party(asked_by));
  create policy reads on access_answer for select to soulad_app using (request_id in (select ctx_requests())
    and (party_id = any ((select ctx_parties())::uuid[]) or (select case_id from access_request r where r.id = access_answer.request_id)
      = any ((select ctx_convenes())::uuid[])));
  create policy changes on access_answer for update to soulad_app
    using (outcome is null and party_id = any ((select ctx_parties())::uuid[]))
    with check (party_id = any ((select ctx_parties())::uuid[]) and answered_by = (select ctx_user()));
  create policy reads on access_grant for select to soulad_app
    using (request_id in (select ctx_requests()) and unit_id in (select ctx_units()));
  create policy writes on access_grant for insert to soulad_app with check (unit_id in (select ctx_units()) and exists
    (select from access_answer a where a.request_id = access_grant.request_id and a.party_id = any ((select ctx_parties())::uuid[])));
  create policy no_emergency_insert on release as restrictive for insert to soulad_app with check
    (not emergency_seat(released_party) and not exists (select from unnest(recipients) x where emergency_seat(x)));
  create trigger release_narrows before insert on release for each row execute function release_narrows();
  grant select on access_request, access_answer to soulad_app;
  grant update (outcome, code, words, answered_by, answered_at) on access_answer to soulad_app;
  grant select, insert on access_grant to soulad_app;
  grant update (ended_by, ended_reason) on unit_override to soulad_app;
  grant execute on function ctx_requests(), request_answered(uuid),
    request_ask(uuid, uuid, uuid, text, uuid, uuid, bytea) to soulad_app;
`;

export const DROP_REQUESTS = `
  drop trigger release_narrows on release;
  drop policy no_emergency_insert on release;
  drop table access_grant, access_answer, access_request;
  drop function release_narrows(), request_ask(uuid, uuid, uuid, text, uuid, uuid, bytea), request_addressees(uuid, uuid, uuid, uuid),
    request_answered(uuid), ctx_requests();
  alter table release drop column evidence, drop column limits, drop column together, drop column signed_by;
  alter table unit_override drop column ended_reason, drop column ended_by;
`;
