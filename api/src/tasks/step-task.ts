import { ProductError } from '@soulad/shared/errors';
import type { PartyId, TaskId } from '@soulad/shared/ids';
import {
  refuseTaskStep,
  TASK_OUTCOMES,
  TASK_STATES,
  type TaskNeed,
  type TaskSide,
  taskStepsFor,
  type TaskState,
} from '@soulad/shared/workflow';
import type { CaseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, optionalTextFrom, wordFrom } from '../platform/input.js';
import { knownTask } from './known-task.js';
import { taskFiles } from './task-files.repository.js';
import type { StepTaskInput } from './task.graphql.js';
import { sidesOf } from './task-sides.js';
import { sealWords, TASK_LIMITS, TASK_PLACES } from './task-words.js';
import type { TaskRow } from './tasks.repository.js';

/**
 * [W40] [W41] Takes a task one step further.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP for a step that is not the caller's to take now; BAD_INPUT when a reason,
 *   a proof or the outcome is missing; CONFLICT when somebody was faster
 */
export async function stepTask(ctx: RequestContext, input: StepTaskInput): Promise<TaskId> {
  const { task, scope } = await knownTask(ctx, idFrom<TaskId>(input.taskId));
  const to = wordFrom(TASK_STATES, input.to);
  const words = optionalTextFrom(input.words, TASK_LIMITS.words);
  const outcome = to === 'failed' && given(input.outcome) ? wordFrom(TASK_OUTCOMES, input.outcome) : null;
  const met: readonly TaskNeed[] = [
    ...(words === '' ? [] : (['reason', 'proof'] as const)),
    ...(to === 'done' && (await bringsFiles(ctx, task, scope)) ? (['proof'] as const) : []),
    ...(outcome === null ? [] : (['outcome'] as const)),
  ];
  const sides = sidesOf(scope, task);
  const refused = refuseTaskStep(task.state, to, sides, met);
  if (refused !== undefined) throw new ProductError(refused.kind === 'unmet' ? 'BAD_INPUT' : 'FORBIDDEN_STEP');
  const party = partyFor(task, to, sides);
  const id = ctx.ids.uuid();
  const sealed = await sealWords(ctx, task.caseId, TASK_PLACES.step(id), words);
  const [row] = await ctx.sql.query<{ done: boolean }>('select task_take_step($1, $2, $3, $4, $5, $6, $7) as done', [
    ...[id, task.id, task.state, to, party, outcome, sealed],
  ]);
  if (row?.done !== true) throw new ProductError('CONFLICT');
  ctx.audit({
    ...{ action: 'task.step', caseId: task.caseId, objectType: 'task', objectId: task.id, rule: 'W41' },
    detail: { from: task.state, to, party, outcome },
  });
  const partyIds = [...new Set([task.owner, task.checker, task.issuedBy])].filter((one) => one !== party);
  if (partyIds.length > 0)
    ctx.notify({ kind: 'task', caseId: task.caseId, objectType: 'task', objectId: task.id, to: { partyIds } });
  return task.id;
}

/** [W47] Whether files of the owner wait to be handed in. */
async function bringsFiles(ctx: RequestContext, task: TaskRow, { partyIds }: CaseScope): Promise<boolean> {
  const files = await taskFiles(ctx, [task.id]);
  return files.some(({ stepId, partyId }) => stepId === null && partyIds.includes(partyId));
}

/** In whose name: of the sides the caller stands on the first that may. */
function partyFor(task: TaskRow, to: TaskState, sides: readonly TaskSide[]): PartyId {
  const side = sides.find((one) => taskStepsFor(task.state, [one]).includes(to));
  const parties: Readonly<Record<TaskSide, PartyId>> = {
    owner: task.owner,
    checker: task.checker,
    issuer: task.issuedBy,
  };
  if (side === undefined) throw new ProductError('FORBIDDEN_STEP');
  return parties[side];
}
