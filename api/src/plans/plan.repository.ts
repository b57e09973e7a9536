import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** What stands beside a unit of a plan; all of it is empty for a unit nobody has described. */
export interface ItemRow {
  readonly id: UnitId;
  readonly responsible: readonly PartyId[];
  readonly detail: Buffer | null;
  readonly declined: boolean;
  readonly declineReason: Buffer | null;
}

/** The plan under way in a case, or the newest one that was closed, as far as the database shows it to the caller. */
export async function planOfCase(ctx: RequestContext, caseId: CaseId): Promise<RecordId | undefined> {
  const [row] = await ctx.sql.query<{ id: RecordId }>(
    `select id from record where case_id = $1 and kind = 'plan' order by state = 'live' desc, created_at desc, id limit 1`,
    [caseId],
  );
  return row?.id;
}

export async function itemsOf(ctx: RequestContext, recordId: RecordId): Promise<ReadonlyMap<UnitId, ItemRow>> {
  const rows = await ctx.sql.query<ItemRow>(
    `select u.id, u.responsible, i.detail, i.declined_at is not null as declined, i.decline_reason as "declineReason"
       from unit u left join plan_item i on i.unit_id = u.id where u.record_id = $1`,
    [recordId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function storeDetail(ctx: RequestContext, unitId: UnitId, detail: Buffer): Promise<void> {
  await ctx.sql.query(
    `insert into plan_item (unit_id, detail) values ($1, $2)
       on conflict (unit_id) do update set detail = excluded.detail`,
    [unitId, detail],
  );
}

export async function storeDecline(ctx: RequestContext, unitId: UnitId, reason: Buffer): Promise<void> {
  await ctx.sql.query('update plan_item set declined_at = now(), decline_reason = $2 where unit_id = $1', [
    ...[unitId, reason],
  ]);
}

/** Day on which the plan is looked at together, YYYY-MM-DD. */
export async function reviewOf(ctx: RequestContext, recordId: RecordId): Promise<string | null> {
  const [row] = await ctx.sql.query<{ day: string | null }>(
    'select review_on::text as day from plan where record_id = $1',
    [recordId],
  );
  return row?.day ?? null;
}

export interface TraceRow {
  readonly planUnit: UnitId;
  readonly sourceUnit: UnitId;
}

/** Traces from or to the units, as far as the database shows both their ends to the caller. */
export async function tracesOf(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<readonly TraceRow[]> {
  return ctx.sql.query<TraceRow>(
    `select plan_unit as "planUnit", source_unit as "sourceUnit" from plan_trace
       where plan_unit = any ($1) or source_unit = any ($1) order by made_at, plan_unit, source_unit`,
    [unitIds],
  );
}
