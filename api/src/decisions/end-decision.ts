import { ProductError } from '@soulad/shared/errors';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { idFrom, textFrom } from '../platform/input.js';
import { lockCase, recomputeUnit, stakeIn } from '../sharing/index.js';
import { decisionRow, endPlace, isInForce } from './list-decisions.js';

/**
 * Ends a decision that lets a party in before its time: originator or convener alone, for that is a narrowing [I5]. Live
 * viewers lose the passage at once.
 * @returns the case
 * @throws ProductError NOT_FOUND; BAD_INPUT; FORBIDDEN_STEP for one that is not in force, or that takes somebody out
 */
export async function endDecision(ctx: RequestContext, id: string, reason: string): Promise<CaseId> {
  const words = textFrom(reason, 2000);
  const found = await decisionRow(ctx, idFrom<UnitId>(id));
  if (!found) throw new ProductError('NOT_FOUND');
  const stake = await stakeIn(ctx, found.unitId);
  const { caseId } = stake.facts;
  if (!stake.originator && !stake.convener) throw new ProductError('FORBIDDEN_STEP');
  await lockCase(ctx, caseId);
  const row = await decisionRow(ctx, found.id);
  if (row?.effect !== 'allow' || !isInForce(row, ctx.now)) throw new ProductError('FORBIDDEN_STEP');
  const sealed = await ctx.seal(caseId, endPlace(row.id), Buffer.from(words));
  await ctx.sql.query('update unit_override set valid_to = now(), ended_by = $2, ended_reason = $3 where id = $1', [
    ...[row.id, ctx.userId, sealed],
  ]);
  await recomputeUnit(ctx, row.unitId);
  ctx.audit({
    ...{ action: 'decision.end', caseId, objectType: 'unit', objectId: row.unitId, rule: 'P8' },
    detail: { party: row.party, basis: row.basis },
  });
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
  return caseId;
}
