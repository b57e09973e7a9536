import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PersonId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { idFrom, wordFrom } from '../platform/input.js';
import type { RelationInput } from './case-inputs.graphql.js';
import { assertConvenes } from './case-scope.js';
import { insertRelation } from './cases.repository.js';
import { knownCase } from './known-case.js';
import { assertDays } from './person-input.js';
import { assertOpen } from './step-case.js';
import { RELATION_KINDS } from './words.js';

/**
 * Records how two persons of the family are related.
 * @throws ProductError NOT_FOUND for a person outside the family; BAD_INPUT for a person related to themself
 */
export async function addRelation(ctx: RequestContext, caseId: CaseId, input: RelationInput): Promise<string> {
  const { scope, file, persons } = await knownCase(ctx, caseId);
  assertConvenes(scope);
  assertOpen(file);
  const ends = [idFrom<PersonId>(input.personId), idFrom<PersonId>(input.otherId)] as const;
  if (!ends.every((id) => persons.some((person) => person.id === id))) throw new ProductError('NOT_FOUND');
  if (ends[0] === ends[1]) throw new ProductError('BAD_INPUT');
  assertDays(input.validFrom, input.validTo);
  const id = ctx.ids.uuid();
  await insertRelation(ctx, file.family_id, {
    id,
    person_id: ends[0],
    other_id: ends[1],
    kind: wordFrom(RELATION_KINDS, input.kind),
    valid_from: input.validFrom ?? null,
    valid_to: input.validTo ?? null,
  });
  ctx.audit({ action: 'case.addRelation', caseId, objectType: 'relation', objectId: id });
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
  return id;
}
