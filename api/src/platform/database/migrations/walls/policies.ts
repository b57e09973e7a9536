/**
 * One policy a row: name, command, table, clauses. Context functions stand in a sub-select, so that the planner asks
 * them once a statement and not once a row. A child row may only be written where its parents are visible: a bare
 * reference would tell hidden parents from missing ones.
 */
type Policy = readonly [
  name: string,
  command: 'select' | 'insert' | 'update' | 'delete',
  table: string,
  clause: string,
];

const among = (column: string, ids: string): string => `${column} = any ((select ${ids})::uuid[])`;
const visible = (table: string, column: string, inTable: string): string =>
  `exists (select from ${table} parent where parent.id = ${inTable}.${column})`;
const reads = (table: string, clause: string): Policy => ['reads', 'select', table, `using (${clause})`];
const writes = (table: string, clause: string): Policy => ['writes', 'insert', table, `with check (${clause})`];
const changes = (table: string, clause: string): Policy => [
  'changes',
  'update',
  table,
  `using (${clause}) with check (${clause})`,
];

const convenedFamily = among('family_id', 'array_agg(c.family_id) from case_file c where c.id = any (ctx_convenes())');
const convenedConference = among(
  'conference_id',
  'array_agg(c.id) from conference c where c.case_id = any (ctx_convenes())',
);
const convenedSitting = among(
  'sitting_id',
  'array_agg(s.id) from sitting s join conference c on c.id = s.conference_id where c.case_id = any (ctx_convenes())',
);
const ledSitting = among(
  'sitting_id',
  'array_agg(s.id) from sitting s join conference c on c.id = s.conference_id where c.case_id = any (ctx_leads())',
);
const inSitting = among('sitting_id', 'ctx_visible_sittings()');
const unitRead = 'unit_id in (select ctx_units())';
// Whoever said it, whoever wrote it down for them, and those who lead the case: a mere reader changes nothing of a unit.
const answersForUnit = (unit: string): string =>
  `${among(`${unit}.author_party`, 'ctx_parties()')} or ${among(`${unit}.scribe_party`, 'ctx_parties()')}
    or exists (select from record r where r.id = ${unit}.record_id and ${among('r.case_id', 'ctx_leads()')})`;
const ofAnsweredUnit = `exists (select from unit u where u.id = unit_override.unit_id and (${answersForUnit('u')}))`;
const hosted = (table: string): string =>
  `exists (select from unit u join record r on r.id = u.record_id where u.id = ${table}.unit_id
    and ${among('r.case_id', 'ctx_host_cases()')})`;

const IDENTITY: readonly Policy[] = [
  reads('agency', 'id in (select ctx_agencies())'),
  writes('agency', '(select ctx_is_admin())'),
  reads(
    'app_user',
    `id = (select ctx_user()) or (select ctx_is_admin())
      or exists (select from membership m where m.user_id = app_user.id)
      or exists (select from assignment a where a.user_id = app_user.id)`,
  ),
  changes('app_user', 'id = (select ctx_user())'),
  reads('membership', 'user_id = (select ctx_user()) or agency_id = (select ctx_agency()) or (select ctx_is_admin())'),
];

const CASES: readonly Policy[] = [
  reads('family', among('id', 'ctx_families()')),
  reads(
    'person',
    `${among('family_id', 'ctx_families()')} and (known_to is null or known_to && (select ctx_parties())::uuid[])`,
  ),
  writes('person', convenedFamily),
  changes('person', convenedFamily),
  reads(
    'relation',
    `${among('family_id', 'ctx_families()')} and ${visible('person', 'person_id', 'relation')} and ${visible('person', 'other_id', 'relation')}`,
  ),
  writes(
    'relation',
    `${convenedFamily} and ${visible('person', 'person_id', 'relation')} and ${visible('person', 'other_id', 'relation')}`,
  ),
  reads('case_file', among('id', 'ctx_cases()')),
  reads('case_child', `${among('case_id', 'ctx_cases()')} and ${visible('person', 'person_id', 'case_child')}`),
  writes('case_child', `${among('case_id', 'ctx_convenes()')} and ${visible('person', 'person_id', 'case_child')}`),
  reads('party', 'ctx_knows_party(id) or agency_id = (select ctx_headed_agency())'),
  writes(
    'party',
    `${among('case_id', 'ctx_convenes()')} and not is_convener
      and (agency_id is null or ${visible('agency', 'agency_id', 'party')})
      and (person_id is null or ${visible('person', 'person_id', 'party')})`,
  ),
  changes('party', among('case_id', 'ctx_convenes()')),
  reads('assignment', visible('party', 'party_id', 'assignment')),
  writes('assignment', 'ctx_may_assign(party_id) and may_sit(user_id, party_id)'),
  changes('assignment', 'ctx_may_assign(party_id)'),
  reads(
    'release',
    `${among('case_id', 'ctx_cases()')} and (${among('case_id', 'ctx_host_cases()')} or ${among('released_party', 'ctx_parties()')}
      or recipients && (select ctx_parties())::uuid[] or ${among('given_by', 'ctx_persons()')})
      and ctx_knows_party(released_party) and ${visible('person', 'given_by', 'release')}`,
  ),
  writes(
    'release',
    `(${among('case_id', 'ctx_convenes()')} or ${among('case_id', 'ctx_cases()')} and ${among('given_by', 'ctx_persons()')})
      and ${visible('person', 'given_by', 'release')} and ${visible('party', 'released_party', 'release')}`,
  ),
  changes(
    'release',
    `${among('case_id', 'ctx_convenes()')} or ${among('case_id', 'ctx_cases()')} and ${among('given_by', 'ctx_persons()')}`,
  ),
];

const CONFERENCES: readonly Policy[] = [
  reads('conference', among('id', 'ctx_conferences()')),
  writes('conference', among('case_id', 'ctx_convenes()')),
  changes('conference', `${among('id', 'ctx_conferences()')} and ${among('case_id', 'ctx_leads()')}`),
  reads('sitting', among('id', 'ctx_visible_sittings()')),
  writes('sitting', convenedConference),
  reads(
    'sitting_party',
    `${inSitting} and ctx_knows_party(party_id) and (invitation = 'invited' or ${convenedSitting})`,
  ),
  writes('sitting_party', `${convenedSitting} and ${visible('party', 'party_id', 'sitting_party')}`),
  changes('sitting_party', `${convenedSitting} and ${visible('party', 'party_id', 'sitting_party')}`),
  reads('agenda_item', inSitting),
  writes('agenda_item', convenedSitting),
  changes('agenda_item', `${inSitting} and ${ledSitting}`),
  reads('attendance', `${inSitting} and ctx_knows_party(party_id)`),
  writes(
    'attendance',
    `${inSitting} and ${ledSitting} and ctx_knows_party(party_id)
      and (user_id is null or ${visible('app_user', 'user_id', 'attendance')})`,
  ),
  changes('attendance', `${inSitting} and ${ledSitting} and ctx_knows_party(party_id)`),
  reads('turn', `${inSitting} and ctx_knows_party(party_id)`),
  writes(
    'turn',
    `${inSitting} and ctx_knows_party(party_id) and (${ledSitting} or ${among('party_id', 'ctx_parties()')})`,
  ),
  changes(
    'turn',
    `${inSitting} and ctx_knows_party(party_id) and (${ledSitting} or ${among('party_id', 'ctx_parties()')})`,
  ),
];

const RECORDS: readonly Policy[] = [
  reads('record', 'id in (select ctx_records())'),
  writes('record', `${among('case_id', 'ctx_convenes()')} and ${visible('conference', 'conference_id', 'record')}`),
  reads('section', 'id in (select ctx_sections())'),
  writes(
    'section',
    `exists (select from record r where r.id = section.record_id and ${among('r.case_id', 'ctx_convenes()')})
      and (agenda_item_id is null or ${visible('agenda_item', 'agenda_item_id', 'section')})`,
  ),
  reads('unit', 'id in (select ctx_units())'),
  writes(
    'unit',
    `created_by = (select ctx_user()) and (${among('author_party', 'ctx_parties()')} or ${among('scribe_party', 'ctx_parties()')})
      and ctx_knows_party(author_party) and ${visible('record', 'record_id', 'unit')} and ${visible('section', 'section_id', 'unit')}
      and (sitting_id is null or ${visible('sitting', 'sitting_id', 'unit')})`,
  ),
  changes('unit', `id in (select ctx_units()) and (${answersForUnit('unit')})`),
  reads('unit_override', `${ofAnsweredUnit} and ctx_knows_party(party_id)`),
  writes('unit_override', `${ofAnsweredUnit} and ctx_knows_party(party_id) and decided_by = (select ctx_user())`),
  changes('unit_override', `${ofAnsweredUnit} and ctx_knows_party(party_id)`),
  reads('audience', `${unitRead} and ctx_knows_party(party_id)`),
  reads('unit_update', unitRead),
  reads('unit_snapshot', unitRead),
  reads('crdt_client', `${unitRead} and user_id = (select ctx_user())`),
  reads(
    'disclosure',
    `${unitRead} and ctx_knows_party(party_id) and (user_id = (select ctx_user()) or ${hosted('disclosure')})`,
  ),
  writes('disclosure', `${unitRead} and user_id = (select ctx_user()) and ${among('party_id', 'ctx_parties()')}`),
];

export const POLICIES: readonly Policy[] = [...IDENTITY, ...CASES, ...CONFERENCES, ...RECORDS];
