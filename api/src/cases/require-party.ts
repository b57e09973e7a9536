import { ProductError } from '@soulad/shared/errors';
import type { PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { caseScope, knowsParty } from './case-scope.js';
import { partyById } from './cases.repository.js';
import type { PartyRow } from './rows.js';

/** A party the caller may know of. @throws ProductError NOT_FOUND */
export async function requireParty(ctx: RequestContext, id: PartyId): Promise<PartyRow> {
  const party = await partyById(ctx, id);
  if (party === undefined) throw new ProductError('NOT_FOUND');
  const scope = await caseScope(ctx, party.case_id);
  if (!knowsParty(scope, party)) throw new ProductError('NOT_FOUND');
  return party;
}
