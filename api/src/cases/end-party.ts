import { ProductError } from '@soulad/shared/errors';
import type { PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { textFrom } from '../platform/input.js';
import { WORD_PLACES } from '../platform/keys/index.js';
import { assertConvenes, caseScope } from './case-scope.js';
import { requireParty } from './require-party.js';
import { decideAndTell } from './told-case.js';

/**
 * Takes a seat away from now on: reading ends at once, what was disclosed stays on record.
 * @throws ProductError FORBIDDEN_STEP for the convener's own seat and for one that has ended
 */
export async function endParty(ctx: RequestContext, partyId: PartyId, reason: string): Promise<void> {
  const party = await requireParty(ctx, partyId);
  const scope = await caseScope(ctx, party.case_id);
  assertConvenes(scope);
  const ended = party.valid_to !== null && party.valid_to <= ctx.now;
  if (party.is_convener || ended) throw new ProductError('FORBIDDEN_STEP');
  const words = Buffer.from(textFrom(reason, 500), 'utf8');
  const sealed = await ctx.seal(party.case_id, WORD_PLACES.partyEnd(partyId), words);
  await ctx.sql.query('update party set valid_to = greatest(now(), valid_from), ended_reason = $2 where id = $1', [
    partyId,
    sealed,
  ]);
  ctx.audit({ action: 'party.end', caseId: party.case_id, objectType: 'party', objectId: partyId });
  await decideAndTell(ctx, party.case_id);
}
