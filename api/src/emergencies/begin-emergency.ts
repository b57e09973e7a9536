import { ProductError } from '@soulad/shared/errors';
import type { CaseId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { textFrom } from '../platform/input.js';
import { lockCase, recomputeAudience } from '../sharing/index.js';
import { reasonPlace } from './emergency-place.js';

/** Minutes an emergency lasts, and the least of words it takes [P21]. */
export const EMERGENCY = { leastMinutes: 5, mostMinutes: 60, leastReason: 20, mostReason: 2000 } as const;

/** Which case of the own office, by its file mark, why, and for how many minutes. */
export interface EmergencyWish {
  readonly fileMark: string;
  readonly reason: string;
  readonly minutes: number;
}

/**
 * [P21] Opens a case to its head of office for some minutes. A second person is told by the same transaction. Whoever
 * calls this has asked the person once more who they are.
 * @returns id of the emergency
 * @throws ProductError NOT_FOUND for a file mark that the office does not keep, and for anybody but its head; BAD_INPUT;
 *   CONFLICT while one is on; NO_WITNESS when there is nobody who could be told
 */
export async function beginEmergency(ctx: RequestContext, input: EmergencyWish): Promise<string> {
  const { minutes } = input;
  const reason = textFrom(input.reason, EMERGENCY.mostReason);
  const inOrder = Number.isInteger(minutes) && minutes >= EMERGENCY.leastMinutes && minutes <= EMERGENCY.mostMinutes;
  if (!inOrder || reason.length < EMERGENCY.leastReason) throw new ProductError('BAD_INPUT');
  const caseId = await caseOf(ctx, textFrom(input.fileMark, 100));
  await lockCase(ctx, caseId);
  const witnesses = await assertOpen(ctx, caseId);
  const id = ctx.ids.uuid();
  const sealed = await ctx.seal(caseId, reasonPlace(id), Buffer.from(reason));
  await ctx.sql.query('select emergency_begin($1, $2, $3, $4, $5, $6)', [
    ...[id, caseId, ctx.ids.uuid(), ctx.ids.uuid(), sealed, minutes],
  ]);
  ctx.audit({
    ...{ action: 'emergency.begin', caseId, objectType: 'emergency', objectId: id, rule: 'P21' },
    detail: { minutes, told: witnesses },
  });
  ctx.notify({ kind: 'emergency', caseId, objectType: 'emergency', objectId: id, to: { userIds: witnesses } });
  await recomputeAudience(ctx, caseId);
  await tellCase(ctx, caseId);
  return id;
}

/** Every socket of the case looks at its seats again; whoever sees another case than before is told. */
export async function tellCase(at: Pick<RequestContext, 'sql'>, caseId: CaseId): Promise<void> {
  await announce(at, { kind: 'seats', caseId });
  await announce(at, { kind: 'changed', what: 'case', id: caseId });
}

async function caseOf(ctx: RequestContext, fileMark: string): Promise<CaseId> {
  const [row] = await ctx.sql.query<{ id: CaseId | null }>('select emergency_case($1) as id', [fileMark]);
  if (!row?.id) throw new ProductError('NOT_FOUND');
  return row.id;
}

async function assertOpen(ctx: RequestContext, caseId: CaseId): Promise<UserId[]> {
  const [row] = await ctx.sql.query<{ running: boolean }>('select emergency_running($1) as running', [caseId]);
  if (row?.running === true) throw new ProductError('CONFLICT');
  const witnesses = await ctx.sql.query<{ id: UserId }>('select emergency_witnesses($1) as id', [caseId]);
  if (witnesses.length === 0) throw new ProductError('NO_WITNESS');
  return witnesses.map((one) => one.id);
}
