import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { visibleAttachment } from './read-attachment.js';

/**
 * Takes a file away with its bytes: the author's side of the unit, or the seat it came from.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP
 */
export async function removeAttachment(ctx: RequestContext, id: AttachmentId): Promise<void> {
  const { caseId, recordId, unitId } = await visibleAttachment(ctx, id);
  const [row] = await ctx.sql.query<{ removed: boolean }>('select attachment_remove($1) as removed', [id]);
  if (row?.removed !== true) throw new ProductError('FORBIDDEN_STEP');
  ctx.audit({ action: 'file.remove', caseId, objectType: 'attachment', objectId: id, detail: { unit: unitId } });
  await announce(ctx, { kind: 'manifest', recordId });
}
