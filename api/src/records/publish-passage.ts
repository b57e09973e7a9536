import type { UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind } from '@soulad/shared/policy';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { recomputeUnits } from '../sharing/index.js';
import type { PassageInput } from './carve.graphql.js';
import { storePassage } from './carve-unit.js';
import { planPassage } from './passage-plan.js';
import { mayAdd } from './read-manifest.js';
import { holdUnit } from './regenerate.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * Makes a passage a draft of its own, to be shared with more than its source by the ordinary share sentence [I5]: only the
 * party it came from may do that. Decisions taken on the source do not hold for it.
 * @param publication.cut true = the source goes on without it; false = it is a copy
 * @returns the draft
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP, GEN_MISMATCH, CONFLICT
 */
export async function publishPassage(
  ctx: RequestContext,
  unitId: UnitId,
  input: PassageInput,
  publication: { readonly category: Category | null; readonly kind: UnitKind | null; readonly cut: boolean },
): Promise<UnitId> {
  const { category, kind, cut } = publication;
  const carved = freshId<UnitId>(ctx.ids);
  await unitStep(ctx, unitId, 'unit.publishPassage', async ({ unit, manifest, stake }) => {
    requireStep(mayAdd(manifest) && unit.state === 'shared' && stake.originator);
    const held = await holdUnit(ctx, manifest.record.caseId, unitId);
    const plan = planPassage(unit, held, input);
    const next = { category, kind: kind ?? unit.kind, subjects: stake.unit.subjects };
    await storePassage(ctx, { carved, held, plan, manifest, unit }, { next, cut, draft: true });
    await recomputeUnits(ctx, manifest.record.caseId, [carved]);
    held.doc.destroy();
    return { carved, category, cut };
  });
  return carved;
}
