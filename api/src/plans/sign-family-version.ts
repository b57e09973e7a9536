import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import { sealSignature } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { idFrom } from '../platform/input.js';
import { mayAdd } from '../records/index.js';
import { answersForCase } from '../sharing/index.js';
import type { FamilySignatureInput } from './plan.graphql.js';
import { planManifestAs } from './read-plan.js';

/** Under which words a signature is sealed. */
export const familySignaturePlace = (id: string): string => `family_signature|evidence|${id}`;

/** Parties that sign the family version. */
const FAMILY: readonly string[] = ['parent_a', 'parent_b', 'child', 'guardian'];
/** Most characters of a family version. */
const MOST_TEXT = 40_000;

/**
 * [W26] Somebody of the family signs the family version on the office's tablet, at the table: who answers for the case takes
 * it down and is its witness. The text is what stood before the signer, made of what both of them read.
 * @throws ProductError NOT_FOUND for a plan or a party the caller may not know of; FORBIDDEN_STEP unless the caller answers
 *   for the case and the plan is open; BAD_INPUT for a party that is not of the family, or nothing signed
 */
export async function signFamilyVersion(ctx: RequestContext, input: FamilySignatureInput): Promise<RecordId> {
  const recordId = idFrom<RecordId>(input.recordId);
  const { shown, asParty } = await planManifestAs(ctx, recordId, idFrom<PartyId>(input.partyId));
  if (!mayAdd(shown) || !shown.seats.some(answersForCase)) throw new ProductError('FORBIDDEN_STEP');
  if (!FAMILY.includes(asParty.type)) throw new ProductError('BAD_INPUT');
  const units = shown.sections.flatMap((section) => section.units);
  const { caseId } = shown.record;
  const id = ctx.ids.uuid();
  const sealed = await sealSignature(
    ctx,
    { caseId, place: familySignaturePlace(id), most: MOST_TEXT },
    input.signature,
  );
  await ctx.sql.query('select family_signature_store($1, $2, $3, $4, $5, $6)', [
    ...[id, recordId, asParty.partyId, units.map((unit) => unit.id), units.map(({ gen }) => gen), sealed],
  ]);
  const method = input.signature.strokes ? 'tablet' : 'name';
  ctx.audit({
    ...{ action: 'plan.familySign', caseId, objectType: 'record', objectId: recordId, rule: 'W26' },
    detail: { signature: id, party: asParty.partyId, method },
  });
  return recordId;
}
