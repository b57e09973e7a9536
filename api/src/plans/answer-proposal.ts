import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { mayAdd, requireReason, requireStep, shareUnit, unitStep } from '../records/index.js';
import { declinePlace } from './plan-detail.js';
import { itemsOf, storeDecline } from './plan.repository.js';

/**
 * [W21] Puts a proposal on the table, to the audience of the share sentence that was shown.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP, also while the text waits for its author; CONFLICT when the audience
 *   has changed since
 */
export async function acceptProposal(ctx: RequestContext, unitId: UnitId, epoch: number): Promise<void> {
  await proposalStep(ctx, unitId, 'plan.accept', async () => undefined);
  await shareUnit(ctx, unitId, epoch);
}

/**
 * [W21] A no to a proposal, with a reason that its party reads. The draft stays with both.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function declineProposal(ctx: RequestContext, unitId: UnitId, reason: string): Promise<void> {
  const words = requireReason(reason);
  await proposalStep(ctx, unitId, 'plan.decline', async (caseId) => {
    await storeDecline(ctx, unitId, await ctx.seal(caseId, declinePlace(unitId), Buffer.from(words, 'utf8')));
  });
}

async function proposalStep(
  ctx: RequestContext,
  unitId: UnitId,
  action: string,
  act: (caseId: Parameters<RequestContext['seal']>[0]) => Promise<void>,
): Promise<void> {
  await unitStep(ctx, unitId, action, async ({ unit, manifest, stake }) => {
    const { record } = manifest;
    if (record.kind !== 'plan') throw new ProductError('NOT_FOUND');
    const row = (await itemsOf(ctx, record.id)).get(unitId);
    requireStep(stake.convener && stake.scribe && !stake.originator && unit.state === 'draft' && mayAdd(manifest));
    requireStep(row !== undefined && !row.declined);
    await act(record.caseId);
    const to = { partyIds: [unit.authorParty] };
    ctx.notify({ kind: 'answer', caseId: record.caseId, objectType: 'unit', objectId: unitId, to });
    await announce(ctx, { kind: 'manifest', recordId: record.id });
  });
}
