import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { UNIT_KIND_OF } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { idFrom, idsFrom, textFrom } from '../platform/input.js';
import { addsTo, addUnit, draftUnit, mayAdd } from '../records/index.js';
import { describedBy } from './described-by.js';
import type { PlanItemInput } from './plan.graphql.js';
import { sealDetail } from './plan-detail.js';
import { planItems } from './plan-items.js';
import { convenerOf, planPlace, type PlanPlace, writingParty } from './plan-place.js';
import { storeDetail } from './plan.repository.js';

const MAX_TEXT = 4000;

/**
 * Begins an item of the plan as a draft: a unit of its own, with what is said of it in fields. [W21] Open to the convening
 * seat, and to the family for its own commission.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function addPlanItem(ctx: RequestContext, input: PlanItemInput): Promise<UnitId> {
  const place = await planPlace(ctx, idFrom<RecordId>(input.recordId), input.heading);
  const unitId = await addUnit(ctx, unitInput(place, input));
  await describeNew(ctx, place, unitId, input);
  ctx.audit({
    ...{ action: 'plan.add', caseId: place.manifest.record.caseId, objectType: 'unit', objectId: unitId, rule: 'W21' },
    detail: { kind: place.kind },
  });
  return unitId;
}

/**
 * [W21] Proposes an item: a draft of the caller's party, which besides that party only the convening seat reads, and which
 * is on the table once that seat has accepted it.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP for whoever writes there without asking
 */
export async function proposePlanItem(ctx: RequestContext, input: PlanItemInput): Promise<UnitId> {
  const place = await planPlace(ctx, idFrom<RecordId>(input.recordId), input.heading);
  const { manifest, heading, kind } = place;
  if (!mayAdd(manifest) || addsTo(manifest, heading)) throw new ProductError('FORBIDDEN_STEP');
  const scribe = await convenerOf(ctx, manifest);
  const authorship = { author: writingParty(manifest), scribe, awaits: false };
  const unitId = await draftUnit(ctx, manifest, { ...unitInput(place, input), mode: 'owned' }, authorship);
  await describeNew(ctx, place, unitId, input);
  const said = { caseId: manifest.record.caseId, objectType: 'unit', objectId: unitId };
  ctx.notify({ ...said, kind: 'request', to: { partyIds: [scribe] } });
  ctx.audit({ ...said, action: 'plan.propose', rule: 'W21', detail: { kind } });
  return unitId;
}

function unitInput({ manifest, sectionId, kind }: PlanPlace, input: PlanItemInput): Parameters<typeof addUnit>[1] {
  return {
    ...{ recordId: manifest.record.id, sectionId, kind: UNIT_KIND_OF[kind], subjects: input.subjects ?? [] },
    ...(input.category === undefined ? {} : { category: input.category }),
    // The words of the client are the client's alone; everything else is written together.
    mode: kind === 'commission' ? 'owned' : 'joint',
    text: textFrom(input.text, MAX_TEXT),
    responsible: kind === 'measure' ? idsFrom<PartyId>(input.fields?.responsible ?? []) : [],
  };
}

async function describeNew(ctx: RequestContext, place: PlanPlace, unitId: UnitId, input: PlanItemInput): Promise<void> {
  const { manifest, kind } = place;
  const items = await planItems(ctx, manifest);
  const detail = describedBy({ manifest, items, kind, detail: undefined }, input.fields ?? {});
  await storeDetail(ctx, unitId, await sealDetail(ctx, manifest.record.caseId, unitId, detail));
}
