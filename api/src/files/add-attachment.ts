import { sha256 } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId, UnitId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { readable } from '../sharing/index.js';
import { FILE_PLACES, insertPiece, unitForFile } from './attachments.repository.js';
import { FILE_LIMITS, fileRefused, withEnding } from './file-kinds.js';
import type { RecognisedFile } from './recognise-file.js';

/** Bytes sealed and stored as one piece. */
const PIECE = 256 * 1024;

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
export async function addAttachment(
  ctx: RequestContext,
  unitId: UnitId,
  { name, kind, bytes }: RecognisedFile & { readonly name: string },
): Promise<AttachmentId> {
  await assertAttaches(ctx, unitId);
  const unit = await unitForFile(ctx, unitId);
  if (unit === undefined) throw new ProductError('NOT_FOUND');
  const { caseId, recordId } = unit;
  const id = freshId<AttachmentId>(ctx.ids);
  const [sealedName, digest] = [
    await ctx.seal(caseId, FILE_PLACES.name(id), Buffer.from(withEnding(name, kind), 'utf8')),
    await ctx.seal(caseId, FILE_PLACES.digest(id), sha256(bytes)),
  ];
  const [row] = await ctx.sql.query<{ added: boolean }>('select attachment_add($1, $2, $3, $4, $5, $6, $7) as added', [
    ...[id, unitId, kind, bytes.length],
    ...[sealedName, digest, FILE_LIMITS.perUnit],
  ]);
  if (row?.added !== true) throw fileRefused('many');
  for (let n = 0; n * PIECE < bytes.length; n += 1) {
    const piece = bytes.subarray(n * PIECE, (n + 1) * PIECE);
    await insertPiece(ctx, id, n, await ctx.seal(caseId, FILE_PLACES.piece(id, n), piece));
  }
  const detail = { unit: unitId, kind, size: bytes.length };
  ctx.audit({ action: 'file.add', caseId, objectType: 'attachment', objectId: id, detail });
  await announce(ctx, { kind: 'manifest', recordId });
  return id;
}
