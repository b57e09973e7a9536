import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { recomputeUnits, type SharedUnit } from '../sharing/index.js';
import type { CarveLabel, PassageInput } from './carve.graphql.js';
import { carriedDecisions, narrowFor, withholdFrom } from './carried-decisions.js';
import { passageSince } from './passage-origin.js';
import { labelEffect, planPassage, type PassagePlan } from './passage-plan.js';
import { type Manifest, type ManifestUnit, mayAdd } from './read-manifest.js';
import { rankBetween } from './rank.js';
import { requireReason } from './reason.js';
import { type HeldUnit, holdUnit, regenerate, sealedState } from './regenerate.js';
import { requireSubjects } from './require-subjects.js';
import { requireStep, unitStep, type UnitStep } from './unit-step.js';

/** Who may carve out of a unit: its party and the convener; out of a draft its party and the scribe [I5]. */
export function mayCarve({ unit, manifest, stake }: UnitStep): boolean {
  const { originator, convener, scribe } = stake;
  if (!mayAdd(manifest) || unit.state === 'withdrawn') return false;
  return originator || (unit.state === 'draft' ? scribe : convener);
}

/**
 * Makes a passage a unit of its own behind its source, for fewer readers, and gives the source a new generation without
 * it: in what the others have left there is no trace of it (POLICY P34). Everything or nothing, in one transaction. Whom
 * the label would let in and the caller may not know of is taken out by the cut itself; nothing that is answered tells.
 * @param reason in words, noted with every party that is taken out
 * @returns the carved unit
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP (also when somebody the caller may know of would gain the
 *   passage, or the caller lose it), GEN_MISMATCH, CONFLICT
 */
export async function carveUnit(
  ctx: RequestContext,
  unitId: UnitId,
  input: PassageInput,
  carve: { readonly label: CarveLabel; readonly reason: string },
): Promise<UnitId> {
  const { label } = carve;
  const words = requireReason(carve.reason);
  const carved = freshId<UnitId>(ctx.ids);
  await unitStep(ctx, unitId, 'unit.carve', async (step) => {
    const { unit, manifest, stake } = step;
    requireStep(mayCarve(step));
    await requireSubjects(ctx, manifest, label.subjects ?? []);
    const held = await holdUnit(ctx, manifest.record.caseId, unitId);
    const plan = planPassage(unit, held, input);
    const { next, keeps, gains, withheld } = labelEffect(manifest, stake, label);
    requireStep(gains.length === 0 && stake.own.some((party) => keeps.has(party)));
    await storePassage(ctx, { carved, held, plan, manifest, unit }, { next, cut: true, draft: false });
    const { caseId } = manifest.record;
    const way = { from: unitId, to: carved, caseId };
    await withholdFrom(ctx, way, { parties: withheld, words });
    await recomputeUnits(ctx, caseId, [carved]);
    await carriedDecisions(ctx, way);
    for (const party of new Set(label.withoutPartyIds ?? []))
      await narrowFor(ctx, stake, { unitId: carved, party, words });
    await recomputeUnits(ctx, caseId, [carved]);
    held.doc.destroy();
    return { carved, category: next.category, parties: [...(label.withoutPartyIds ?? [])] };
  });
  return carved;
}

interface Stored {
  readonly carved: UnitId;
  readonly held: HeldUnit;
  readonly plan: PassagePlan;
  readonly manifest: Manifest;
  readonly unit: ManifestUnit;
}

/** Stores the passage as a unit behind its source; when it is cut, the source goes on without it. */
export async function storePassage(
  ctx: RequestContext,
  { carved, held, plan, manifest, unit }: Stored,
  as: {
    readonly next: Pick<SharedUnit, 'category' | 'kind' | 'subjects'>;
    readonly cut: boolean;
    readonly draft: boolean;
  },
): Promise<void> {
  const { next, cut, draft } = as;
  // Asked first: from the next statement on the old generation is for readers of the carved unit alone.
  const since = cut ? await passageSince(ctx, held, plan.range) : 0;
  const state = await sealedState(ctx, { caseId: held.caseId, id: carved, gen: 1 }, plan.passage);
  await ctx.sql.query('select carving_store($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[held.id, carved, rankBehind(ctx, manifest, unit), cut, draft, next.category, next.kind, next.subjects, state],
  ]);
  if (cut) {
    await ctx.sql.query('select passage_note($1, $2, $3)', [held.id, carved, since]);
    await regenerate(ctx, held, plan.rest, 'carve');
  }
  await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
}

function rankBehind(ctx: RequestContext, manifest: Manifest, unit: ManifestUnit): string {
  const [spice = 0] = ctx.ids.bytes(1);
  const section = manifest.sections.find((one) => one.id === unit.sectionId);
  if (!section) throw new ProductError('NOT_FOUND');
  const behind = section.units[section.units.findIndex((one) => one.id === unit.id) + 1];
  return rankBetween(unit.rank, behind?.rank ?? null, spice);
}
