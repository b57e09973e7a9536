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

/** A committed update on its way to the viewers. */
export interface Committed {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly epoch: number;
  readonly seq: number;
  readonly bytes: Uint8Array;
  /** Client id that wrote it; null when it came from another node. */
  readonly clientId: number | null;
  /** Numbers of the rights of those who watched, as of its commit or later. */
  readonly authorities: Authorities;
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
