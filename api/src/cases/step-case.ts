import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { CASE, CASE_STATES, refuseStep } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { textFrom, wordFrom } from '../platform/input.js';
import { lockCase } from '../sharing/index.js';
import { assertConvenes } from './case-scope.js';
import { knownCase } from './known-case.js';
import { decideAndTell } from './told-case.js';

/**
 * Closes a case [W1][P24]: its records are only read from now on, live sockets included [I7], and the seats of other
 * organisations end. Refused while a conference of it is live.
 * @param reason 1 to 500 characters; kept sealed
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case and it can be closed; BAD_INPUT;
 *   CONFLICT when somebody was faster
 */
export async function closeCase(ctx: RequestContext, caseId: CaseId, reason: string): Promise<void> {
  await stepCase(ctx, caseId, 'closed', reason);
}

/** Opens it again. Seats and records that ended stay ended: who is needed is invited anew. Throws as `closeCase`. */
export async function reopenCase(ctx: RequestContext, caseId: CaseId, reason: string): Promise<void> {
  await stepCase(ctx, caseId, 'reopened', reason);
}

/** @throws ProductError FORBIDDEN_STEP for a closed case, which takes nothing new */
export function assertOpen({ state }: { readonly state: string }): void {
  if (state === 'closed') throw new ProductError('FORBIDDEN_STEP');
}

async function stepCase(ctx: RequestContext, caseId: CaseId, to: 'closed' | 'reopened', reason: string): Promise<void> {
  const { scope, file } = await knownCase(ctx, caseId);
  assertConvenes(scope);
  const words = textFrom(reason, 500);
  const from = wordFrom(CASE_STATES, file.state);
  if (refuseStep(CASE, from, to, ['reason']) !== undefined || (await meets(ctx, caseId)))
    throw new ProductError('FORBIDDEN_STEP');
  await lockCase(ctx, caseId);
  const id = ctx.ids.uuid();
  const sealed = await ctx.seal(caseId, `case_step|reason|${id}`, Buffer.from(words));
  const [row] = await ctx.sql.query<{ done: boolean }>('select case_take_step($1, $2, $3, $4, $5) as done', [
    ...[id, caseId, from, to, sealed],
  ]);
  if (row?.done !== true) throw new ProductError('CONFLICT');
  const action = to === 'closed' ? 'case.close' : 'case.reopen';
  ctx.audit({ action, caseId, objectType: 'case', objectId: caseId, detail: { from } });
  await decideAndTell(ctx, caseId);
}

async function meets(ctx: RequestContext, caseId: CaseId): Promise<boolean> {
  const [row] = await ctx.sql.query<{ live: boolean }>(
    `select exists (select from conference where case_id = $1 and state = 'live') as live`,
    [caseId],
  );
  return row?.live === true;
}
