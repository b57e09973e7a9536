import { ProductError } from '@soulad/shared/errors';
import type { Instant, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { sittingOf } from '../sharing/index.js';
import { puts, sectionOf } from './read-manifest.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * Puts a draft on the table: from now on its audience sees it.
 * @param epoch epoch of the unit as the caller was told it; the share sentence shown belongs to it
 * @param at when it was put on the table, for what is entered afterwards; now unless told
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, CONFLICT when the audience has changed since, BAD_INPUT for a time to come
 */
export async function shareUnit(
  ctx: RequestContext,
  unitId: UnitId,
  epoch: number,
  at: Instant = ctx.now,
): Promise<void> {
  if (at > ctx.now) throw new ProductError('BAD_INPUT');
  await unitStep(ctx, unitId, 'unit.share', async ({ unit, manifest, stake }) => {
    // A draft written for somebody else is shared by its scribe only after its author has accepted it.
    requireStep(
      unit.state === 'draft' &&
        puts(manifest, unit.kind, sectionOf(manifest, unit)?.heading) &&
        (stake.originator || (stake.scribe && !unit.awaitsAcceptance)),
    );
    if (unit.epoch !== epoch) throw new ProductError('CONFLICT');
    const sitting = await sittingOf(ctx, manifest.record.id);
    await ctx.sql.query(
      // The floor: what was typed and deleted in the draft is read by those who wrote it.
      `update unit set state = 'shared', open_from_seq = head_seq, shared_at = to_timestamp($4::float8 / 1000), awaits_acceptance = awaits_acceptance and not $3,
         sitting_id = coalesce(sitting_id, $2), presented_at = case when $2::uuid is null then presented_at else coalesce(presented_at, to_timestamp($4::float8 / 1000)) end
         where id = $1`,
      [unitId, sitting, stake.originator, at],
    );
    await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
    return { category: unit.category, rev: epoch };
  });
}
