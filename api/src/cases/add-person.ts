import type { CaseId, PersonId } from '@soulad/shared/ids';
import { ProductError } from '@soulad/shared/errors';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import type { PersonInput } from './case-inputs.graphql.js';
import { assertConvenes } from './case-scope.js';
import { insertPerson } from './cases.repository.js';
import { knownCase } from './known-case.js';
import { personFrom } from './person-input.js';
import { assertOpen } from './step-case.js';
import { decideAndTell } from './told-case.js';

/** Adds somebody to the family of a case. Only who answers for the case does. */
export async function addPerson(ctx: RequestContext, caseId: CaseId, input: PersonInput): Promise<PersonId> {
  const { scope, file, parties } = await knownCase(ctx, caseId);
  assertConvenes(scope);
  assertOpen(file);
  const convener = parties.find((party) => party.is_convener);
  if (convener === undefined) throw new ProductError('NOT_FOUND');
  const id = freshId<PersonId>(ctx.ids);
  const person = personFrom(input, id, file.family_id, convener.id);
  if (!(person.known_to ?? []).every((one) => parties.some((party) => party.id === one)))
    throw new ProductError('NOT_FOUND');
  await insertPerson(ctx, caseId, person);
  ctx.audit({ action: 'case.addPerson', caseId, objectType: 'person', objectId: id });
  await decideAndTell(ctx, caseId);
  return id;
}
