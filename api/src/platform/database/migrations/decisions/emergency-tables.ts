/**
 * One row a use. Neither the access nor its review can be there without the other, and no seat of an emergency without
 * the access: that is what makes every use come up for review.
 */
export const EMERGENCY_TABLES = `
  create table emergency (
    id uuid primary key,
    case_id uuid not null references case_file,
    agency_id uuid not null references agency,
    file_mark text not null,
    user_id uuid not null references app_user,
    reason bytea not null,
    began_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    unique (id, user_id),
    check (until >= began_at + interval '5 minutes' and until <= began_at + interval '60 minutes'),
    check (ended_at is null or ended_at >= began_at and ended_at <= until)
  );
  create index emergency_case on emergency (case_id);
  create index emergency_on on emergency (until) where ended_at is null;
  create table emergency_review (
    emergency_id uuid primary key,
    opened_by uuid not null,
    verdict text check (verdict in ('justified', 'unjustified')),
    words bytea,
    reviewed_by uuid references app_user,
    reviewed_at timestamptz,
    foreign key (emergency_id, opened_by) references emergency (id, user_id),
    check (reviewed_by is distinct from opened_by),
    check (num_nulls(verdict, words, reviewed_by, reviewed_at) in (0, 4))
  );
  alter table emergency add constraint emergency_has_review
    foreign key (id) references emergency_review deferrable initially deferred;
  alter table party add column emergency_id uuid unique references emergency;
  alter table party add constraint party_emergency check (emergency_id is null or
    not is_convener and person_id is null and represents = '{}' and known_to = array[id]
      and valid_to is not null and valid_to <= valid_from + interval '60 minutes');
`;

const restrictive = (table: string, command: 'insert' | 'update', clause: string): string => `
  create policy no_emergency_${command} on ${table} as restrictive for ${command} to soulad_app
    ${command === 'insert' ? `with check (${clause})` : `using (${clause})`};`;

/** [P21] What an emergency never does: write, answer, invite, be invited, let anybody in. */
const CLOSED: readonly (readonly [table: string, clause: string])[] = [
  ['party', 'emergency_id is null'],
  ['assignment', 'not emergency_seat(party_id)'],
  ['unit', 'not emergency_seat(author_party) and not coalesce(emergency_seat(scribe_party), false)'],
  ['unit_override', 'not emergency_seat(party_id)'],
  ['turn', 'not emergency_seat(party_id)'],
  ['attendance', 'not emergency_seat(party_id)'],
  ['sitting_party', 'not emergency_seat(party_id)'],
];

export const EMERGENCY_POLICIES = `
  ${['emergency', 'emergency_review']
    .map(
      (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy owner_all on ${table} to soulad_owner using (true) with check (true);`,
    )
    .join('\n')}
  create policy reads on emergency for select to soulad_app using (id in (select ctx_emergencies()));
  create policy reads on emergency_review for select to soulad_app using (emergency_id in (select ctx_emergencies()));
  create policy reads_in_emergency on person for select to soulad_app using (family_id = any
    ((select array_agg(c.family_id) from case_file c where c.id = any (ctx_emergency_cases()))::uuid[]));
  ${CLOSED.map(([table, clause]) => restrictive(table, 'insert', clause)).join('')}
  ${CLOSED.slice(0, 2)
    .map(([table, clause]) => restrictive(table, 'update', clause))
    .join('')}
  grant select on emergency, emergency_review to soulad_app;
  grant execute on function own_password_hash(), emergency_seat(uuid), sharing_emergencies(uuid), ctx_emergency_cases(), ctx_emergencies(), emergency_case(text), 
    emergency_witnesses(uuid), emergency_running(uuid), emergency_begin(uuid, uuid, uuid, uuid, bytea, int), emergency_end(uuid),
    emergency_lapse(), emergency_told(uuid), emergency_decide(uuid, text, bytea), emergency_opened(uuid) to soulad_app;
`;

export const DROP_EMERGENCY_POLICIES = `
  ${CLOSED.map(([table]) => `drop policy no_emergency_insert on ${table};`).join('\n  ')}
  ${CLOSED.slice(0, 2)
    .map(([table]) => `drop policy no_emergency_update on ${table};`)
    .join('\n  ')}
  drop policy reads_in_emergency on person;
  drop policy reads on emergency;
  drop policy reads on emergency_review;
`;

export const DROP_EMERGENCY_TABLES = `
  delete from audience where party_id in (select id from party where emergency_id is not null);
  delete from disclosure where party_id in (select id from party where emergency_id is not null);
  delete from assignment where party_id in (select id from party where emergency_id is not null);
  delete from party where emergency_id is not null;
  alter table party drop column emergency_id;
  alter table emergency drop constraint emergency_has_review;
  drop table emergency_review, emergency;
`;
