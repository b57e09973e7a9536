import type { AssignmentId, CaseId, PartyId, PersonId, ReleaseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { heldIn } from '../platform/database/held.js';
import type { AssignmentRow, CaseRow, PartyRow, PersonRow, RelationRow, ReleaseRow } from './rows.js';

const PARTY = `id, case_id, type, agency_id, person_id, letter, label, purpose, basis, represents, known_to, is_convener,
  emergency_id is not null as emergency,  instant(valid_from) as valid_from, instant(valid_to) as valid_to`;
const RELEASE = `id, case_id, given_by, released_party, recipients, categories, purpose, form, signed_by, together, limits, evidence is not null as signed,
  instant(created_at) as created_at,
  instant(valid_from) as valid_from, instant(valid_to) as valid_to, instant(withdrawn_at) as withdrawn_at`;

/** Case files by id, newest entry in the register first. */
export function caseFiles(ctx: RequestContext, ids: readonly CaseId[]): Promise<readonly CaseRow[]> {
  return heldIn(ctx.sql, `case files ${ids.join(' ')}`, () =>
    ctx.sql.query<CaseRow>(
      `select c.id, c.family_id, f.name as family_name, c.file_mark, c.owner_agency_id, c.urgency, c.state,
              c.registered_on::text as registered_on, c.matrix_version
         from case_file c join family f on f.id = c.family_id where c.id = any ($1)
         order by c.registered_on desc, c.file_mark, c.id`,
      [ids],
    ),
  );
}

export function personsOfFamily(ctx: RequestContext, familyId: string): Promise<PersonRow[]> {
  return ctx.sql.query(
    `select id, given_name, family_name, born_on::text as born_on, sex, is_child, deceased, household, known_to
       from person where family_id = $1 order by born_on nulls last, given_name, id`,
    [familyId],
  );
}

export function relationsOfFamily(ctx: RequestContext, familyId: string): Promise<RelationRow[]> {
  return ctx.sql.query(
    `select id, person_id, other_id, kind, valid_from::text as valid_from, valid_to::text as valid_to
       from relation where family_id = $1 order by kind, person_id, other_id, id`,
    [familyId],
  );
}

export function partiesOfCases(ctx: RequestContext, ids: readonly CaseId[]): Promise<readonly PartyRow[]> {
  return heldIn(ctx.sql, `parties ${ids.join(' ')}`, () =>
    ctx.sql.query<PartyRow>(
      `select ${PARTY} from party where case_id = any ($1) order by not is_convener, length(letter), letter, id`,
      [ids],
    ),
  );
}

/** One party; undefined when there is none or row-level security keeps it. */
export async function partyById(ctx: RequestContext, id: PartyId): Promise<PartyRow | undefined> {
  const [row] = await ctx.sql.query<PartyRow>(`select ${PARTY} from party where id = $1`, [id]);
  return row;
}

export function assignmentsOf(ctx: RequestContext, partyIds: readonly PartyId[]): Promise<AssignmentRow[]> {
  return ctx.sql.query(
    `select a.id, a.party_id, a.user_id, u.display_name, a.role_at_table, a.substitute,
            instant(a.valid_from) as valid_from, instant(a.valid_to) as valid_to
       from assignment a join app_user u on u.id = a.user_id
       where a.party_id = any ($1) and (a.valid_to is null or a.valid_to > now())
       order by a.substitute, u.display_name, a.id`,
    [partyIds],
  );
}

export async function assignmentById(
  ctx: RequestContext,
  id: AssignmentId,
): Promise<{ id: AssignmentId; party_id: PartyId } | undefined> {
  const [row] = await ctx.sql.query<{ id: AssignmentId; party_id: PartyId }>(
    'select id, party_id from assignment where id = $1 and (valid_to is null or valid_to > now())',
    [id],
  );
  return row;
}

export function releasesOfCase(ctx: RequestContext, caseId: CaseId): Promise<ReleaseRow[]> {
  return ctx.sql.query(`select ${RELEASE} from release where case_id = $1 order by valid_from, id`, [caseId]);
}

export async function releaseById(ctx: RequestContext, id: ReleaseId): Promise<ReleaseRow | undefined> {
  const [row] = await ctx.sql.query<ReleaseRow>(`select ${RELEASE} from release where id = $1`, [id]);
  return row;
}

export interface NewPerson extends Omit<PersonRow, 'id'> {
  id: PersonId;
  family_id: string;
}

export async function insertPerson(ctx: RequestContext, caseId: CaseId, row: NewPerson): Promise<void> {
  await ctx.sql.query(
    `insert into person (id, family_id, given_name, family_name, born_on, sex, is_child, deceased, household, known_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[row.id, row.family_id, row.given_name, row.family_name, row.born_on],
      ...[row.sex, row.is_child, row.deceased, row.household, row.known_to],
    ],
  );
  if (row.is_child) {
    await ctx.sql.query('insert into case_child (case_id, person_id) values ($1, $2)', [caseId, row.id]);
  }
}

export async function insertRelation(ctx: RequestContext, familyId: string, row: RelationRow): Promise<void> {
  await ctx.sql.query(
    'insert into relation (id, family_id, person_id, other_id, kind, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)',
    [row.id, familyId, row.person_id, row.other_id, row.kind, row.valid_from, row.valid_to],
  );
}
