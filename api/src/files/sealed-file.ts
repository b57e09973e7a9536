import { sha256 } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId, CaseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { FILE_PLACES, insertPiece, piecesOf } from './attachments.repository.js';
import { withEnding } from './file-kinds.js';
import type { RecognisedFile } from './recognise-file.js';

/** Bytes sealed and stored as one piece. */
const PIECE = 256 * 1024;

/** A file as its sender called it, and as it will be kept. */
export interface NamedFile extends RecognisedFile {
  readonly name: string;
}

/** A file for one reader. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Kept {
  readonly caseId: CaseId;
  readonly id: AttachmentId;
}

/** What the row of a file holds, sealed. */
export interface SealedHead {
  readonly name: Buffer;
  readonly digest: Buffer;
}

/** Seals name and digest of a file, for its row. */
export async function sealHead(
  ctx: RequestContext,
  { caseId, id }: Kept,
  { name, kind, bytes }: NamedFile,
): Promise<SealedHead> {
  return {
    name: await ctx.seal(caseId, FILE_PLACES.name(id), Buffer.from(withEnding(name, kind), 'utf8')),
    digest: await ctx.seal(caseId, FILE_PLACES.digest(id), sha256(bytes)),
  };
}

/** Seals and stores the bytes behind a row that was added in this transaction. */
export async function storePieces(ctx: RequestContext, { caseId, id }: Kept, bytes: Uint8Array): Promise<void> {
  for (let n = 0; n * PIECE < bytes.length; n += 1) {
    const piece = bytes.subarray(n * PIECE, (n + 1) * PIECE);
    await insertPiece(ctx, id, n, await ctx.seal(caseId, FILE_PLACES.piece(id, n), piece));
  }
}

/** Opens a file. @throws ProductError UNREADABLE when what was stored is not what was put in */
export async function openFile(ctx: RequestContext, row: Kept & SealedHead): Promise<ReadFile> {
  const { caseId, id } = row;
  const opened: Buffer[] = [];
  for (const [n, piece] of (await piecesOf(ctx, id)).entries())
    opened.push(await ctx.open(caseId, FILE_PLACES.piece(id, n), piece));
  const bytes = Buffer.concat(opened);
  const digest = await ctx.open(caseId, FILE_PLACES.digest(id), row.digest);
  if (!digest.equals(sha256(bytes))) throw new ProductError('UNREADABLE');
  return { name: await nameOf(ctx, row), bytes };
}

/** The name of a file, opened. */
export async function nameOf(
  ctx: RequestContext,
  { caseId, id, name }: Kept & Pick<SealedHead, 'name'>,
): Promise<string> {
  return (await ctx.open(caseId, FILE_PLACES.name(id), name)).toString('utf8');
}
