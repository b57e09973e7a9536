import { ProductError } from '@soulad/shared/errors';
import type { TaskId, UserId } from '@soulad/shared/ids';
import { isOpenTask } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { idFrom } from '../platform/input.js';
import { knownTask } from './known-task.js';

/**
 * The owner names somebody on its own seat who does the task, or nobody.
 * @throws ProductError NOT_FOUND for a task, and for somebody who does not sit there; FORBIDDEN_STEP
 */
export async function namePerson(ctx: RequestContext, taskId: string, userId: string | null): Promise<TaskId> {
  const { task, scope } = await knownTask(ctx, idFrom<TaskId>(taskId));
  if (!scope.partyIds.includes(task.owner) || !isOpenTask(task.state)) throw new ProductError('FORBIDDEN_STEP');
  const person = userId === null ? null : idFrom<UserId>(userId);
  const [row] = await ctx.sql.query<{ done: boolean }>('select task_name_person($1, $2) as done', [task.id, person]);
  if (row?.done !== true) throw new ProductError('NOT_FOUND');
  ctx.audit({ action: 'task.namePerson', caseId: task.caseId, objectType: 'task', objectId: task.id });
  if (person !== null && person !== ctx.userId)
    ctx.notify({ kind: 'task', caseId: task.caseId, objectType: 'task', objectId: task.id, to: { userIds: [person] } });
  return task.id;
}
