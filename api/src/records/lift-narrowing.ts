import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { NARROWED } from './carried-decisions.js';
import { requireReason } from './reason.js';
import { requireStep, unitStep } from './unit-step.js';
import { decideWidening } from './widening.js';

/**
 * Ends the narrowing of a unit for one party: from then on the rules decide again. [I5] It widens, so it needs the party
 * the unit came from and the convener, whoever had narrowed it; a caller who is one of them leaves one half.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP when there is no narrowing of that party
 */
export async function liftNarrowing(
  ctx: RequestContext,
  unitId: UnitId,
  partyId: PartyId,
  reason: string,
): Promise<void> {
  const words = requireReason(reason);
  await unitStep(ctx, unitId, 'unit.liftNarrowing', async (step) => {
    const { unit, manifest, stake } = step;
    if (!manifest.marks.has(partyId)) throw new ProductError('NOT_FOUND');
    const narrowed = stake.unit.overrides.some(
      ({ effect, party, to }) => effect === 'narrow' && party === partyId && (to === null || to > ctx.now),
    );
    requireStep(unit.state !== 'withdrawn' && narrowed && (stake.originator || stake.convener));
    const complete = await decideWidening(ctx, step, { effect: 'lift', partyId, basis: NARROWED, words, until: null });
    return { party: partyId, complete };
  });
}
