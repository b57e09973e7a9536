import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { narrowFor } from './carried-decisions.js';
import { requireReason } from './reason.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * Takes a unit away from parties, at once and for live viewers too. Open to the originator and to the convener [I5].
 * @throws ProductError NOT_FOUND (also for a party that the caller may not know of), BAD_INPUT, FORBIDDEN_STEP
 */
export async function narrowUnit(
  ctx: RequestContext,
  unitId: UnitId,
  partyIds: readonly PartyId[],
  reason: string,
): Promise<void> {
  const words = requireReason(reason);
  if (partyIds.length === 0 || partyIds.length > 50) throw new ProductError('BAD_INPUT');
  await unitStep(ctx, unitId, 'unit.narrow', async ({ unit, manifest, stake }) => {
    // A draft too: who wants a narrow audience must not have to show the text to the wide one first.
    requireStep(unit.state !== 'withdrawn' && (stake.originator || stake.convener));
    if (partyIds.some((party) => !manifest.marks.has(party))) throw new ProductError('NOT_FOUND');
    if (partyIds.includes(unit.authorParty)) throw new ProductError('BAD_INPUT');
    for (const party of new Set(partyIds)) await narrowFor(ctx, stake, { unitId, party, words });
    return { parties: partyIds };
  });
}
