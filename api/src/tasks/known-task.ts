import { ProductError } from '@soulad/shared/errors';
import type { TaskId } from '@soulad/shared/ids';
import { type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { partyMarks } from '../sharing/index.js';
import { readsTask } from './task-sides.js';
import { type TaskRow, taskRow } from './tasks.repository.js';

export interface KnownTask {
  readonly task: TaskRow;
  readonly scope: CaseScope;
}

/** A task that the caller may read, who may know of its owner too. @throws ProductError NOT_FOUND for a hidden and for a missing one */
export async function knownTask(ctx: RequestContext, id: TaskId): Promise<KnownTask> {
  const task = await taskRow(ctx, id);
  if (task === undefined) throw new ProductError('NOT_FOUND');
  const scope = await caseScope(ctx, task.caseId);
  if (walls().app && !(readsTask(scope, task) && (await partyMarks(ctx, task.caseId)).has(task.owner)))
    throw new ProductError('NOT_FOUND');
  return { task, scope };
}
