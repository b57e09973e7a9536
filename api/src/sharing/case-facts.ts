import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { loadFacts, type SharingFacts } from './facts.repository.js';
import { seatsOf } from './seats.js';

/**
 * The facts of a case for a verb or presenter of the caller. They hold more than the caller may see (parties whose seat
 * is hidden, every unit): what leaves the server goes through `whoSees`, `knownParties` or a presenter.
 * @throws ProductError NOT_FOUND when the caller has no seat in the case
 */
export async function caseFacts(ctx: RequestContext, caseId: CaseId): Promise<SharingFacts> {
  const seats = await seatsOf(ctx);
  if (!ctx.installationAdmin && !seats.some((seat) => seat.caseId === caseId)) throw new ProductError('NOT_FOUND');
  return loadFacts(ctx, caseId);
}
