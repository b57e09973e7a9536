/** Ids, words of closed lists and times; what somebody wrote or signed is sealed. Only the end of a round is ever changed. */
export const SIGNOFF_TABLES = `
  create table signoff_round (
    id uuid primary key,
    record_id uuid not null references record,
    revision_id uuid not null unique references revision,
    quorum text not null check (quorum in ('all', 'majority')),
    due_at timestamptz not null,
    opened_by uuid not null references app_user,
    opened_at timestamptz not null default now(),
    ended_at timestamptz,
    outcome text check (outcome in ('finished', 'cancelled', 'replaced')),
    check ((ended_at is null) = (outcome is null))
  );
  -- One round of a record at a time.
  create unique index signoff_round_open on signoff_round (record_id) where ended_at is null;
  create table signoff_seat (
    round_id uuid not null references signoff_round,
    party_id uuid not null references party,
    step int not null check (step between 1 and 9),
    primary key (round_id, party_id)
  );
  create table signoff_mark (
    round_id uuid not null references signoff_round,
    party_id uuid not null references party,
    kind text not null check (kind in ('opened', 'noted')),
    user_id uuid not null references app_user,
    at timestamptz not null default now(),
    primary key (round_id, party_id, kind)
  );
  create table signoff_answer (
    id uuid primary key,
    round_id uuid not null references signoff_round,
    party_id uuid not null references party,
    kind text not null check (kind in ('signed', 'reserved', 'refused')),
    user_id uuid not null references app_user,
    at timestamptz not null default now()
  );
  create index signoff_answer_round on signoff_answer (round_id);
  -- Nobody is counted twice.
  create unique index signoff_once on signoff_answer (round_id, party_id) where kind <> 'refused';
  -- Sealed: the reservation, or why not.
  create table signoff_words (
    answer_id uuid primary key references signoff_answer,
    words bytea not null
  );
  -- Sealed: the statement with its evidence and the server's seal.
  create table signoff_paper (
    answer_id uuid primary key references signoff_answer,
    paper bytea not null
  );
`;
