import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { readable } from '../sharing/index.js';
import { type AttachmentRow, findAttachment } from './attachments.repository.js';
import { openFile, type ReadFile } from './sealed-file.js';

/**
 * The file, for whoever reads its unit now. The disclosure and the read are committed before a byte leaves [I10].
 * @throws ProductError NOT_FOUND; UNREADABLE when what was stored is not what was put in
 */
export async function readAttachment(ctx: RequestContext, id: AttachmentId): Promise<ReadFile> {
  const row = await visibleAttachment(ctx, id);
  const { caseId } = row;
  const file = await openFile(ctx, row);
  await ctx.sql.query('select disclose($1, $2)', [[row.unitId], 'attachment']);
  ctx.audit({ action: 'file.read', caseId, objectType: 'attachment', objectId: id, detail: { unit: row.unitId } });
  return file;
}

/** The stored row, for whoever reads its unit now. @throws ProductError NOT_FOUND */
export async function visibleAttachment(ctx: RequestContext, id: AttachmentId): Promise<AttachmentRow> {
  const row = await findAttachment(ctx, id);
  const [unit] = row === undefined ? [] : await readable(ctx, [{ id: row.unitId }]);
  if (row === undefined || unit === undefined) throw new ProductError('NOT_FOUND');
  return row;
}
