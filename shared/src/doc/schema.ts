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

export type UnitNode = keyof typeof UNIT_NODES;

const BLOCKS: readonly UnitNode[] = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'];

/** [D6] Which elements may stand directly inside which; `text` says whether words may. */
export const UNIT_NESTING = {
  root: { elements: BLOCKS, text: false },
  paragraph: { elements: ['hardBreak'], text: true },
  heading: { elements: ['hardBreak'], text: true },
  bulletList: { elements: ['listItem'], text: false },
  orderedList: { elements: ['listItem'], text: false },
  listItem: { elements: BLOCKS, text: false },
  blockquote: { elements: BLOCKS, text: false },
  hardBreak: { elements: [], text: false },
} as const satisfies Record<UnitNode | 'root', { elements: readonly UnitNode[]; text: boolean }>;

/** Marks a unit may hold; comments and suggestions are never marks (realtime, fact 6). */
export const UNIT_MARKS = ['bold', 'italic', 'underline'] as const;
export type UnitMark = (typeof UNIT_MARKS)[number];

/** Deepest nesting of elements accepted from a client; deeper trees overflow the stack inside Yjs. */
export const UNIT_MAX_DEPTH = 16;

/** Longest text of one unit in UTF-16 code units. */
export const UNIT_MAX_TEXT = 200_000;

/** Name of the root XmlFragment of one generation of one unit. */
export function unitRootName(unitId: UnitId, gen: number): string {
  return `u:${unitId}:${gen}`;
}

/** True for the name of a node that a unit may hold. */
export function isUnitNode(name: string): name is UnitNode {
  return Object.hasOwn(UNIT_NODES, name);
}

/** True for the name of a mark that a unit may hold. */
export function isUnitMark(name: string): name is UnitMark {
  return UNIT_MARKS.some((mark) => mark === name);
}

/** [D7] True when `value` is lawful for this attribute of this node. */
export function isUnitAttribute(node: UnitNode, attribute: string, value: unknown): boolean {
  if (!UNIT_NODES[node].some((allowed) => allowed === attribute)) return false;
  if (attribute === 'level') return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6;
  if (attribute === 'start') return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100_000;
  return value === null || (typeof value === 'string' && ['1', 'a', 'A', 'i', 'I'].includes(value));
}
