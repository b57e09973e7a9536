import { ProductError } from '@soulad/shared/errors';
import type { Instant, PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { requireReason } from './reason.js';
import { requireStep, unitStep } from './unit-step.js';
import { decideWidening } from './widening.js';

/** Catalogue ids of legal bases. */
const BASIS = /^[a-z0-9][a-z0-9-]{1,62}$/;

export interface Allowance {
  readonly partyId: PartyId;
  /** Catalogue id of the legal basis. */
  readonly basis: string;
  readonly reason: string;
  /** End of the allowance; it ends by itself then. */
  readonly validTo?: Instant | null;
}

/**
 * Lets one more party read a unit. [I5] It needs the party it came from and the convener, both on the same basis: a
 * caller who is one of them leaves one half, and the other one's same call completes it. A caller who is both does it alone.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP; BLOCKED_BY_LAW when no decision of the table can allow it
 */
export async function allowParty(ctx: RequestContext, unitId: UnitId, allowance: Allowance): Promise<void> {
  const { partyId, basis, validTo: until = null } = allowance;
  const words = requireReason(allowance.reason);
  if (!BASIS.test(basis) || (until !== null && until <= ctx.now)) throw new ProductError('BAD_INPUT');
  await unitStep(ctx, unitId, 'unit.allow', async (step) => {
    const { unit, manifest, stake } = step;
    requireStep(unit.state === 'shared' && (stake.originator || stake.convener));
    if (!manifest.marks.has(partyId)) throw new ProductError('NOT_FOUND');
    const complete = await decideWidening(ctx, step, { effect: 'allow', partyId, basis, words, until });
    return { party: partyId, basis, complete };
  });
}
