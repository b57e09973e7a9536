import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId, UnitId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { readable } from '../sharing/index.js';
import { unitForFile } from './attachments.repository.js';
import { FILE_LIMITS, fileRefused } from './file-kinds.js';
import { type NamedFile, sealHead, storePieces } from './sealed-file.js';

/**
 * Whether the caller may put a file on the unit: asked before a byte is taken in, and again by the database when it is
 * stored.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP for somebody who only reads, or a unit that is closed
 */
export async function assertAttaches(ctx: RequestContext, unitId: UnitId): Promise<void> {
  const unit = await unitForFile(ctx, unitId);
  const [read] = await readable(ctx, [{ id: unitId }]);
  if (unit === undefined || read === undefined) throw new ProductError('NOT_FOUND');
  if (!unit.attaches) throw new ProductError('FORBIDDEN_STEP');
}

/**
 * Puts a recognised file on a unit. It has the audience of the unit from this commit on.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, FILE_REFUSED (many)
 */
export async function addAttachment(ctx: RequestContext, unitId: UnitId, file: NamedFile): Promise<AttachmentId> {
  await assertAttaches(ctx, unitId);
  const unit = await unitForFile(ctx, unitId);
  if (unit === undefined) throw new ProductError('NOT_FOUND');
  const { caseId, recordId } = unit;
  const id = freshId<AttachmentId>(ctx.ids);
  const { kind, bytes } = file;
  const head = await sealHead(ctx, { caseId, id }, file);
  const [row] = await ctx.sql.query<{ added: boolean }>('select attachment_add($1, $2, $3, $4, $5, $6, $7) as added', [
    ...[id, unitId, kind, bytes.length],
    ...[head.name, head.digest, FILE_LIMITS.perPlace],
  ]);
  if (row?.added !== true) throw fileRefused('many');
  await storePieces(ctx, { caseId, id }, bytes);
  const detail = { unit: unitId, kind, size: bytes.length };
  ctx.audit({ action: 'file.add', caseId, objectType: 'attachment', objectId: id, detail });
  await announce(ctx, { kind: 'manifest', recordId });
  return id;
}
