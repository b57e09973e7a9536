import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, PersonId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { assertConvenes } from './case-scope.js';
import { knownCase } from './known-case.js';
import { knownToFrom } from './person-input.js';
import { requireParty } from './require-party.js';
import { decideAndTell } from './told-case.js';

/**
 * Says anew which parties may know that this one sits at the table. Needed when a seat is to be known to one invited
 * later: the list can only name parties that are there.
 * @param knownTo null = the whole table; the convener and the party itself always know
 */
export async function limitPartyKnowledge(
  ctx: RequestContext,
  partyId: PartyId,
  knownTo: readonly PartyId[] | null,
): Promise<CaseId> {
  const party = await requireParty(ctx, partyId);
  if (party.is_convener) throw new ProductError('FORBIDDEN_STEP');
  const list = await listFrom(ctx, party.case_id, knownTo);
  const withSelf = list === null ? null : [...new Set([...list, partyId])];
  await ctx.sql.query('update party set known_to = $2 where id = $1', [partyId, withSelf]);
  await note(ctx, party.case_id, { objectType: 'party', objectId: partyId }, withSelf);
  return party.case_id;
}

/** The same for a person of the family. @throws ProductError NOT_FOUND for a person outside the family */
export async function limitPersonKnowledge(
  ctx: RequestContext,
  caseId: CaseId,
  personId: PersonId,
  knownTo: readonly PartyId[] | null,
): Promise<void> {
  const list = await listFrom(ctx, caseId, knownTo);
  const { persons } = await knownCase(ctx, caseId);
  if (!persons.some((person) => person.id === personId)) throw new ProductError('NOT_FOUND');
  await ctx.sql.query('update person set known_to = $2 where id = $1', [personId, list]);
  await note(ctx, caseId, { objectType: 'person', objectId: personId }, list);
}

async function listFrom(
  ctx: RequestContext,
  caseId: CaseId,
  knownTo: readonly PartyId[] | null,
): Promise<PartyId[] | null> {
  const { scope, parties } = await knownCase(ctx, caseId);
  assertConvenes(scope);
  const convener = parties.find((one) => one.is_convener);
  if (convener === undefined) throw new ProductError('NOT_FOUND');
  const list = knownToFrom(knownTo, convener.id);
  if (list !== null && !list.every((id) => parties.some((one) => one.id === id))) throw new ProductError('NOT_FOUND');
  return list;
}

async function note(
  ctx: RequestContext,
  caseId: CaseId,
  object: { readonly objectType: 'party' | 'person'; readonly objectId: string },
  knownTo: readonly PartyId[] | null,
): Promise<void> {
  ctx.audit({ action: 'case.limitKnowledge', caseId, ...object, detail: { knownTo } });
  await decideAndTell(ctx, caseId);
}
