/** A passage: a range of words inside one unit, given by two positions as carets are, resolved to places in its content. */
import * as Y from 'yjs';
import type { UnitContent, UnitContentNode } from './content.js';
import { isUnitNode, UNIT_NESTING } from './schema.js';

/** A place in plain content: the block (index at each level) and how far into its words; a break counts as one. */
export interface ContentPlace {
  readonly path: readonly number[];
  readonly offset: number;
}

export interface Passage {
  readonly from: ContentPlace;
  readonly to: ContentPlace;
}

/** `gone`: what a position stood at is deleted. `outside`: not a place of this unit. `empty`: nothing between the two. */
export type PassageFault = 'gone' | 'outside' | 'empty';

/**
 * Where two relative positions (as JSON, in either order) stand in the unit now (DOC.md D16).
 * @param fragment root of the generation in which the positions were made
 */
export function resolvePassage(
  fragment: Y.XmlFragment,
  from: unknown,
  to: unknown,
): { readonly ok: true; readonly passage: Passage } | { readonly ok: false; readonly fault: PassageFault } {
  const ends = [placeOf(fragment, from), placeOf(fragment, to)];
  const fault = ends.find((end) => typeof end === 'string');
  const [a, b] = ends;
  if (fault || !a || !b || typeof a === 'string' || typeof b === 'string')
    return { ok: false, fault: fault ?? 'outside' };
  const order = comparePlaces(a, b);
  if (order === 0) return { ok: false, fault: 'empty' };
  return { ok: true, passage: order < 0 ? { from: a, to: b } : { from: b, to: a } };
}

/** Negative when the first stands before the second. */
export function comparePlaces(a: ContentPlace, b: ContentPlace): number {
  for (let at = 0; at < Math.max(a.path.length, b.path.length); at++) {
    const difference = (a.path[at] ?? -1) - (b.path[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.offset - b.offset;
}

/** Words and breaks in a block, in the order of the content. */
export function inlineLength(nodes: readonly UnitContentNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.type === 'text' ? node.text.length : 1), 0);
}

/** Whether the passage leaves no word of the content behind. */
export function coversAll(content: UnitContent, passage: Passage): boolean {
  const first = endPlace(content.content, [], 'first');
  const last = endPlace(content.content, [], 'last');
  return comparePlaces(passage.from, first) <= 0 && comparePlaces(passage.to, last) >= 0;
}

function endPlace(nodes: readonly UnitContentNode[], path: readonly number[], end: 'first' | 'last'): ContentPlace {
  const at = end === 'first' ? 0 : nodes.length - 1;
  const node = nodes[at];
  if (!node || node.type === 'text') return { path, offset: 0 };
  const inner = node.content ?? [];
  if (!UNIT_NESTING[node.type].text) return endPlace(inner, [...path, at], end);
  return { path: [...path, at], offset: end === 'first' ? 0 : inlineLength(inner) };
}

function placeOf(fragment: Y.XmlFragment, position: unknown): ContentPlace | PassageFault {
  const { doc } = fragment;
  const relative = decode(position);
  if (!doc || !relative) return 'outside';
  const fault = anchorFault(doc, fragment, relative);
  if (fault) return fault;
  const found = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  if (!found) return 'gone';
  return placeIn(fragment, found.type, found.index);
}

function decode(position: unknown): Y.RelativePosition | null {
  if (typeof position !== 'object' || position === null) return null;
  try {
    return Y.createRelativePositionFromJSON(position);
  } catch {
    return null;
  }
}

// Yjs moves a position whose character is gone to a neighbour. A cut must not be moved: it is refused.
function anchorFault(
  doc: Y.Doc,
  fragment: Y.XmlFragment,
  { item, type, tname }: Y.RelativePosition,
): PassageFault | null {
  if (typeof tname === 'string' && Y.findRootTypeKey(fragment) !== tname) return 'outside';
  if (!item && !type && !tname) return 'outside';
  for (const id of [item, type]) {
    if (!id) continue;
    if (!(Number.isInteger(id.client) && Number.isInteger(id.clock))) return 'outside';
    if (id.clock < 0 || Y.getState(doc.store, id.client) <= id.clock) return 'outside';
    const struct = Y.getItem(doc.store, id);
    if (!(struct instanceof Y.Item) || struct.deleted) return 'gone';
  }
  return null;
}

function placeIn(fragment: Y.XmlFragment, type: Y.AbstractType<unknown>, index: number): ContentPlace | PassageFault {
  if (type instanceof Y.XmlText) {
    const block = type.parent;
    if (!(block instanceof Y.XmlElement)) return 'outside';
    const path = pathOf(fragment, block);
    return typeof path === 'string' ? path : { path, offset: offsetBefore(block, type) + Math.min(index, type.length) };
  }
  if (!(type instanceof Y.XmlFragment)) return 'outside';
  const path = pathOf(fragment, type);
  if (typeof path === 'string') return path;
  const words = type instanceof Y.XmlElement && isUnitNode(type.nodeName) && UNIT_NESTING[type.nodeName].text;
  if (words) return { path, offset: offsetBefore(type, type.get(index)) };
  return { path: [...path, elementsOf(type).findIndex((child) => child === type.get(index)) >>> 0], offset: 0 };
}

/** Indices of the blocks from the root down; the same that the read projection has. */
function pathOf(fragment: Y.XmlFragment, block: Y.XmlFragment): number[] | PassageFault {
  const path: number[] = [];
  for (let at: Y.XmlFragment = block; at !== fragment;) {
    const { parent } = at;
    if (at._item?.deleted) return 'gone';
    if (!(parent instanceof Y.XmlFragment)) return 'outside';
    path.unshift(elementsOf(parent).findIndex((child) => child === at));
    at = parent;
  }
  return path;
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent
    .toArray()
    .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement && isUnitNode(child.nodeName));
}

function offsetBefore(block: Y.XmlFragment, until: unknown): number {
  let offset = 0;
  for (const child of block.toArray()) {
    if (child === until) break;
    offset += child instanceof Y.XmlText ? child.length : 1;
  }
  return offset;
}

/** Neighbouring structs of one client. */
export interface StructRun {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** The structs that hold the words of a passage, in the order of the text. */
export function idsIn(fragment: Y.XmlFragment, passage: Passage): StructRun[] {
  const runs: StructRun[] = [];
  const visit = (parent: Y.XmlFragment, path: readonly number[]): void => {
    let offset = 0;
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        runs.push(...runsOf(child, path, offset, passage));
        offset += child.length;
      } else offset += 1;
    }
    elementsOf(parent).forEach((child, index) => visit(child, [...path, index]));
  };
  visit(fragment, []);
  return runs;
}

function runsOf(text: Y.XmlText, path: readonly number[], before: number, { from, to }: Passage): StructRun[] {
  const runs: StructRun[] = [];
  let offset = before;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const at = offset;
    const inside = (index: number): boolean =>
      comparePlaces({ path, offset: at + index }, from) >= 0 &&
      comparePlaces({ path, offset: at + index + 1 }, to) <= 0;
    const kept = Array.from({ length: item.length }, (_, index) => index).filter(inside);
    const [first] = kept;
    if (first !== undefined) runs.push({ client: item.id.client, clock: item.id.clock + first, length: kept.length });
    offset += item.length;
  }
  return runs;
}
