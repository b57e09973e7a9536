/**
 * Pure rendering of a unit: Yjs in, ProseMirror nodes out, never a write. The library's own reader deletes what the
 * schema refuses, so a mere viewer with an older build would erase a newer node for everybody (editor 5.2).
 */
import { Fragment, type Mark, type Node as PageNode, type Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { UNIT_MARKS, UNIT_MAX_DEPTH, UNIT_NODES } from '@soulad/shared/doc';

/** Which ProseMirror node stands for which Yjs type; read by `updateYFragment` to leave unchanged parts alone. */
export type YMapping = Map<Y.XmlFragment | Y.XmlText, PageNode | PageNode[]>;

export interface RenderedUnit {
  readonly content: Fragment;
  readonly mapping: YMapping;
  /** True if something could not be shown: the unit must then be read-only here. */
  readonly opaque: boolean;
}

interface Rendering {
  readonly schema: Schema;
  readonly previous: YMapping;
  readonly mapping: YMapping;
  opaque: boolean;
}

type YChild = Y.XmlElement | Y.XmlText | Y.XmlHook;

const NODES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(UNIT_NODES));
const MARKS: ReadonlySet<string> = new Set(UNIT_MARKS);

/**
 * Renders one fragment. Nodes of `previous` are handed out again where nothing changed, so that the page keeps its DOM.
 * An empty fragment shows one empty paragraph; a list left without items by two people shows an empty item.
 */
export function renderFragment(fragment: Y.XmlFragment, schema: Schema, previous: YMapping = new Map()): RenderedUnit {
  const run: Rendering = { schema, previous, mapping: new Map(), opaque: false };
  const blocks = fragment.toArray().map((child) => renderBlock(run, child, 1));
  const content = Fragment.from(blocks.length > 0 ? blocks : [schema.node('paragraph')]);
  return { content, mapping: run.mapping, opaque: run.opaque };
}

function unknown(run: Rendering, kind: 'unknownBlock' | 'unknownInline'): PageNode {
  run.opaque = true;
  return run.schema.node(kind);
}

function renderBlock(run: Rendering, child: YChild, depth: number): PageNode {
  if (!(child instanceof Y.XmlElement) || depth > UNIT_MAX_DEPTH) return unknown(run, 'unknownBlock');
  const type = run.schema.nodes[child.nodeName];
  const attrs = knownAttributes(child);
  if (!type || !attrs || type.isInline) return unknown(run, 'unknownBlock');
  const inner = type.inlineContent
    ? renderInline(run, child.toArray())
    : child.toArray().map((block) => renderBlock(run, block, depth + 1));
  const node = type.createAndFill(attrs, inner);
  if (!node) return unknown(run, 'unknownBlock');
  return remember(run, child, node);
}

function renderInline(run: Rendering, children: readonly YChild[]): Fragment {
  const nodes: PageNode[] = [];
  for (const child of children) {
    if (child instanceof Y.XmlText) nodes.push(...renderText(run, child));
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak' && knownAttributes(child))
      nodes.push(remember(run, child, run.schema.node('hardBreak')));
    else nodes.push(unknown(run, 'unknownInline'));
  }
  // fromArray joins neighbouring texts of one look: two Y.XmlTexts side by side are one text on screen.
  return Fragment.fromArray(nodes.length > 0 ? joinTexts(run.schema, nodes) : []);
}

function joinTexts(schema: Schema, nodes: readonly PageNode[]): PageNode[] {
  const joined: PageNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node))
      joined.splice(-1, 1, schema.text(`${last.text ?? ''}${node.text ?? ''}`, node.marks));
    else joined.push(node);
  }
  return joined;
}

function renderText(run: Rendering, text: Y.XmlText): PageNode[] {
  const delta: readonly { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return unknown(run, 'unknownInline');
    return run.schema.text(insert, renderMarks(run, attributes ?? {}));
  });
}

function renderMarks(run: Rendering, attributes: Record<string, unknown>): Mark[] {
  const names = Object.keys(attributes);
  if (names.some((name) => !MARKS.has(name))) run.opaque = true;
  return names.filter((name) => MARKS.has(name)).map((name) => run.schema.mark(name));
}

/** Attributes of an element, or undefined if the element or one of its attributes is not in the unit schema. */
function knownAttributes(element: Y.XmlElement): Record<string, unknown> | undefined {
  const allowed = NODES.get(element.nodeName);
  const attrs: Record<string, unknown> = element.getAttributes();
  return allowed && Object.keys(attrs).every((name) => allowed.includes(name)) ? attrs : undefined;
}

function remember(run: Rendering, element: Y.XmlElement, node: PageNode): PageNode {
  const before = run.previous.get(element);
  const kept = before && !Array.isArray(before) && before.eq(node) ? before : node;
  run.mapping.set(element, kept);
  return kept;
}

/**
 * After an equal but not identical tree was put on screen, points the mapping at the nodes that really stand there;
 * otherwise the next write would compare deeply and might tidy neighbouring texts (editor 5.8, 5.14).
 */
export function remap(mapping: YMapping, rendered: PageNode, shown: PageNode): void {
  const actual = new Map<PageNode, PageNode>();
  const walk = (from: PageNode, to: PageNode): void => {
    if (from === to) return;
    actual.set(from, to);
    for (let i = 0; i < Math.min(from.childCount, to.childCount); i++) walk(from.child(i), to.child(i));
  };
  walk(rendered, shown);
  for (const [type, node] of mapping) {
    if (!Array.isArray(node)) mapping.set(type, actual.get(node) ?? node);
  }
}
