/** The read projection of a unit: plain values in ProseMirror's JSON shape. Reading never writes (DOC.md D11). */
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import {
  isUnitAttribute,
  isUnitMark,
  isUnitNode,
  UNIT_MARKS,
  UNIT_MAX_DEPTH,
  UNIT_NESTING,
  type UnitMark,
  type UnitNode,
  unitRootName,
} from './schema.js';

export type TextNode = {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly { readonly type: UnitMark }[];
};
export type ElementNode = {
  readonly type: UnitNode;
  readonly attrs?: Readonly<Record<string, string | number | null>>;
  readonly content?: readonly UnitContentNode[];
};
export type UnitContentNode = TextNode | ElementNode;
export type UnitContent = {
  readonly type: 'doc';
  readonly content: readonly ElementNode[];
};

/** The root of one generation in a document; makes the empty root when the document is new, which is not a change. */
export function unitFragment(doc: Y.Doc, unitId: UnitId, gen: number): Y.XmlFragment {
  return doc.getXmlFragment(unitRootName(unitId, gen));
}

/**
 * What a reader sees of a unit now. Deleted text is not in it; nodes, attributes and marks outside the schema are left out.
 * @param fragment root of the generation
 */
export function readContent(fragment: Y.XmlFragment): UnitContent {
  const content = readChildren(fragment, 'root', 0).filter((node): node is ElementNode => node.type !== 'text');
  return { type: 'doc', content };
}

/** The words alone: one line per paragraph, heading or list item; the same for equal content. */
export function plainText(content: UnitContent): string {
  return content.content.map(linesOf).join('\n');
}

function linesOf(node: UnitContentNode): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'hardBreak') return '\n';
  const children = node.content ?? [];
  return children.map(linesOf).join(UNIT_NESTING[node.type].text ? '' : '\n');
}

function readChildren(parent: Y.XmlFragment, within: UnitNode | 'root', depth: number): UnitContentNode[] {
  if (depth >= UNIT_MAX_DEPTH) return [];
  const nodes: UnitContentNode[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (UNIT_NESTING[within].text) appendText(nodes, child);
    } else if (child instanceof Y.XmlElement && isUnitNode(child.nodeName)) {
      nodes.push(readElement(child, child.nodeName, depth + 1));
    }
  }
  return nodes;
}

function readElement(element: Y.XmlElement, type: UnitNode, depth: number): ElementNode {
  const attrs: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries<unknown>(element.getAttributes())) {
    if (isUnitAttribute(type, name, value) && isScalar(value)) attrs[name] = value;
  }
  const content = readChildren(element, type, depth);
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function isScalar(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

// Neighbouring runs with equal marks are one run: how they came to be is history, not content.
function appendText(nodes: UnitContentNode[], text: Y.XmlText): void {
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string') continue;
    const marks = UNIT_MARKS.filter(
      (mark) => attributes?.[mark] !== undefined && attributes[mark] !== null && isUnitMark(mark),
    );
    const last = nodes.at(-1);
    if (last?.type === 'text' && sameMarks(last, marks)) nodes[nodes.length - 1] = textNode(last.text + insert, marks);
    else nodes.push(textNode(insert, marks));
  }
}

function textNode(text: string, marks: readonly UnitMark[]): TextNode {
  return marks.length > 0 ? { type: 'text', text, marks: marks.map((type) => ({ type })) } : { type: 'text', text };
}

function sameMarks(node: TextNode, marks: readonly UnitMark[]): boolean {
  const own = node.marks ?? [];
  return own.length === marks.length && own.every((mark, index) => mark.type === marks[index]);
}
