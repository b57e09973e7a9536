/**
 * Offsets inside a unit ↔ Yjs relative positions. Own code: the library's version answers null for a right 0 or 1 and
 * throws RangeError past the end of a shortened document (editor 5.1).
 */
import type { Node as PageNode } from '@tiptap/pm/model';
import * as Y from 'yjs';

type YParent = Y.XmlFragment | Y.XmlElement;

/** Where a child of a Yjs parent stands inside the node that shows the parent. */
interface Slot {
  readonly child: Y.XmlElement | Y.XmlText | Y.XmlHook;
  readonly node: PageNode | null;
  readonly offset: number;
  readonly size: number;
}

/** −1 sticks to the character before, 0 to the one after. */
export type Side = -1 | 0;

function slotsOf(parent: YParent, node: PageNode): Slot[] {
  return node.inlineContent ? inlineSlots(parent) : blockSlots(parent, node);
}

function inlineSlots(parent: YParent): Slot[] {
  let offset = 0;
  return parent.toArray().map((child) => {
    const size = child instanceof Y.XmlText ? child.length : 1;
    const slot = { child, node: null, offset, size };
    offset += size;
    return slot;
  });
}

/** Fillers, which stand on screen only, are stepped over. */
function blockSlots(parent: YParent, node: PageNode): Slot[] {
  const slots: Slot[] = [];
  let offset = 0;
  let at = 0;
  for (const child of parent.toArray()) {
    while (at < node.childCount && !standsFor(node.child(at), child)) offset += node.child(at++).nodeSize;
    if (at >= node.childCount) break;
    const shown = node.child(at++);
    slots.push({ child, node: shown, offset, size: shown.nodeSize });
    offset += shown.nodeSize;
  }
  return slots;
}

function standsFor(node: PageNode, child: Slot['child']): boolean {
  return node.type.name === 'unknownBlock' || (child instanceof Y.XmlElement && child.nodeName === node.type.name);
}

/**
 * Relative position of an offset in the content of `unit`. Call it only while Yjs and the page agree on this unit.
 * @param offset 0 … unit.content.size
 */
export function toRelative(fragment: Y.XmlFragment, unit: PageNode, offset: number, side: Side): Y.RelativePosition {
  let parent: YParent = fragment;
  let node = unit;
  let rest = offset;
  for (;;) {
    const slots = slotsOf(parent, node);
    if (node.inlineContent) return inText(parent, slots, rest, side);
    const inner = slots.find((slot) => rest > slot.offset && rest < slot.offset + slot.size);
    if (!inner?.node || !(inner.child instanceof Y.XmlElement)) return between(parent, slots, rest, side);
    rest -= inner.offset + 1;
    parent = inner.child;
    node = inner.node;
  }
}

function inText(parent: YParent, slots: readonly Slot[], rest: number, side: Side): Y.RelativePosition {
  const around = slots.filter(
    (slot) => slot.child instanceof Y.XmlText && slot.offset <= rest && rest <= slot.offset + slot.size,
  );
  const slot = side < 0 ? around[0] : around.at(-1);
  return slot?.child instanceof Y.XmlText
    ? Y.createRelativePositionFromTypeIndex(slot.child, rest - slot.offset, side)
    : between(parent, slots, rest, side);
}

function between(parent: YParent, slots: readonly Slot[], rest: number, side: Side): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(parent, slots.filter((slot) => slot.offset < rest).length, side);
}

/** Offset in the content of `unit`, or null if the place is gone or belongs to another unit or generation. */
export function fromRelative(fragment: Y.XmlFragment, unit: PageNode, position: Y.RelativePosition): number | null {
  const found = fragment.doc && Y.createAbsolutePositionFromRelativePosition(position, fragment.doc);
  const chain = found ? chainTo(fragment, found.type) : null;
  if (!found || !chain) return null;
  let offset = 0;
  let node = unit;
  let parent: YParent = fragment;
  for (const type of chain) {
    const slot: Slot | undefined = slotsOf(parent, node).find((candidate) => candidate.child === type);
    if (!slot) return null;
    if (slot.child instanceof Y.XmlText) return offset + slot.offset + Math.min(found.index, slot.size);
    if (!slot.node || !(slot.child instanceof Y.XmlElement)) return null;
    offset += slot.offset + 1;
    node = slot.node;
    parent = slot.child;
  }
  return offset + (slotsOf(parent, node)[found.index]?.offset ?? node.content.size);
}

/** Types from below `fragment` down to `type`; null if it is not inside, or deleted. */
function chainTo(fragment: Y.XmlFragment, type: Y.AbstractType<unknown>): Y.AbstractType<unknown>[] | null {
  const chain: Y.AbstractType<unknown>[] = [];
  for (let at: Y.AbstractType<unknown> | null = type; at !== fragment; at = at.parent) {
    if (!at || at._item?.deleted) return null;
    chain.unshift(at);
  }
  return chain;
}

/** Reads a relative position that came over the wire; null for anything else. */
export function decodeRelative(value: unknown): Y.RelativePosition | null {
  if (typeof value !== 'object' || value === null) return null;
  try {
    return Y.createRelativePositionFromJSON(value);
  } catch {
    return null;
  }
}
