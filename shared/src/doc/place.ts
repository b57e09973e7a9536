/** Where in the tree of a unit a struct hangs, read from a live document without changing it. */
import * as Y from 'yjs';
import { isUnitNode, type UnitNode } from './schema.js';

export interface Place {
  /** The element that holds it, a run of text, or `gone`: deleted, and so turned into a tombstone by Yjs. */
  readonly in: UnitNode | 'root' | 'text' | 'gone';
  /** Elements above it; 0 = directly in the root. */
  readonly depth: number;
  /** Set when it is a value of this attribute, not a child. */
  readonly attribute: string | null;
  /** Identity of the parent, for comparing two places. */
  readonly parent: unknown;
}

export const GONE: Place = { in: 'gone', depth: 0, attribute: null, parent: null };

/** True when both are children, or both values of one attribute, of the same parent. */
export function samePlace(a: Place, b: Place): boolean {
  return a.parent === b.parent && a.attribute === b.attribute;
}

/** Where this item of a document stands. */
export function placeOfItem(item: Y.Item): Place {
  const { parent } = item;
  if (!(parent instanceof Y.AbstractType)) return GONE;
  return { ...insideType(parent), attribute: item.parentSub };
}

/** Where a child of this item would stand; undefined when the item can have no children. */
export function insideItem(item: Y.Item): Place | undefined {
  if (item.content instanceof Y.ContentType) return insideType(item.content.type);
  return item.deleted ? GONE : undefined;
}

function insideType(type: Y.AbstractType<unknown>): Place {
  const item = type._item;
  if (item === null) return { in: 'root', depth: 0, attribute: null, parent: type };
  const above = item.parent instanceof Y.AbstractType ? insideType(item.parent).depth : 0;
  if (type instanceof Y.XmlElement && isUnitNode(type.nodeName))
    return { in: type.nodeName, depth: above + 1, attribute: null, parent: type };
  if (type instanceof Y.XmlText) return { in: 'text', depth: above + 1, attribute: null, parent: type };
  return GONE;
}
