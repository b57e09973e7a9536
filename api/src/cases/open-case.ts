import { ProductError } from '@soulad/shared/errors';
import type { AssignmentId, CaseId, FamilyId, PartyId, PersonId } from '@soulad/shared/ids';
import { MATRIX_V1 } from '@soulad/shared/policy';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { optionalTextFrom, textFrom, wordFrom } from '../platform/input.js';
import type { NewRelationInput, OpenCaseInput } from './case-inputs.graphql.js';
import { insertPerson, insertRelation } from './cases.repository.js';
import { assertDays, personFrom } from './person-input.js';
import { decideAndTell } from './told-case.js';
import { RELATION_KINDS, URGENCIES } from './words.js';

/** What was made, by the keys of the input. */
export interface OpenedCase {
  readonly caseId: CaseId;
  readonly convenerPartyId: PartyId;
  readonly personIds: ReadonlyMap<string, PersonId>;
}

/**
 * Opens a case of a family. The opener's OSPOD becomes owner and convener, the opener its key worker.
 * @throws ProductError FORBIDDEN_STEP outside an OSPOD; BAD_INPUT without a child, with a repeated or unknown key;
 *   CONFLICT for a file mark of a case of the agency that the caller knows of; of others nothing is told [I11]
 */
export async function openCase(ctx: RequestContext, input: OpenCaseInput): Promise<OpenedCase> {
  if (ctx.agencyType !== 'ospod') throw new ProductError('FORBIDDEN_STEP');
  const keys = input.persons.map((person) => person.key);
  const sound =
    new Set(keys).size === keys.length && keys.length <= 60 && input.persons.some((person) => person.isChild);
  if (!sound) throw new ProductError('BAD_INPUT');
  const caseId = freshId<CaseId>(ctx.ids);
  const familyId = freshId<FamilyId>(ctx.ids);
  const convenerPartyId = freshId<PartyId>(ctx.ids);
  await found(ctx, input, { caseId, familyId, convenerPartyId });
  const personIds = new Map<string, PersonId>();
  for (const person of input.persons) {
    const id = freshId<PersonId>(ctx.ids);
    personIds.set(person.key, id);
    await insertPerson(ctx, caseId, personFrom(person, id, familyId, convenerPartyId));
  }
  for (const relation of input.relations ?? []) await relate(ctx, familyId, relation, personIds);
  ctx.audit({ action: 'case.open', caseId, objectType: 'case', objectId: caseId });
  await decideAndTell(ctx, caseId);
  return { caseId, convenerPartyId, personIds };
}

async function found(
  ctx: RequestContext,
  input: OpenCaseInput,
  ids: { caseId: CaseId; familyId: FamilyId; convenerPartyId: PartyId },
): Promise<void> {
  const { seat } = input;
  const validFrom = seat?.validFrom ?? ctx.now;
  if (validFrom > ctx.now) throw new ProductError('BAD_INPUT');
  await ctx.sql.query(
    `select case_found($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, to_timestamp($13::float8 / 1000), $14)`,
    [
      ...[ids.familyId, textFrom(input.familyName, 80), ids.caseId, textFrom(input.fileMark, 60)],
      ...[wordFrom(URGENCIES, input.urgency ?? 'ordinary'), input.registeredOn, MATRIX_V1.version],
      ...[ids.convenerPartyId, letterFrom(seat?.letter ?? 'O'), textFrom(seat?.label ?? 'OSPOD', 60)],
      ...[optionalTextFrom(seat?.purpose, 300), optionalTextFrom(seat?.basis, 300) || 'zspod-10-3-e'],
      ...[validFrom, freshId<AssignmentId>(ctx.ids)],
    ],
  );
}

async function relate(
  ctx: RequestContext,
  familyId: FamilyId,
  input: NewRelationInput,
  persons: ReadonlyMap<string, PersonId>,
): Promise<void> {
  const [person, other] = [persons.get(input.personKey), persons.get(input.otherKey)];
  if (person === undefined || other === undefined || person === other) throw new ProductError('BAD_INPUT');
  assertDays(input.validFrom, input.validTo);
  await insertRelation(ctx, familyId, {
    id: ctx.ids.uuid(),
    person_id: person,
    other_id: other,
    kind: wordFrom(RELATION_KINDS, input.kind),
    valid_from: input.validFrom ?? null,
    valid_to: input.validTo ?? null,
  });
}

/** The letter of a party: one capital, with a digit for a second party of the kind. @throws ProductError BAD_INPUT */
export function letterFrom(value: string): string {
  const letter = value.trim().normalize('NFC');
  if (!/^\p{Lu}\d?$/u.test(letter)) throw new ProductError('BAD_INPUT');
  return letter;
}
