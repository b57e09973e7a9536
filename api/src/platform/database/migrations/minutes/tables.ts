const mine = (column: string): string => `${column} = any ((select ctx_parties())::uuid[])`;
const convened = (table: string): string =>
  `exists (select from record r where r.id = ${table}.record_id and r.case_id = any ((select ctx_convenes())::uuid[]))`;
const hosted = (table: string): string =>
  `exists (select from record r where r.id = ${table}.record_id and r.case_id = any ((select ctx_host_cases())::uuid[]))`;

/** How far the minutes of a record are, what was decided on the way, and what a dissent is about. */
export const MINUTES_TABLES = `
  alter table record drop constraint record_state_check;
  alter table record add constraint record_state_check check (state in ('live', 'commented', 'closed'));
  -- A later version took its place: the meeting leads to the newest one.
  alter table record add column superseded boolean not null default false;
  drop index record_conference;
  create unique index record_conference on record (conference_id, kind) where not superseded;

  create table minutes (
    record_id uuid primary key references record,
    version int not null default 1 check (version > 0),
    follows uuid unique references record,
    state text not null default 'live' check (state in ('live', 'in-review', 'for-comments', 'closed', 'corrected')),
    since timestamptz not null default now(),
    -- Day by which the minutes are promised; null = nobody has said.
    ready_by date,
    labels_checked_at timestamptz,
    -- Which window for comments it is; what was said in an earlier one does not count in this one.
    round int not null default 0,
    comments_from date,
    comments_until date,
    closed_at timestamptz,
    check ((comments_from is null) = (comments_until is null)),
    check ((state = 'closed') = (closed_at is not null))
  );
  create table minutes_step (
    id uuid primary key,
    record_id uuid not null references record,
    from_state text not null,
    to_state text not null,
    reason bytea,
    by_user uuid not null references app_user,
    at timestamptz not null default now()
  );
  create index minutes_step_record on minutes_step (record_id, at);
  -- A thing to decide that the convener lets pass, with the reason.
  create table minutes_waiver (
    record_id uuid not null references record,
    unit_id uuid not null references unit on delete cascade,
    rule text not null check (rule ~ '^[a-z][a-z-]{0,40}$'),
    reason bytea not null,
    by_user uuid not null references app_user,
    at timestamptz not null default now(),
    primary key (record_id, unit_id, rule)
  );
  -- "Bez připomínek" of one party in one window.
  create table minutes_assent (
    record_id uuid not null references record,
    party_id uuid not null references party,
    round int not null,
    by_user uuid not null references app_user,
    at timestamptz not null default now(),
    primary key (record_id, party_id, round)
  );
  -- A dissent is a unit; this is the passage it is about. Without a row it is about the whole.
  create table dissent_about (
    unit_id uuid primary key references unit on delete cascade,
    about_unit uuid not null references unit on delete cascade,
    check (unit_id <> about_unit)
  );
  -- Which unit of the closed version a unit of the next one began as.
  create table unit_follows (
    unit_id uuid primary key references unit on delete cascade,
    from_unit uuid not null references unit
  );
  create index unit_follows_from on unit_follows (from_unit);

  insert into minutes (record_id) select id from record where kind = 'minutes';

  ${['minutes', 'minutes_step', 'minutes_waiver', 'minutes_assent', 'dissent_about', 'unit_follows']
    .map(
      (table) => `alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);`,
    )
    .join('\n')}
  create policy reads on minutes for select to soulad_app using (record_id in (select ctx_records()));
  create policy reads on minutes_step for select to soulad_app using (${hosted('minutes_step')});
  create policy reads on minutes_waiver for select to soulad_app
    using (${hosted('minutes_waiver')} and unit_id in (select ctx_units()));
  create policy writes on minutes_waiver for insert to soulad_app
    with check (${convened('minutes_waiver')} and unit_id in (select ctx_units()) and by_user = (select ctx_user())
      and exists (select from unit u where u.id = unit_id and u.record_id = minutes_waiver.record_id));
  create policy reads on minutes_assent for select to soulad_app
    using (${mine('party_id')} or ${hosted('minutes_assent')} and ctx_knows_party(party_id));
  create policy writes on minutes_assent for insert to soulad_app
    with check (${mine('party_id')} and by_user = (select ctx_user()) and record_id in (select ctx_records())
      and exists (select from minutes m where m.record_id = minutes_assent.record_id and m.state = 'for-comments' and m.round = minutes_assent.round));
  create policy reads on dissent_about for select to soulad_app
    using (unit_id in (select ctx_units()) and about_unit in (select ctx_units()));
  create policy writes on dissent_about for insert to soulad_app
    with check (about_unit in (select ctx_units()) and exists (select from unit u where u.id = unit_id and u.kind = 'dissent'
      and u.state = 'draft' and ${mine('u.author_party')}));
  create policy reads on unit_follows for select to soulad_app
    using (unit_id in (select ctx_units()) and from_unit in (select ctx_units()));
  grant select on minutes, minutes_step, minutes_waiver, minutes_assent, dissent_about, unit_follows to soulad_app;
  grant insert (record_id, unit_id, rule, reason, by_user) on minutes_waiver to soulad_app;
  grant insert (record_id, party_id, round, by_user) on minutes_assent to soulad_app;
  grant insert (unit_id, about_unit) on dissent_about to soulad_app;

  -- Which kinds there are is the code's word list; here only what a kind can look like.
  alter table notice drop constraint notice_kind_check;
  alter table notice add constraint notice_kind_check check (kind ~ '^[a-z][A-Za-z]{0,40}$');
`;

export const DROP_MINUTES_TABLES = `
  delete from notice where kind in ('minutesForComments', 'minutesClosed');
  alter table notice drop constraint notice_kind_check;
  alter table notice add constraint notice_kind_check check (kind in
    ('mention', 'comment', 'request', 'answer', 'decisionAsked', 'emergency', 'emergencyReview', 'release'));
  drop table unit_follows, dissent_about, minutes_assent, minutes_waiver, minutes_step, minutes;
  drop index record_conference;
  -- A meeting with two versions cannot go back: then this fails, and nothing is lost.
  create unique index record_conference on record (conference_id, kind);
  alter table record drop column superseded;
  update record set state = 'live' where state = 'commented';
  alter table record drop constraint record_state_check;
  alter table record add constraint record_state_check check (state in ('live', 'closed'));
`;
