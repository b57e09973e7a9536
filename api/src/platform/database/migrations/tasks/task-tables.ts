/** Tasks. What people wrote stands sealed: title, detail, proof, reasons. */
export const TASK_TABLES = `
  create table task (
    id uuid primary key,
    case_id uuid not null references case_file,
    issued_by uuid not null references party,
    issued_by_user uuid not null references app_user,
    owner_party uuid not null references party,
    checker_party uuid not null references party,
    -- The person inside the owner, named by the owner.
    person uuid references app_user,
    title bytea not null,
    detail bytea,
    proof_wanted bytea,
    due_on date not null,
    state text not null default 'issued' check (state in
      ('issued', 'accepted', 'refused', 'in-progress', 'done', 'verified', 'returned', 'failed', 'withdrawn')),
    outcome text check (outcome in ('changed', 'notDone')),
    issued_at timestamptz not null default now(),
    check ((state = 'failed') = (outcome is not null))
  );
  create index task_case on task (case_id, issued_at);
  create index task_owner on task (owner_party);
  create index task_open on task (due_on) where state in ('issued', 'accepted', 'in-progress', 'returned');

  create table task_step (
    id uuid primary key,
    task_id uuid not null references task,
    from_state text not null,
    to_state text not null,
    by_user uuid not null references app_user,
    by_party uuid not null references party,
    words bytea,
    at timestamptz not null default now()
  );
  create index task_step_task on task_step (task_id, at);

  -- The passage it came from: told to those who read the passage.
  create table task_source (
    task_id uuid primary key references task,
    unit_id uuid not null references unit on delete cascade
  );
  create index task_source_unit on task_source (unit_id);

  -- That the issuer let words stand which a hidden passage has, and why: the issuer's alone.
  create table task_confirmation (
    task_id uuid primary key references task,
    units uuid[] not null,
    reason bytea not null,
    by_user uuid not null references app_user,
    at timestamptz not null default now()
  );

  -- What was said about the day of a task; once each.
  create table task_reminder (
    task_id uuid not null references task,
    kind text not null check (kind in ('before', 'due', 'overdue')),
    at timestamptz not null default now(),
    primary key (task_id, kind)
  );

  -- An address at which a calendar program reads days of tasks, and nothing else. Only its hash is kept.
  create table calendar_feed (
    id uuid primary key,
    user_id uuid not null references app_user,
    membership_id uuid not null references membership,
    token_hash bytea not null unique,
    created_at timestamptz not null default now(),
    ended_at timestamptz
  );
  create unique index calendar_feed_one on calendar_feed (user_id, membership_id) where ended_at is null;
`;

/** Which step goes from where; the last column says whose it is: o owner, c checker, i issuer. */
const WAYS = `
  ('issued', 'accepted', 'o'), ('issued', 'refused', 'o'), ('accepted', 'in-progress', 'o'), ('accepted', 'done', 'o'),
  ('in-progress', 'done', 'o'), ('returned', 'in-progress', 'o'), ('returned', 'done', 'o'),
  ('done', 'verified', 'c'), ('done', 'returned', 'c'),
  ('issued', 'failed', 'ci'), ('accepted', 'failed', 'oci'), ('in-progress', 'failed', 'oci'), ('returned', 'failed', 'oci'),
  ('issued', 'withdrawn', 'i'), ('accepted', 'withdrawn', 'i'), ('in-progress', 'withdrawn', 'i'),
  ('returned', 'withdrawn', 'i'), ('done', 'withdrawn', 'i')`;

export const TASK_FUNCTIONS = `
  -- Tasks the session may read: of the issuer, the owner and the checker.
  create function ctx_tasks() returns setof uuid language sql stable security definer set search_path = public as
    $$ select id from task where issued_by = any (ctx_parties()) or owner_party = any (ctx_parties())
         or checker_party = any (ctx_parties()) $$;

  -- Takes a step for a party of the session that stands on the right side. False when somebody was faster.
  create function task_take_step(p_id uuid, p_task uuid, p_from text, p_to text, p_party uuid, p_outcome text, p_words bytea)
    returns boolean language plpgsql security definer set search_path = public as $$
    begin
      if not exists (select from task t join (values ${WAYS}) as w(old, new, side) on w.old = p_from and w.new = p_to
          where t.id = p_task and p_party = any (ctx_parties())
            and (w.side like '%o%' and t.owner_party = p_party or w.side like '%c%' and t.checker_party = p_party
              or w.side like '%i%' and t.issued_by = p_party and t.case_id = any (ctx_convenes()))) then
        raise insufficient_privilege;
      end if;
      update task set state = p_to, outcome = p_outcome where id = p_task and state = p_from;
      if not found then return false; end if;
      insert into task_step (id, task_id, from_state, to_state, by_user, by_party, words)
        values (p_id, p_task, p_from, p_to, ctx_user(), p_party, p_words);
      return true;
    end $$;

  -- The owner names somebody of its own, or nobody.
  create function task_name_person(p_task uuid, p_person uuid) returns boolean
    language plpgsql security definer set search_path = public as $$
    begin
      update task t set person = p_person where t.id = p_task and t.owner_party = any (ctx_parties())
        and (p_person is null or exists (select from assignment a where a.party_id = t.owner_party and a.user_id = p_person
          and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())));
      return found;
    end $$;

  -- Takes the reminders that are due on the day, each once: several servers may ask at the same time.
  create function task_remind(p_today date, p_before int) returns table
      (task_id uuid, case_id uuid, kind text, owner_party uuid, checker_party uuid, issued_by uuid)
    language sql security definer set search_path = public as $$
    with wanted as (
      select t.*, case when t.due_on < p_today then 'overdue' when t.due_on = p_today then 'due' else 'before' end as word
        from task t join case_file c on c.id = t.case_id
        where t.state in ('issued', 'accepted', 'in-progress', 'returned') and t.due_on <= p_today + p_before
          and c.state <> 'closed'),
    said as (
      insert into task_reminder (task_id, kind) select w.id, w.word from wanted w
        where not exists (select from task_reminder r where r.task_id = w.id and r.kind = w.word)
        on conflict do nothing returning task_reminder.task_id, task_reminder.kind)
    select w.id, w.case_id, s.kind, w.owner_party, w.checker_party, w.issued_by
      from said s join wanted w on w.id = s.task_id order by w.id $$;

  -- Whether the address is live: its person may still act for the membership it was made for.
  create function calendar_of(p_hash bytea) returns table (user_id uuid, agency_id uuid, locale text)
    language sql stable security definer set search_path = public as $$
    select f.user_id, m.agency_id, u.locale from calendar_feed f join membership m on m.id = f.membership_id join app_user u on u.id = f.user_id
      where f.token_hash = p_hash and f.ended_at is null and u.disabled_at is null
        and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) $$;

  -- Days of the tasks of the person behind the address. A number counts that person's tasks alone, so that it tells of no other.
  create function calendar_days(p_hash bytea) returns table (id uuid, n int, due_on text, issued_at double precision)
    language sql stable security definer set search_path = public as $$
    select x.id, x.n, x.due_on::text, extract(epoch from x.issued_at) * 1000 from (
      select t.id, t.due_on, t.state, t.issued_at, row_number() over (order by t.issued_at, t.id)::int as n
        from task t where (t.person is null or t.person in (select f.user_id from calendar_of(p_hash) f)) and t.owner_party in (
          select p.id from calendar_of(p_hash) f join assignment a on a.user_id = f.user_id join party p on p.id = a.party_id
            where p.agency_id is not distinct from f.agency_id
              and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
              and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()))) x
      where x.state in ('issued', 'accepted', 'in-progress', 'returned') order by x.due_on, x.n $$;
`;

const tables = ['task', 'task_step', 'task_source', 'task_confirmation', 'task_reminder', 'calendar_feed'] as const;
const mine = (column: string): string => `${column} = any ((select ctx_parties())::uuid[])`;
const issues = (task: string): string =>
  `exists (select from task t where t.id = ${task} and t.issued_by = any ((select ctx_parties())::uuid[]) and t.case_id = any ((select ctx_convenes())::uuid[]))`;

export const TASK_POLICIES = `
  ${tables
    .map(
      (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy owner_all on ${table} to soulad_owner using (true) with check (true);`,
    )
    .join('\n')}
  create policy reads on task for select to soulad_app
    using (${mine('issued_by')} or ${mine('owner_party')} or ${mine('checker_party')});
  create policy writes on task for insert to soulad_app with check (issued_by_user = (select ctx_user()) and ${mine('issued_by')}
    and case_id = any ((select ctx_convenes())::uuid[]) and state = 'issued' and person is null
    and not exists (select from unnest(array[issued_by, owner_party, checker_party]) x(party)
      where not exists (select from party p where p.id = x.party and p.case_id = task.case_id and p.emergency_id is null)));
  create policy reads on task_step for select to soulad_app using (task_id in (select ctx_tasks()));
  create policy reads on task_source for select to soulad_app
    using (task_id in (select ctx_tasks()) and unit_id in (select ctx_units()));
  create policy writes on task_source for insert to soulad_app
    with check (${issues('task_source.task_id')} and unit_id in (select ctx_units()));
  create policy reads on task_confirmation for select to soulad_app using (${issues('task_confirmation.task_id')});
  create policy writes on task_confirmation for insert to soulad_app
    with check (by_user = (select ctx_user()) and ${issues('task_confirmation.task_id')});
  create policy reads on calendar_feed for select to soulad_app
    using (user_id = (select ctx_user()) and membership_id = (select ctx_membership()));
  create policy writes on calendar_feed for insert to soulad_app
    with check (user_id = (select ctx_user()) and membership_id = (select ctx_membership()) and ended_at is null);
  create policy changes on calendar_feed for update to soulad_app
    using (user_id = (select ctx_user()) and membership_id = (select ctx_membership()) and ended_at is null)
    with check (user_id = (select ctx_user()) and membership_id = (select ctx_membership()));
  grant select on task, task_step, task_source, task_confirmation to soulad_app;
  grant insert (id, case_id, issued_by, issued_by_user, owner_party, checker_party, title, detail, proof_wanted, due_on)
    on task to soulad_app;
  grant insert on task_source to soulad_app;
  grant insert (task_id, units, reason, by_user) on task_confirmation to soulad_app;
  grant select (id, user_id, membership_id, created_at, ended_at) on calendar_feed to soulad_app;
  grant insert (id, user_id, membership_id, token_hash) on calendar_feed to soulad_app;
  grant update (ended_at) on calendar_feed to soulad_app;
  grant execute on function ctx_tasks(), task_take_step(uuid, uuid, text, text, uuid, text, bytea), task_name_person(uuid, uuid),
    task_remind(date, int), calendar_of(bytea), calendar_days(bytea) to soulad_app;
  create trigger task_of_open_case before insert on task for each row execute function case_refuse_when_closed();
`;

export const DROP_TASKS = `
  drop table calendar_feed, task_reminder, task_confirmation, task_source, task_step, task;
  drop function calendar_days(bytea), calendar_of(bytea), task_remind(date, int), task_name_person(uuid, uuid),
    task_take_step(uuid, uuid, text, text, uuid, text, bytea), ctx_tasks();
`;
