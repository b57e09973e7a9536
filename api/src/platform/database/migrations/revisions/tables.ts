/** Roots and seals stand in the clear, they tell nothing; what a passage said is sealed under the key of the case. */
export const REVISION_TABLES = `
  create table revision (
    id uuid primary key,
    record_id uuid not null references record,
    version int not null check (version > 0),
    kind text not null check (kind in ('plan', 'minutes')),
    root bytea not null check (octet_length(root) = 32),
    -- Null for the first one.
    prev_root bytea check (octet_length(prev_root) = 32),
    -- What the server sealed, with its Ed25519 key and signature.
    statement text not null,
    seal_key bytea not null check (octet_length(seal_key) = 32),
    seal bytea not null check (octet_length(seal) = 64),
    cut_by uuid not null references app_user,
    cut_at timestamptz not null default now(),
    unique (record_id, version),
    check ((version = 1) = (prev_root is null))
  );
  create table revision_leaf (
    id uuid primary key,
    revision_id uuid not null references revision,
    unit_id uuid not null references unit,
    gen int not null,
    section_id uuid not null references section,
    rank text collate "C" not null,
    -- The same in two revisions exactly when the passage says the same; under a key, so that nothing can be tried out.
    same_as bytea not null check (octet_length(same_as) = 32),
    -- Sealed: salt, tag, what the passage says, and its way to the root.
    body bytea not null,
    -- Sealed: what opens the commitment to the readers.
    audience_salt bytea not null,
    unique (revision_id, unit_id)
  );
  create index revision_leaf_unit on revision_leaf (unit_id);
  -- Who could read the passage at the cut.
  create table revision_reader (
    leaf_id uuid not null references revision_leaf,
    party_id uuid not null references party,
    primary key (leaf_id, party_id)
  );
  create index revision_reader_party on revision_reader (party_id);
  -- One secret for a record, sealed: the keys of views and of \`same_as\` are made from it.
  create table revision_book (
    record_id uuid primary key references record,
    secret bytea not null
  );
`;
