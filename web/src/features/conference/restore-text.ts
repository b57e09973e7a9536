import { type ElementNode, readContent, type TextNode, type UnitContent, unitFragment } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { LiveUnit } from '../../realtime/index.js';

/**
 * Writes an earlier text into a unit as an edit of the one who asks. Blocks that are the same at the beginning and at the
 * end stay as they are, so that whoever types there is not disturbed. False when the unit is not open for writing.
 */
export function restoreText(unitId: UnitId, unit: LiveUnit | undefined, content: UnitContent): boolean {
  if (!unit?.mayWrite) return false;
  const root = unitFragment(unit.doc, unitId, unit.gen);
  const [now, wanted] = [readContent(root).content.map(keyOf), content.content.map(keyOf)];
  const most = Math.min(now.length, wanted.length);
  let head = 0;
  while (head < most && now[head] === wanted[head]) head += 1;
  let tail = 0;
  while (tail < most - head && now.at(-1 - tail) === wanted.at(-1 - tail)) tail += 1;
  unit.doc.transact(() => {
    root.delete(head, root.length - head - tail);
    root.insert(head, content.content.slice(head, content.content.length - tail).map(elementOf));
  });
  return true;
}

const keyOf = (node: ElementNode): string => JSON.stringify(node);

function elementOf({ type, attrs = {}, content = [] }: ElementNode): Y.XmlElement {
  const element = new Y.XmlElement(type);
  for (const [name, value] of Object.entries(attrs)) {
    // The binding keeps numbers as they are; the types of the library speak of words only.
    if (value !== null) (element as Y.XmlElement<Record<string, string | number>>).setAttribute(name, value);
  }
  element.insert(
    0,
    content.map((node) => (node.type === 'text' ? textOf(node) : elementOf(node))),
  );
  return element;
}

function textOf({ text, marks = [] }: TextNode): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, Object.fromEntries(marks.map((mark) => [mark.type, {}])));
  return made;
}
