import type { CaseId, ConferenceId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { type Manifest, manifestForCopy, readersOf, readManifest } from '../records/index.js';
import { readable } from '../sharing/index.js';
import { type PlanItem, planItems } from './plan-items.js';
import { readPlanManifest } from './plan-place.js';
import type { PlanSourceView, PlanTraceView } from './plan.graphql.js';
import { planOfCase, tracesOf } from './plan.repository.js';

/** What items were taken from, as far as the caller reads it, and the party too that the plan is shown as to. */
export async function sourcesOf(
  ctx: RequestContext,
  items: readonly UnitId[],
  asParty: PartyId | null = null,
): Promise<ReadonlyMap<UnitId, PlanSourceView>> {
  const traces = (await tracesOf(ctx, items)).filter(({ planUnit }) => items.includes(planUnit));
  if (traces.length === 0) return new Map();
  const rows = await ctx.sql.query<{ id: UnitId; recordId: RecordId; conferenceId: ConferenceId | null }>(
    `select u.id, u.record_id as "recordId", r.conference_id as "conferenceId"
       from unit u join record r on r.id = u.record_id where u.id = any ($1)`,
    [traces.map(({ sourceUnit }) => sourceUnit)],
  );
  const readers = await readersOf(ctx, asParty === null ? [] : rows.map(({ id }) => id));
  const read = new Map(
    (await readable(ctx, rows))
      .filter(({ id }) => asParty === null || readers.get(id)?.has(asParty) === true)
      .map((row) => [row.id, row]),
  );
  return new Map(
    traces.flatMap(({ planUnit, sourceUnit }) => {
      const found = read.get(sourceUnit);
      if (!found) return [];
      const { recordId, conferenceId } = found;
      return [[planUnit, { unitId: sourceUnit, recordId, conferenceId }] as const];
    }),
  );
}

/** Measures with the plan they stand in. */
export interface TakenMeasures {
  readonly manifest: Manifest;
  readonly items: readonly PlanItem[];
  readonly measures: readonly PlanItem[];
}

/**
 * The measures of the plan that were taken from these passages, with the outline they stand in: as the caller reads them,
 * or as the caller and another party both do.
 */
export async function measuresFrom(
  ctx: RequestContext,
  caseId: CaseId,
  { sources, partyId }: { readonly sources: ReadonlySet<UnitId>; readonly partyId: PartyId | null },
): Promise<TakenMeasures | undefined> {
  const planId = await planOfCase(ctx, caseId);
  if (!planId || sources.size === 0) return undefined;
  const manifest = await manifestForCopy(ctx, planId, partyId);
  const items = await planItems(ctx, manifest);
  const traces = await tracesOf(
    ctx,
    items.map(({ unit }) => unit.id),
  );
  const taken = new Set(traces.filter(({ sourceUnit }) => sources.has(sourceUnit)).map(({ planUnit }) => planUnit));
  return { manifest, items, measures: items.filter(({ kind, unit }) => kind === 'measure' && taken.has(unit.id)) };
}

/**
 * [W25] What of a record was taken into the plan, as far as the caller reads both.
 * @throws ProductError NOT_FOUND
 */
export async function planTraces(ctx: RequestContext, recordId: RecordId): Promise<PlanTraceView[]> {
  const manifest = await readManifest(ctx, recordId);
  const { caseId } = manifest.record;
  const here = new Set(manifest.sections.flatMap(({ units }) => units.map(({ id }) => id)));
  ctx.audit({ action: 'plan.traces', caseId, objectType: 'record', objectId: recordId });
  const planId = await planOfCase(ctx, caseId);
  if (!planId || here.size === 0) return [];
  const items = new Map(
    (await planItems(ctx, await readPlanManifest(ctx, planId))).map((item) => [item.unit.id, item]),
  );
  const traces = await tracesOf(ctx, [...here]);
  return traces.flatMap(({ planUnit, sourceUnit }) => {
    const item = items.get(planUnit);
    if (!item || !here.has(sourceUnit)) return [];
    return [{ unitId: sourceUnit, itemId: planUnit, kind: item.kind, number: item.number }];
  });
}
