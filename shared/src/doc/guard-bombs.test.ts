import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import { firstGeneration, guardUpdate, SERVER_CLIENT_ID, UNIT_MAX_TEXT, unitFragment, unitRootName } from './index.js';

const UNIT = '7b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5a' as UnitId;
const ROOT = unitRootName(UNIT, 1);
const ANNA = 70_001;
const VICTIM = 70_002;

/** Writes the V1 encoding by hand, so that it can say what no editor would. */
class Wire {
  readonly bytes: number[] = [];

  uint(value: number): this {
    let rest = value;
    while (rest > 127) {
      this.bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
    return this;
  }

  text(value: string): this {
    const encoded = Buffer.from(value, 'utf8');
    return this.uint(encoded.length).raw(...encoded);
  }

  raw(...bytes: number[]): this {
    this.bytes.push(...bytes);
    return this;
  }

  /** One block of one client. */
  block(structs: number, client = ANNA, clock = 0): this {
    return this.uint(1).uint(structs).uint(client).uint(clock);
  }

  end(): Uint8Array {
    return Uint8Array.from(this.uint(0).bytes);
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

const wire = (): Wire => new Wire();
/** A child of the root with explicit parent: info byte `kind`, then the root's name. */
const inRoot = (kind: number, root = ROOT): Wire => wire().block(1).raw(kind).uint(1).text(root);
/** Behind the first character of the paragraph's text, which is clock 2 of the server. */
const inText = (kind: number): Wire =>
  wire()
    .block(1)
    .raw(kind | 128)
    .uint(SERVER_CLIENT_ID)
    .uint(2);

function live(): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, firstGeneration({ unitId: UNIT, gen: 1, text: 'oběť píše' }));
  unitFragment(doc, UNIT, 1);
  return doc;
}

function updateOf(change: (doc: Y.Doc) => void, clientId = ANNA): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, firstGeneration({ unitId: UNIT, gen: 1, text: 'oběť píše' }));
  doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const HUGE = 2 ** 53 - 1;
const root = (doc: Y.Doc): Y.XmlFragment => unitFragment(doc, UNIT, 1);
const paragraph = (doc: Y.Doc): Y.XmlElement => root(doc).get(0) as Y.XmlElement;
const words = (doc: Y.Doc): Y.XmlText => paragraph(doc).get(0) as Y.XmlText;
const setAny = (doc: Y.Doc, name: string, value: unknown): void => paragraph(doc).setAttribute(name, value as string);
const bomb = (name: string, code: string, bytes: Uint8Array): [string, string, Uint8Array] => [name, code, bytes];

const BOMBS = [
  bomb('no bytes', 'INVALID_UPDATE', new Uint8Array()),
  bomb('a half of the empty update', 'INVALID_UPDATE', new Uint8Array([0])),
  bomb('bytes after the end', 'INVALID_UPDATE', new Uint8Array([0, 0, 0])),
  bomb('a V2 update', 'INVALID_UPDATE', new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
  bomb(
    'the 27 bytes that hang mergeUpdatesV2',
    'INVALID_UPDATE',
    Uint8Array.from([
      0, 0, 1, 0, 0, 0, 0, 5, 255, 255, 255, 255, 15, 0, 0, 0, 0, 1, 1, 0, 0, 255, 255, 255, 255, 15, 0,
    ]),
  ),
  bomb('an endless number', 'INVALID_UPDATE', new Uint8Array(64).fill(255)),
  bomb(
    'more blocks than bytes',
    'INVALID_UPDATE',
    wire()
      .uint(2 ** 40)
      .end(),
  ),
  bomb(
    'more structs than bytes',
    'INVALID_UPDATE',
    wire()
      .uint(1)
      .uint(2 ** 40)
      .uint(ANNA)
      .uint(0)
      .end(),
  ),
  bomb('a block without structs', 'INVALID_UPDATE', wire().uint(1).uint(0).uint(ANNA).uint(0).end()),
  bomb(
    'two blocks of one client',
    'INVALID_UPDATE',
    wire().uint(2).uint(1).uint(ANNA).uint(0).raw(0).uint(1).uint(1).uint(ANNA).uint(1).raw(0).uint(1).end(),
  ),
  bomb('a tombstone of the longest length', 'INVALID_UPDATE', wire().block(1).raw(0).uint(HUGE).uint(1).end()),
  bomb(
    'a tombstone of 2^40',
    'TOO_LARGE',
    wire()
      .block(1)
      .raw(0)
      .uint(2 ** 40)
      .end(),
  ),
  bomb('a tombstone of no length', 'INVALID_UPDATE', wire().block(1).raw(0).uint(0).end()),
  bomb(
    'a deleted run of 2^40',
    'TOO_LARGE',
    inRoot(1)
      .uint(2 ** 40)
      .end(),
  ),
  bomb('a deleted run of no length', 'INVALID_UPDATE', inRoot(1).uint(0).end()),
  bomb('a skip', 'INVALID_UPDATE', wire().block(1).raw(10).uint(5).end()),
  bomb('an unknown content kind', 'INVALID_UPDATE', inRoot(11).end()),
  bomb('old JSON content', 'INVALID_UPDATE', inRoot(2).uint(1).text('{}').end()),
  bomb('binary content', 'INVALID_UPDATE', inRoot(3).uint(3).raw(1, 2, 3).end()),
  bomb(
    'an embed',
    'INVALID_UPDATE',
    updateOf((doc) => words(doc).insertEmbed(0, { image: 'x' })),
  ),
  bomb(
    'a subdocument',
    'INVALID_UPDATE',
    updateOf((doc) => doc.getMap('sub').set('a', new Y.Doc())),
  ),
  bomb(
    'a foreign root map',
    'INVALID_UPDATE',
    updateOf((doc) => doc.getMap('other').set('a', 1)),
  ),
  bomb(
    'a foreign root text',
    'INVALID_UPDATE',
    updateOf((doc) => doc.getText('other').insert(0, 'x')),
  ),
  bomb(
    'the root of another generation',
    'INVALID_UPDATE',
    inRoot(7, unitRootName(UNIT, 2)).uint(3).text('paragraph').end(),
  ),
  bomb(
    'an attribute of the root',
    'INVALID_UPDATE',
    wire()
      .block(1)
      .raw(8 | 32)
      .uint(1)
      .text(ROOT)
      .text('level')
      .uint(1)
      .raw(125, 1)
      .end(),
  ),
  bomb('words directly in the root', 'INVALID_UPDATE', inRoot(4).text('x').end()),
  bomb('a text directly in the root', 'INVALID_UPDATE', inRoot(7).uint(6).end()),
  bomb('a shared array', 'INVALID_UPDATE', inRoot(7).uint(0).end()),
  bomb('a shared map', 'INVALID_UPDATE', inRoot(7).uint(1).end()),
  bomb('an XML hook', 'INVALID_UPDATE', inRoot(7).uint(5).text('x').end()),
  bomb('an unknown node', 'INVALID_UPDATE', inRoot(7).uint(3).text('iframe').end()),
  bomb('a node named like an object member', 'INVALID_UPDATE', inRoot(7).uint(3).text('__proto__').end()),
  bomb('a list item outside a list', 'INVALID_UPDATE', inRoot(7).uint(3).text('listItem').end()),
  bomb(
    'a paragraph in a paragraph',
    'INVALID_UPDATE',
    updateOf((doc) => paragraph(doc).insert(0, [new Y.XmlElement('paragraph')])),
  ),
  bomb(
    'an unknown mark',
    'INVALID_UPDATE',
    updateOf((doc) => words(doc).format(0, 2, { comment: { id: 1 } })),
  ),
  bomb(
    'a mark with attributes',
    'INVALID_UPDATE',
    updateOf((doc) => words(doc).format(0, 2, { bold: { href: 'javascript:1' } })),
  ),
  bomb(
    'a link',
    'INVALID_UPDATE',
    updateOf((doc) => words(doc).format(0, 2, { link: { href: 'https://x' } })),
  ),
  bomb(
    'an unknown attribute',
    'INVALID_UPDATE',
    updateOf((doc) => setAny(doc, 'onclick', 'x')),
  ),
  bomb(
    'a level for a paragraph',
    'INVALID_UPDATE',
    updateOf((doc) => setAny(doc, 'level', 1)),
  ),
  bomb(
    'a BigInt attribute',
    'INVALID_UPDATE',
    updateOf((doc) => setAny(doc, 'level', 10n)),
  ),
  bomb(
    'a binary attribute',
    'INVALID_UPDATE',
    updateOf((doc) => setAny(doc, 'level', new Uint8Array(8))),
  ),
  bomb(
    'an attribute of 200 kB',
    'INVALID_UPDATE',
    updateOf((doc) => setAny(doc, 'level', 'x'.repeat(200_000))),
  ),
  bomb(
    'an attribute nested 5 000 deep',
    'INVALID_UPDATE',
    updateOf((doc) => setAny(doc, 'level', JSON.parse('['.repeat(5000) + ']'.repeat(5000)))),
  ),
  bomb(
    'an attribute on a text',
    'INVALID_UPDATE',
    updateOf((doc) => words(doc).setAttribute('level', 1)),
  ),
  bomb(
    'a level of seven',
    'INVALID_UPDATE',
    updateOf((doc) => {
      const h = new Y.XmlElement('heading');
      h.setAttribute('level', 7 as unknown as string);
      root(doc).insert(0, [h]);
    }),
  ),
  bomb('invalid UTF-8', 'INVALID_UPDATE', inText(4).uint(2).raw(0xc3, 0x28).end()),
  bomb('a lone surrogate in UTF-8', 'INVALID_UPDATE', inText(4).uint(3).raw(0xed, 0xa0, 0x80).end()),
  bomb('an overlong encoding', 'INVALID_UPDATE', inText(4).uint(2).raw(0xc0, 0xaf).end()),
  bomb('a NUL character', 'INVALID_UPDATE', inText(4).uint(1).raw(0).end()),
  bomb('an escape character', 'INVALID_UPDATE', inText(4).uint(1).raw(27).end()),
  bomb(
    'a string longer than its frame',
    'INVALID_UPDATE',
    inText(4)
      .uint(2 ** 30)
      .raw(65)
      .end(),
  ),
  bomb('an empty string', 'INVALID_UPDATE', inText(4).text('').end()),
  bomb('text that takes the unit over its cap', 'TOO_LARGE', inText(4).text('x'.repeat(UNIT_MAX_TEXT)).end()),
  bomb('a poisoned clock of a victim', 'FOREIGN_CLIENT', wire().block(1, VICTIM).raw(0).uint(100_000).end()),
  bomb(
    "a longer run under the server's own id",
    'FOREIGN_CLIENT',
    wire().block(1, SERVER_CLIENT_ID).raw(0).uint(1000).end(),
  ),
  bomb('an own clock that starts ahead', 'NEED_DIFF', wire().block(1, ANNA, 5).raw(0).uint(1).end()),
  bomb(
    'an origin nobody wrote',
    'NEED_DIFF',
    wire()
      .block(1)
      .raw(4 | 128)
      .uint(VICTIM)
      .uint(7)
      .text('x')
      .end(),
  ),
  bomb(
    'an origin in its own future',
    'NEED_DIFF',
    wire()
      .block(1)
      .raw(4 | 128)
      .uint(ANNA)
      .uint(0)
      .text('x')
      .end(),
  ),
  bomb('a parent nobody wrote', 'NEED_DIFF', wire().block(1).raw(7).uint(0).uint(VICTIM).uint(3).uint(6).end()),
  bomb(
    'a letter as a parent',
    'INVALID_UPDATE',
    wire().block(1).raw(7).uint(0).uint(SERVER_CLIENT_ID).uint(2).uint(6).end(),
  ),
  bomb(
    'neighbours of two parents',
    'INVALID_UPDATE',
    wire()
      .block(1)
      .raw(4 | 192)
      .uint(SERVER_CLIENT_ID)
      .uint(2)
      .uint(SERVER_CLIENT_ID)
      .uint(0)
      .text('x')
      .end(),
  ),
  bomb(
    'a delete of what is to come',
    'NEED_DIFF',
    wire()
      .uint(0)
      .uint(1)
      .uint(VICTIM)
      .uint(1)
      .uint(0)
      .uint(2 ** 40)
      .done(),
  ),
  bomb(
    'a delete of no length',
    'INVALID_UPDATE',
    wire().uint(0).uint(1).uint(SERVER_CLIENT_ID).uint(1).uint(0).uint(0).done(),
  ),
  bomb(
    'more deletes than bytes',
    'INVALID_UPDATE',
    wire()
      .uint(0)
      .uint(1)
      .uint(SERVER_CLIENT_ID)
      .uint(2 ** 40)
      .uint(0)
      .uint(1)
      .done(),
  ),
] as const;

describe('guard: corpus of bombs', () => {
  it(`holds at least forty of them`, () => expect(BOMBS.length).toBeGreaterThanOrEqual(40));

  it.each(BOMBS)('[D2] refuses %s with %s, at once and without touching the document', (_name, code, bytes) => {
    const doc = live();
    const before = Buffer.from(Y.encodeStateAsUpdate(doc));
    const started = performance.now();
    const verdict = guardUpdate(bytes, { doc, rootName: ROOT, leased: new Set([ANNA]), maxBytes: 1024 * 1024 });
    expect(performance.now() - started).toBeLessThan(100);
    expect(verdict).toEqual({ ok: false, code });
    expect(before.equals(Y.encodeStateAsUpdate(doc))).toBe(true);
  });

  it('[D4] refuses 5 000 updates whose first predecessor is withheld, each on its own', () => {
    const server = live();
    const doc = new Y.Doc({ gc: true });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    doc.clientID = ANNA;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 5001; i++) words(doc).insert(0, 'x');
    const state = { doc: server, rootName: ROOT, leased: new Set([ANNA]), maxBytes: 1024 * 1024 };
    expect(updates.slice(1).every((update) => !guardUpdate(update, state).ok)).toBe(true);
    expect(server.store.pendingStructs).toBeNull();
  });
});
