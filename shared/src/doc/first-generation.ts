import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import { unitFragment } from './content.js';
import { UNIT_MAX_TEXT } from './schema.js';

/** Client id of everything the server writes itself; never leased (DOC.md D3). */
export const SERVER_CLIENT_ID = 1;

export interface FirstGeneration {
  readonly unitId: UnitId;
  readonly gen: number;
  /** Initial text, one paragraph per line; absent or empty = one empty paragraph. */
  readonly text?: string;
}

/**
 * The first state of a generation: always at least one paragraph, so that two people who start typing at once write
 * into the same one (editor.md, trap 5). The same input gives the same bytes.
 * @throws RangeError for text longer than UNIT_MAX_TEXT
 */
export function firstGeneration({ unitId, gen, text = '' }: FirstGeneration): Uint8Array {
  if (text.length > UNIT_MAX_TEXT) throw new RangeError('text of a unit over its cap');
  const doc = new Y.Doc({ gc: true });
  doc.clientID = SERVER_CLIENT_ID;
  const paragraphs = cleanText(text)
    .split('\n')
    .map((line) => paragraph(line));
  unitFragment(doc, unitId, gen).insert(0, paragraphs);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

// What the guard refuses from a client, the server does not write either.
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

function paragraph(line: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  if (line !== '') element.insert(0, [new Y.XmlText(line)]);
  return element;
}
