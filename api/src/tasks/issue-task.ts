import { ProductError } from '@soulad/shared/errors';
import type { TaskId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { dayInPrague } from '@soulad/shared/workflow';
import { assertOpen } from '../cases/index.js';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, optionalTextFrom } from '../platform/input.js';
import { rightsOf } from '../sharing/index.js';
import { type CheckedWords, checkWords } from './check-words.js';
import type { IssueTaskInput, TaskLeakView } from './task.graphql.js';
import { sealWords, TASK_LIMITS, TASK_PLACES } from './task-words.js';
import { insertTask } from './tasks.repository.js';

/** Either it was issued, or the check says what it would tell. */
export type Issued = { readonly taskId: TaskId } | { readonly taskId: null; readonly leaks: readonly TaskLeakView[] };

/**
 * Issues a task to a party. [W44] Words that a passage has which its readers may not read stop it, unless the issuer
 * says why they are left; words of a passage that nobody may know of always do.
 * @param today the first day that may be its day
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for an open case; BAD_INPUT, also for a day that is over
 */
export async function issueTask(
  ctx: RequestContext,
  input: IssueTaskInput,
  today: string = dayInPrague(ctx.now),
): Promise<Issued> {
  const checked = await checkWords(ctx, input);
  assertOpen({ state: checked.caseState });
  if (input.dueOn < today) throw new ProductError('BAD_INPUT');
  const unitId = given(input.unitId) ? await sourceFrom(ctx, input.unitId) : null;
  const reason = optionalTextFrom(input.confirmReason, TASK_LIMITS.words);
  const { leaks } = checked;
  if (leaks.some(({ blocked }) => blocked) || (leaks.length > 0 && reason === '')) return { taskId: null, leaks };
  const id = freshId<TaskId>(ctx.ids);
  await write(ctx, id, checked, { dueOn: input.dueOn, unitId });
  if (leaks.length > 0) await confirm(ctx, id, checked, reason);
  ctx.audit({
    ...{ action: 'task.issue', caseId: checked.caseId, objectType: 'task', objectId: id, rule: 'W44' },
    detail: { owner: checked.owner, checker: checked.checker, confirmed: leaks.length > 0 },
  });
  const partyIds = [...new Set([checked.owner, checked.checker])].filter((party) => party !== checked.issuer);
  if (partyIds.length > 0)
    ctx.notify({ kind: 'task', caseId: checked.caseId, objectType: 'task', objectId: id, to: { partyIds } });
  return { taskId: id };
}

async function write(
  ctx: RequestContext,
  id: TaskId,
  { caseId, issuer, owner, checker, title, detail, proofWanted }: CheckedWords,
  rest: { readonly dueOn: string; readonly unitId: UnitId | null },
): Promise<void> {
  await insertTask(ctx, {
    ...{ id, caseId, issuedBy: issuer, owner, checker, ...rest },
    title: await ctx.seal(caseId, TASK_PLACES.title(id), Buffer.from(title, 'utf8')),
    detail: await sealWords(ctx, caseId, TASK_PLACES.detail(id), detail),
    proofWanted: await sealWords(ctx, caseId, TASK_PLACES.proofWanted(id), proofWanted),
  });
}

async function confirm(
  ctx: RequestContext,
  id: TaskId,
  { caseId, leaks }: CheckedWords,
  reason: string,
): Promise<void> {
  await ctx.sql.query('insert into task_confirmation (task_id, units, reason, by_user) values ($1, $2, $3, $4)', [
    id,
    leaks.map(({ unitId }) => unitId),
    await ctx.seal(caseId, TASK_PLACES.confirmation(id), Buffer.from(reason, 'utf8')),
    ctx.userId,
  ]);
}

/** @throws ProductError NOT_FOUND for a passage that the caller does not read */
async function sourceFrom(ctx: RequestContext, value: string): Promise<UnitId> {
  const unitId = idFrom<UnitId>(value);
  const held = (await rightsOf(ctx, [unitId])).get(unitId);
  if (!held || !includesRight(held.right, 'read')) throw new ProductError('NOT_FOUND');
  return unitId;
}
