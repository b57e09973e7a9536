import { plainText } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, Instant, PartyId, PersonId, UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { assertConvenes, caseFiles, type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { unlessErased } from '../platform/keys/index.js';
import { contentsOf } from '../records/index.js';
import { partyMarks, readable } from '../sharing/index.js';
import { disclosuresOf } from './disclosures.js';
import { redactNames } from './redact-names.js';
import type { DisclosureEntryView, ReportedPassageView, SubjectReportView } from './register.graphql.js';

interface PersonRow {
  readonly id: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: string | null;
}

interface UnitRow {
  readonly id: UnitId;
  readonly gen: number;
  readonly category: Category | null;
  readonly authorParty: PartyId;
  readonly createdAt: Instant;
  readonly subjects: readonly PersonId[];
}

/**
 * What is held of one person, for that person (GDPR art. 15): passages about them that the maker of the report may read,
 * whom they reached, the names of others taken out (art. 15(4)). A passage that is about somebody else too is listed
 * without its text: what may be told of it is for a person to decide. Made by those who answer for the case.
 * @throws ProductError NOT_FOUND also for a person that the caller may not know of; FORBIDDEN_STEP
 */
export async function subjectReport(
  ctx: RequestContext,
  caseId: CaseId,
  personId: PersonId,
): Promise<SubjectReportView> {
  const scope = await caseScope(ctx, caseId);
  assertConvenes(scope);
  const [file] = await caseFiles(ctx, [caseId]);
  const persons = await personsOfCase(ctx, scope);
  const subject = persons.find((person) => person.id === personId);
  if (!file || !subject) throw new ProductError('NOT_FOUND');
  const passages = await passagesAbout(ctx, caseId, { subject, others: persons.filter((one) => one !== subject) });
  ctx.audit({ action: 'register.report', caseId, objectType: 'person', objectId: personId });
  return {
    caseId,
    personId,
    personName: `${subject.givenName} ${subject.familyName}`,
    bornOn: subject.bornOn,
    fileMark: file.file_mark,
    madeAt: ctx.now,
    passages,
  };
}

async function passagesAbout(
  ctx: RequestContext,
  caseId: CaseId,
  { subject, others }: { readonly subject: PersonRow; readonly others: readonly PersonRow[] },
): Promise<ReportedPassageView[]> {
  const units = await readable(ctx, await unitsAbout(ctx, caseId, subject.id));
  const contents = await unlessErased(contentsOf(ctx, units), new Map());
  const marks = await partyMarks(ctx, caseId);
  const reached = await disclosuresOf(ctx, caseId, { partyId: null, unitId: null });
  return units.flatMap((unit) => {
    const [author, content] = [marks.get(unit.authorParty), contents.get(unit.id)];
    if (!author || !content) return [];
    const alone = unit.subjects.every((id) => id === subject.id);
    const whole = plainText(content);
    const text = alone ? redactNames(whole, others.flatMap(namesOf), namesOf(subject)) : null;
    const { category, createdAt } = unit;
    const redacted = text !== null && text !== whole;
    return [{ category, author, createdAt, text, redacted, reached: ofPassage(reached, unit.id, text) }];
  });
}

// The excerpt of a passage would tell what its text does not.
function ofPassage(entries: readonly DisclosureEntryView[], id: UnitId, text: string | null): DisclosureEntryView[] {
  const excerpt = text === null ? '' : text.slice(0, 90);
  return entries
    .filter(({ passage }) => passage.unitId === id)
    .map((entry) => ({ ...entry, passage: { ...entry.passage, excerpt } }));
}

const namesOf = ({ givenName, familyName }: PersonRow): string[] => [givenName, familyName];

async function personsOfCase(ctx: RequestContext, scope: CaseScope): Promise<readonly PersonRow[]> {
  return ctx.sql.query<PersonRow>(
    `select p.id, p.given_name as "givenName", p.family_name as "familyName", p.born_on::text as "bornOn"
       from person p join case_file c on c.family_id = p.family_id where c.id = $1 and (p.known_to is null or p.known_to && $2::uuid[]) order by p.id`,
    [scope.caseId, scope.partyIds],
  );
}

async function unitsAbout(ctx: RequestContext, caseId: CaseId, personId: PersonId): Promise<readonly UnitRow[]> {
  return ctx.sql.query<UnitRow>(
    `select u.id, u.gen, u.category, u.author_party as "authorParty", instant(u.created_at) as "createdAt", u.subjects
       from unit u join record r on r.id = u.record_id
       where r.case_id = $1 and $2 = any (u.subjects) and u.state <> 'draft' order by u.created_at, u.id`,
    [caseId, personId],
  );
}
