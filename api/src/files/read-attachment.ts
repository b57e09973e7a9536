import { sha256 } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { readable } from '../sharing/index.js';
import { type AttachmentRow, FILE_PLACES, findAttachment, piecesOf } from './attachments.repository.js';

/** A file for one reader. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The file, for whoever reads its unit now. The disclosure and the read are committed before a byte leaves [I10].
 * @throws ProductError NOT_FOUND; UNREADABLE when what was stored is not what was put in
 */
export async function readAttachment(ctx: RequestContext, id: AttachmentId): Promise<ReadFile> {
  const row = await visibleAttachment(ctx, id);
  const { caseId } = row;
  const opened: Buffer[] = [];
  for (const [n, piece] of (await piecesOf(ctx, id)).entries()) {
    opened.push(await ctx.open(caseId, FILE_PLACES.piece(id, n), piece));
  }
  const bytes = Buffer.concat(opened);
  const digest = await ctx.open(caseId, FILE_PLACES.digest(id), row.digest);
  if (!digest.equals(sha256(bytes))) throw new ProductError('UNREADABLE');
  await ctx.sql.query('select disclose($1, $2)', [[row.unitId], 'attachment']);
  ctx.audit({ action: 'file.read', caseId, objectType: 'attachment', objectId: id, detail: { unit: row.unitId } });
  return { name: await nameOf(ctx, row), bytes };
}

/** The stored row, for whoever reads its unit now. @throws ProductError NOT_FOUND */
export async function visibleAttachment(ctx: RequestContext, id: AttachmentId): Promise<AttachmentRow> {
  const row = await findAttachment(ctx, id);
  const [unit] = row === undefined ? [] : await readable(ctx, [{ id: row.unitId }]);
  if (row === undefined || unit === undefined) throw new ProductError('NOT_FOUND');
  return row;
}

/** The name of a file, opened. */
export async function nameOf(ctx: RequestContext, { caseId, id, name }: AttachmentRow): Promise<string> {
  return (await ctx.open(caseId, FILE_PLACES.name(id), name)).toString('utf8');
}
