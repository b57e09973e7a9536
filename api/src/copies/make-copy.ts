import type { RequestContext } from '../platform/context.js';
import { moveCopy, piecePlace, storeCopy } from './copies.repository.js';
import type { CopyOrder, DrawnCopy } from './copy-order.js';
import type { CopyImprint } from './document.js';
import { drawCopy } from './draw-copy.js';
import { baseName } from './file-name.js';
import { fingerprintOf } from './fingerprint.js';
import type { RenderOrder } from './render/main.js';
import { momentWords } from './words.js';

/** Bytes sealed and stored as one piece. */
const PIECE = 256 * 1024;
/** Hundredths of the way, once it is read. */
export const READ = 20;

/** What the process that sets it gets. */
export interface CopyWork extends DrawnCopy {
  readonly render: RenderOrder;
}

/**
 * First half of the making: reads what belongs into the copy and remembers the passages.
 * @returns undefined when it was cancelled before
 */
export async function beginCopy(ctx: RequestContext, order: CopyOrder): Promise<CopyWork | undefined> {
  if (!(await moveCopy(ctx, order.id, { state: 'making', progress: READ }))) return undefined;
  const drawn = await drawCopy(ctx, order);
  for (const { unitId, gen } of drawn.units) {
    await ctx.sql.query('insert into copy_unit (copy_id, unit_id, gen) values ($1, $2, $3)', [order.id, unitId, gen]);
  }
  const { document } = drawn;
  const imprint: CopyImprint = {
    fingerprint: fingerprintOf(document),
    madeOn: momentWords(ctx.now),
    madeAt: ctx.now,
  };
  const { format, standard, kind } = order;
  return { ...drawn, render: { document, imprint, format, standard, kind, name: baseName(document.fileMark, kind) } };
}

/** Second half: keeps the finished file, sealed, for whoever asked. Returns false when it was cancelled meanwhile. */
export async function finishCopy(
  ctx: RequestContext,
  { id, caseId }: CopyOrder,
  { fingerprint, bytes }: { readonly fingerprint: string; readonly bytes: Buffer },
): Promise<boolean> {
  const pieces: Buffer[] = [];
  for (let n = 0; n * PIECE < bytes.length; n += 1) {
    pieces.push(await ctx.seal(caseId, piecePlace(id, n), bytes.subarray(n * PIECE, (n + 1) * PIECE)));
  }
  return storeCopy(ctx, id, { fingerprint, size: bytes.length, pieces });
}
