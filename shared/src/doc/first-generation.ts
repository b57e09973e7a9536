import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import { plainText, type UnitContent, unitFragment } from './content.js';
import { UNIT_MAX_TEXT } from './schema.js';
import { writeElement } from './write-content.js';

/** Client id of everything the server writes itself; never leased (DOC.md D3). */
export const SERVER_CLIENT_ID = 1;

export interface FirstGeneration {
  readonly unitId: UnitId;
  readonly gen: number;
  /** Initial text, one paragraph per line; absent or empty = one empty paragraph. */
  readonly text?: string;
}

const EMPTY_PARAGRAPH = { type: 'paragraph' } as const;

/**
 * The first state of a generation: always at least one paragraph, so that two people who start typing at once write
 * into the same one (editor.md, trap 5). The same input gives the same bytes.
 * @throws RangeError for text longer than UNIT_MAX_TEXT
 */
export function firstGeneration({ unitId, gen, text = '' }: FirstGeneration): Uint8Array {
  if (text.length > UNIT_MAX_TEXT) throw new RangeError('text of a unit over its cap');
  const lines = cleanText(text).split('\n');
  const content = lines.map((line) =>
    line === '' ? EMPTY_PARAGRAPH : { ...EMPTY_PARAGRAPH, content: [{ type: 'text', text: line } as const] },
  );
  return generationOf({ unitId, gen, content: { type: 'doc', content } });
}

/**
 * A generation that begins with this content, in structs of the server's own: nothing tells how it came to be, and
 * nothing that was ever deleted is in it (DOC.md D15). The same content gives the same bytes.
 * @throws RangeError for text longer than UNIT_MAX_TEXT
 */
export function generationOf(made: {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly content: UnitContent;
}): Uint8Array {
  const { unitId, gen, content } = made;
  if (plainText(content).length > UNIT_MAX_TEXT) throw new RangeError('text of a unit over its cap');
  const doc = new Y.Doc({ gc: true });
  doc.clientID = SERVER_CLIENT_ID;
  const blocks = content.content.length > 0 ? content.content : [EMPTY_PARAGRAPH];
  doc.transact(() => unitFragment(doc, unitId, gen).insert(0, blocks.map(writeElement)));
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
