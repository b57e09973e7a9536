import { ProductError } from '@soulad/shared/errors';
import type { CopyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { copyEvent } from './ask-copy.js';
import { findCopy, piecePlace, piecesOf } from './copies.repository.js';
import { drawCopy } from './draw-copy.js';
import { fileName } from './file-name.js';
import { fingerprintOf } from './fingerprint.js';
import type { CopyKind } from './words.js';

/** A file for whoever asked for it. */
export interface HandedCopy {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Kinds that hold more than passages: these go out only while they would come out the same. */
const REDRAWN: ReadonlySet<CopyKind> = new Set([
  ...(['outcome', 'attendance', 'certificate', 'signoffs', 'tasks'] as const),
]);

/**
 * Hands a copy out [W63]. Rights may have changed since it was made: it goes only while both the asker and the recipient
 * read everything in it, and one that holds more than passages only while it would come out the same. The disclosure and the audit row are
 * committed before a byte leaves [I10].
 * @throws ProductError NOT_FOUND for a copy of somebody else, one that is not ready or expired, or one that no longer holds
 */
export async function handCopy(ctx: RequestContext, id: CopyId): Promise<HandedCopy> {
  const row = await findCopy(ctx, id);
  if (row === undefined || !row.mine || row.state !== 'ready') throw new ProductError('NOT_FOUND');
  if ((row.formal || REDRAWN.has(row.kind)) && fingerprintOf((await drawCopy(ctx, row)).document) !== row.fingerprint) {
    throw new ProductError('NOT_FOUND');
  }
  const [hand] = await ctx.sql.query<{ handed: boolean }>('select copy_hand($1) as handed', [id]);
  if (hand?.handed !== true) throw new ProductError('NOT_FOUND');
  const opened: Buffer[] = [];
  for (const [n, piece] of (await piecesOf(ctx, id)).entries()) {
    opened.push(await ctx.open(row.caseId, piecePlace(id, n), piece));
  }
  const bytes = Buffer.concat(opened);
  if (bytes.length !== row.size) throw new ProductError('UNREADABLE');
  ctx.audit({ ...copyEvent(row), action: 'copy.read' });
  return { name: fileName(row.fileMark, row.kind, row.format), bytes };
}
