/** Plain content → Yjs. What is written reads back as the same content (DOC.md D15). */
import * as Y from 'yjs';
import type { ElementNode, TextNode, UnitContentNode } from './content.js';
import { UNIT_NESTING } from './schema.js';

/** Elements of Yjs that say the same; they belong to no document yet. */
export function writeElement(node: ElementNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  // Yjs writes any JSON value; its typing knows texts only.
  const attributes: { setAttribute(name: string, value: unknown): void } = element;
  for (const [name, value] of Object.entries(node.attrs ?? {})) attributes.setAttribute(name, value);
  element.insert(0, UNIT_NESTING[node.type].text ? inlineOf(node.content ?? []) : blocksOf(node.content ?? []));
  return element;
}

function blocksOf(nodes: readonly UnitContentNode[]): Y.XmlElement[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [] : [writeElement(node)]));
}

// Words between two breaks are one text, whatever marks they have.
function inlineOf(nodes: readonly UnitContentNode[]): (Y.XmlElement | Y.XmlText)[] {
  const made: (Y.XmlElement | Y.XmlText)[] = [];
  let run: TextNode[] = [];
  const flush = (): void => {
    if (run.length > 0) made.push(textOf(run));
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') run.push(node);
    else {
      flush();
      made.push(writeElement(node));
    }
  }
  flush();
  return made;
}

function textOf(run: readonly TextNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(run.map((node) => ({ insert: node.text, attributes: marksOf(node) })));
  return text;
}

/** Marks of a run as Yjs keeps them; marks have no attributes. */
export function marksOf(node: TextNode): Record<string, object> {
  return Object.fromEntries((node.marks ?? []).map(({ type }) => [type, {}]));
}
