import type { ErrorCode } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { Authorities, LogEntry } from './live-store.js';

export type PushAnswer =
  | { readonly ok: true; readonly seq: number; readonly dup: boolean }
  | { readonly ok: false; readonly code: ErrorCode };

export interface Push extends Omit<LogEntry, 'bytes' | 'empty'> {
  readonly update: Uint8Array;
  answer(answer: PushAnswer): void;
}

/** One row of the log that was committed. */
export interface CommittedRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  /** Client id that wrote it; null when it came from another node. */
  readonly clientId: number | null;
}

/** Committed updates on their way to the viewers, as one. */
export interface Committed {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
  /** The only client id in it; null when there are several, or it came from another node. */
  readonly clientId: number | null;
  /** Numbers of the rights of those who watched, as of its commit or later. */
  readonly authorities: Authorities;
}

/** Longest piece that rows are put together to. */
const MAX_PIECE = 128 * 1024;

/** Puts rows that follow each other together: what was committed at once travels at once. */
export function inPieces(
  rows: readonly CommittedRow[],
): readonly Pick<Committed, 'from' | 'to' | 'bytes' | 'clientId'>[] {
  const pieces: CommittedRow[][] = [];
  let size = 0;
  for (const row of rows) {
    const last = pieces.at(-1);
    size += row.bytes.length;
    if (last && size <= MAX_PIECE && last.at(-1)?.seq === row.seq - 1) last.push(row);
    else {
      pieces.push([row]);
      size = row.bytes.length;
    }
  }
  return pieces.map((piece) => ({
    from: piece[0]?.seq ?? 0,
    to: piece.at(-1)?.seq ?? 0,
    bytes: piece.length === 1 && piece[0] ? piece[0].bytes : Y.mergeUpdates(piece.map(({ bytes }) => bytes)),
    clientId: piece.every(({ clientId }) => clientId === piece[0]?.clientId) ? (piece[0]?.clientId ?? null) : null,
  }));
}

/** No structs, no deletions. */
export const EMPTY_UPDATE = new Uint8Array([0, 0]);

/** Origin of what a client pushed, in the cached document. */
const PUSHED = Symbol('pushed');

/** @returns what the update changed, encoded by the server; null when it changed nothing */
export function applied(doc: Y.Doc, update: Uint8Array): Uint8Array | null {
  let change: Uint8Array | null = null;
  const note = (bytes: Uint8Array, origin: unknown): void => {
    // Yjs may tidy superfluous marks afterwards, in a transaction of its own; every replica does that for itself.
    if (origin === PUSHED) change = bytes;
  };
  doc.on('update', note);
  try {
    Y.applyUpdate(doc, update, PUSHED);
  } finally {
    doc.off('update', note);
  }
  return change;
}
