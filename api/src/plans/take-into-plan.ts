import { plainText } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import { UNIT_KIND_OF } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { idFrom } from '../platform/input.js';
import {
  addsTo,
  type Authorship,
  carriedDecisions,
  draftUnit,
  type Manifest,
  type ManifestUnit,
  mayAdd,
  passageText,
  readManifestOf,
  unitIn,
} from '../records/index.js';
import { recomputeUnits, stakeIn } from '../sharing/index.js';
import type { TakeIntoPlanInput } from './plan.graphql.js';
import { NOTHING_SAID, sealDetail } from './plan-detail.js';
import { convenerOf, planPlace, type PlanPlace, writingParty } from './plan-place.js';
import { planOfCase, storeDetail } from './plan.repository.js';

/**
 * [W25] Copies a passage, as the caller sees it, into the plan as a draft with a trace back. Own words become an own draft
 * (P36). The words of somebody else stay theirs: the draft is written down for that party with the category and the
 * persons of its source, and waits for its yes, so that nobody is shown it whom the party would not have shown it.
 * @throws ProductError NOT_FOUND, also when the case has no plan; BAD_INPUT; FORBIDDEN_STEP; GEN_MISMATCH, CONFLICT
 */
export async function takeIntoPlan(ctx: RequestContext, input: TakeIntoPlanInput): Promise<UnitId> {
  const sourceId = idFrom<UnitId>(input.unitId);
  const source = await readManifestOf(ctx, sourceId);
  const unit = unitIn(source, sourceId);
  const planId = await planOfCase(ctx, source.record.caseId);
  if (!planId || source.record.kind === 'plan') throw new ProductError('NOT_FOUND');
  const place = await planPlace(ctx, planId, input.heading);
  if (!mayAdd(place.manifest) || unit.state !== 'shared') throw new ProductError('FORBIDDEN_STEP');
  // With every person it is about, those whom the caller may not know of too: fewer would let more people read.
  const { unit: facts } = await stakeIn(ctx, sourceId);
  const authorship = await authorshipOf(ctx, unit, source, place);
  const text = plainText(await passageText(ctx, unit, input.passage ?? null)).trim();
  if (text === '') throw new ProductError('BAD_INPUT');
  const unitId = await draftUnit(
    ctx,
    place.manifest,
    {
      ...{ recordId: planId, sectionId: place.sectionId, kind: UNIT_KIND_OF[place.kind], text, mode: 'owned' },
      ...{ category: unit.category, subjects: [...facts.subjects] },
      coAuthorIds: unit.coAuthors.filter((party) => place.manifest.marks.has(party)),
    },
    authorship,
  );
  const { caseId } = source.record;
  if (authorship.awaits) {
    await carriedDecisions(ctx, { from: sourceId, to: unitId, caseId });
    await recomputeUnits(ctx, caseId, [unitId]);
  }
  await storeDetail(ctx, unitId, await sealDetail(ctx, caseId, unitId, NOTHING_SAID));
  await ctx.sql.query('insert into plan_trace (plan_unit, source_unit) values ($1, $2)', [unitId, sourceId]);
  const said = { caseId, objectType: 'unit', objectId: unitId };
  if (authorship.awaits) ctx.notify({ ...said, kind: 'request', to: { partyIds: [authorship.author] } });
  ctx.audit({ ...said, action: 'plan.take', rule: 'W25', detail: { source: sourceId } });
  return unitId;
}

async function authorshipOf(
  ctx: RequestContext,
  unit: ManifestUnit,
  source: Manifest,
  { manifest, heading }: PlanPlace,
): Promise<Authorship> {
  const own = source.seats.some((seat) => !seat.emergency && seat.partyId === unit.authorParty);
  const adds = addsTo(manifest, heading);
  if (own) return { author: unit.authorParty, scribe: adds ? null : await convenerOf(ctx, manifest), awaits: false };
  // Words of others are written down by the seat that keeps the plan, and by nobody else.
  if (!adds) throw new ProductError('FORBIDDEN_STEP');
  return { author: unit.authorParty, scribe: writingParty(manifest), awaits: true };
}
