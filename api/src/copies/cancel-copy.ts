import { ProductError } from '@soulad/shared/errors';
import type { CopyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { copyEvent } from './ask-copy.js';
import { findCopy, moveCopy } from './copies.repository.js';

/** Stops the making of an own copy. One that is finished already stays as it is. @throws ProductError NOT_FOUND */
export async function cancelCopy(ctx: RequestContext, id: CopyId): Promise<void> {
  const row = await findCopy(ctx, id);
  if (row === undefined || !row.mine) throw new ProductError('NOT_FOUND');
  const stopped = await moveCopy(ctx, id, { state: 'cancelled', progress: row.progress });
  if (stopped) ctx.audit({ ...copyEvent(row), action: 'copy.cancel' });
}
