/**
 * The text of one unit. One generation of a unit is one Y.Doc with one root XmlFragment, whose name is unique per unit
 * and generation, so that a position made in one unit never resolves in another (realtime B.1).
 */
import type { UnitId } from '../ids/index.js';

/** Grows with every change of the node or mark list; the live channel refuses clients of another version. */
export const UNIT_SCHEMA_VERSION = 1;

/** Block and inline nodes a unit may hold, each with its allowed attributes. Names are ProseMirror node names. */
export const UNIT_NODES = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  blockquote: [],
  hardBreak: [],
} as const satisfies Record<string, readonly string[]>;

/** Marks a unit may hold; comments and suggestions are never marks (realtime, fact 6). */
export const UNIT_MARKS = ['bold', 'italic', 'underline'] as const;

/** Deepest nesting of elements accepted from a client; deeper trees overflow the stack inside Yjs. */
export const UNIT_MAX_DEPTH = 16;

/** Longest text of one unit in UTF-16 code units. */
export const UNIT_MAX_TEXT = 200_000;

/** Name of the root XmlFragment of one generation of one unit. */
export function unitRootName(unitId: UnitId, gen: number): string {
  return `u:${unitId}:${gen}`;
}
