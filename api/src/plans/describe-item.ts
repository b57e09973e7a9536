import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { MEASURE_PROGRESS } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { given, idsFrom, optionalTextFrom, wordFrom } from '../platform/input.js';
import { announce } from '../platform/events.js';
import { type Manifest, mayAdd, relabelUnit, requireStep, unitStep, type UnitStep } from '../records/index.js';
import { describedBy } from './described-by.js';
import type { PlanFieldsInput } from './plan.graphql.js';
import { openDetail, type PlanDetail, sealDetail } from './plan-detail.js';
import { type PlanItem, planItems } from './plan-items.js';
import { storeDetail } from './plan.repository.js';

/** Who says of an item what its fields hold: its party, whoever holds the pen for a draft, and the convener. */
export function mayDescribe(
  manifest: Manifest,
  unit: UnitStep['unit'],
  { originator, scribe, convener }: Pick<UnitStep['stake'], 'originator' | 'scribe' | 'convener'>,
): boolean {
  return (
    mayAdd(manifest) && unit.state !== 'withdrawn' && (originator || convener || (scribe && unit.state === 'draft'))
  );
}

/**
 * Changes what is said of an item in fields; a field left out stays. Whom a measure is for decides who sees it (P12), by
 * the rules of a change of label.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function describePlanItem(ctx: RequestContext, unitId: UnitId, fields: PlanFieldsInput): Promise<void> {
  const wanted = given(fields.responsible) ? idsFrom<PartyId>(fields.responsible, 50) : undefined;
  await itemStep(ctx, unitId, 'plan.describe', async ({ step, item, items, stored }) => {
    requireStep(mayDescribe(step.manifest, step.unit, step.stake));
    if (wanted && item.kind !== 'measure') throw new ProductError('BAD_INPUT');
    return describedBy({ manifest: step.manifest, items, kind: item.kind, detail: stored }, fields);
  });
  if (wanted) await relabelUnit(ctx, unitId, { responsible: wanted });
}

/**
 * [W24] How a measure goes, as the evaluation found it; for whoever answers for the case.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function noteProgress(
  ctx: RequestContext,
  unitId: UnitId,
  noted: { readonly progress: string; readonly note: string | null },
): Promise<void> {
  const progress = wordFrom(MEASURE_PROGRESS, noted.progress);
  await itemStep(ctx, unitId, 'plan.progress', async ({ step, item, stored }) => {
    requireStep(
      step.stake.convener && mayAdd(step.manifest) && item.kind === 'measure' && step.unit.state === 'shared',
    );
    return { ...stored, progress, progressNote: optionalTextFrom(noted.note, 500) };
  });
}

interface ItemStep {
  readonly step: UnitStep;
  readonly item: PlanItem;
  readonly items: readonly PlanItem[];
  /** With the references that the caller does not see. */
  readonly stored: PlanDetail;
}

async function itemStep(
  ctx: RequestContext,
  unitId: UnitId,
  action: string,
  change: (at: ItemStep) => Promise<PlanDetail>,
): Promise<void> {
  await unitStep(ctx, unitId, action, async (step) => {
    const { record } = step.manifest;
    if (record.kind !== 'plan') throw new ProductError('NOT_FOUND');
    const items = await planItems(ctx, step.manifest);
    const item = items.find(({ unit }) => unit.id === unitId);
    if (!item) throw new ProductError('NOT_FOUND');
    const stored = await openDetail(ctx, record.caseId, unitId, item.row.detail);
    const next = await change({ step, item, items, stored });
    await storeDetail(ctx, unitId, await sealDetail(ctx, record.caseId, unitId, next));
    await announce(ctx, { kind: 'manifest', recordId: record.id });
  });
}
