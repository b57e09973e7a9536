import type * as Y from 'yjs';
import type { Right } from '../policy/index.js';
import type { HandBack, SaveState } from './ports.js';

/** `opening`: waiting for the server. `offline`: no link, typing goes on here. `gone`: the viewer has it no more. */
export type UnitPhase = 'opening' | 'live' | 'offline' | 'gone';

export type UnitEvents = {
  /** `doc` is another document now (new lease or repaired replica): bind it afresh. */
  doc: Y.Doc;
  phase: UnitPhase;
  right: Right;
  save: SaveState;
  refused: HandBack;
  /** The server has a newer generation of it. */
  outdated: void;
  /** The server says that the viewer has no such unit; it is gone. The outline tells whether that is so. */
  denied: void;
};
