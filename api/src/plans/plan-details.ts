import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { faultsOf, type PlanFault, planKindOf } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import type { HeldDetails } from '../revisions/index.js';
import { answersForCase } from '../sharing/index.js';
import { openDetail, type PlanDetail, signedDetail } from './plan-detail.js';
import { readPlanManifest } from './plan-place.js';

interface WholeItem {
  readonly id: UnitId;
  readonly heading: string;
  readonly responsible: readonly PartyId[];
  readonly detail: PlanDetail;
}

/**
 * What is signed of every item on the table, whoever reads it, with every reference: for whoever answers for the case
 * and freezes the plan. Nothing of it is shown to the caller.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case
 */
export async function wholePlanDetails(
  ctx: RequestContext,
  recordId: RecordId,
): Promise<ReadonlyMap<UnitId, HeldDetails>> {
  const items = await wholeItems(ctx, recordId);
  return new Map(
    items.flatMap((item) => {
      const kind = planKindOf(item.heading);
      return kind === undefined ? [] : [[item.id, signedDetail({ ...item, kind }, item.detail)] as const];
    }),
  );
}

/**
 * [W23] What keeps the plan from being signed, by unit; an empty map when nothing does. For whoever answers for the case:
 * to anybody else a responsible party that is hidden would look like none. Made of the items that the caller reads.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP
 */
export async function planFaultsOf(
  ctx: RequestContext,
  recordId: RecordId,
): Promise<ReadonlyMap<UnitId, readonly PlanFault[]>> {
  const { sections } = await readPlanManifest(ctx, recordId);
  const seen = new Set(sections.flatMap(({ units }) => units.map(({ id }) => id)));
  const items = await wholeItems(ctx, recordId);
  return new Map(
    items.flatMap(({ id, heading, detail, responsible }) => {
      if (!seen.has(id)) return [];
      const kind = planKindOf(heading);
      const faults = kind === undefined ? [] : faultsOf({ kind, ...detail, responsible });
      return faults.length > 0 ? [[id, faults] as const] : [];
    }),
  );
}

async function wholeItems(ctx: RequestContext, recordId: RecordId): Promise<readonly WholeItem[]> {
  const { seats } = await readPlanManifest(ctx, recordId);
  if (!seats.some(answersForCase)) throw new ProductError('FORBIDDEN_STEP');
  const rows = await ctx.sql.query<
    Omit<WholeItem, 'detail'> & { readonly caseId: CaseId; readonly detail: Buffer | null }
  >(
    `select i.unit_id as id, i.heading, i.responsible, i.detail, r.case_id as "caseId"
       from plan_items_whole($1) i join record r on r.id = $1 order by i.unit_id`,
    [recordId],
  );
  return Promise.all(
    rows.map(async ({ caseId, detail, ...row }) => ({ ...row, detail: await openDetail(ctx, caseId, row.id, detail) })),
  );
}
