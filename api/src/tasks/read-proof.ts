import type { AttachmentId } from '@soulad/shared/ids';
import { openFile, type ReadFile } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { knownTask } from './known-task.js';
import { type TaskFileRow, taskFile } from './task-files.repository.js';

/**
 * [W47] A file of a task, for whoever sees the task; one that was not handed in, for its owner. The read is committed
 * before a byte leaves [I10].
 * @returns undefined for a hidden and for a missing one
 * @throws ProductError UNREADABLE
 */
export async function readProof(ctx: RequestContext, id: AttachmentId): Promise<ReadFile | undefined> {
  const row = await visibleProof(ctx, id);
  if (row === undefined) return undefined;
  const { caseId, taskId } = row;
  const file = await openFile(ctx, row);
  ctx.audit({
    ...{ action: 'file.read', caseId, objectType: 'task', objectId: taskId, rule: 'W47', detail: { file: id } },
  });
  return file;
}

/** The stored row, for whom it is there now. */
export async function visibleProof(ctx: RequestContext, id: AttachmentId): Promise<TaskFileRow | undefined> {
  const row = await taskFile(ctx, id);
  if (row === undefined) return undefined;
  const known = await knownTask(ctx, row.taskId).catch(() => undefined);
  return known !== undefined && showsFile(known.scope.partyIds, row) ? row : undefined;
}

/** The first wall: what was not handed in is told to nobody but the side it came from. */
export function showsFile(own: readonly string[], { stepId, partyId }: TaskFileRow): boolean {
  return stepId !== null || own.includes(partyId) || !walls().app;
}
