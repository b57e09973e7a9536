import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { visibleProof } from './read-proof.js';

/**
 * Takes a file of a task away with its bytes, before it is handed in.
 * @returns false for a hidden and for a missing one
 * @throws ProductError FORBIDDEN_STEP for what was handed in, and for whoever only reads it
 */
export async function removeProof(ctx: RequestContext, id: AttachmentId): Promise<boolean> {
  const row = await visibleProof(ctx, id);
  if (row === undefined) return false;
  const [gone] = await ctx.sql.query<{ removed: boolean }>('select task_file_remove($1) as removed', [id]);
  if (gone?.removed !== true) throw new ProductError('FORBIDDEN_STEP');
  const { caseId, taskId } = row;
  ctx.audit({ action: 'file.remove', caseId, objectType: 'task', objectId: taskId, rule: 'W47', detail: { file: id } });
  return true;
}
