import type { ErrorCode } from '../errors/index.js';
import type { UnitId } from '../ids/index.js';
import type { CaretMessage, OnlineParty } from '../protocol/index.js';
import type { HandBack, SaveState } from './ports.js';
import type { UnitSync } from './unit-sync.js';

/** A unit as the viewer's manifest names it. */
export interface UnitRef {
  readonly unitId: UnitId;
  readonly gen: number;
}

export type RecordEvents = {
  /** A unit of the manifest is here now (also after a new generation): bind it. */
  unit: UnitSync;
  /** A unit is not here any more: take it off the screen. Its document is destroyed already. */
  gone: UnitId;
  /** Read the manifest anew through GraphQL and call `setUnits`. */
  manifest: void;
  /** Parties with a connection to this record. */
  online: readonly OnlineParty[];
  caret: CaretMessage;
  caretGone: { readonly key: string; readonly unitId: UnitId };
  save: SaveState;
  refused: HandBack;
  /** The record cannot be opened (hidden, ended, other build). */
  closed: ErrorCode;
};
