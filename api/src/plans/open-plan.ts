import { ProductError } from '@soulad/shared/errors';
import type { CaseId, RecordId, SectionId } from '@soulad/shared/ids';
import { PLAN_SECTIONS } from '@soulad/shared/workflow';
import { assertConvenes, assertOpen, caseFiles, caseScope } from '../cases/index.js';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { lockCase } from '../sharing/index.js';

/**
 * Lays out the family plan of a case: one record with the sections of § 10, of which a case has one at a time.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case; CONFLICT when it has a plan
 */
export async function openPlan(ctx: RequestContext, caseId: CaseId): Promise<RecordId> {
  const scope = await caseScope(ctx, caseId);
  assertConvenes(scope);
  for (const file of await caseFiles(ctx, [caseId])) assertOpen(file);
  await lockCase(ctx, caseId);
  const [there] = await ctx.sql.query(`select from record where case_id = $1 and kind = 'plan' and state = 'live'`, [
    caseId,
  ]);
  if (there) throw new ProductError('CONFLICT');
  const recordId = freshId<RecordId>(ctx.ids);
  await ctx.sql.query(`insert into record (id, case_id, kind) values ($1, $2, 'plan')`, [recordId, caseId]);
  for (const [position, { heading }] of PLAN_SECTIONS.entries())
    await ctx.sql.query(
      `insert into section (id, record_id, position, heading, default_category) values ($1, $2, $3, $4, 'PLAN')`,
      [freshId<SectionId>(ctx.ids), recordId, position, heading],
    );
  await ctx.sql.query('insert into plan (record_id) values ($1)', [recordId]);
  ctx.audit({ action: 'plan.open', caseId, objectType: 'record', objectId: recordId, rule: 'W20' });
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
  return recordId;
}
