import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import { firstGeneration, guardUpdate, readContent, UNIT_MAX_TEXT, unitFragment, unitRootName } from './index.js';

const UNIT = '7b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5a' as UnitId;
const ROOT = unitRootName(UNIT, 1);
const ANNA = 70_001;
const MALLORY = 70_666;

function live(text = 'hello'): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, firstGeneration({ unitId: UNIT, gen: 1, text }));
  unitFragment(doc, UNIT, 1);
  return doc;
}

function check(doc: Y.Doc, update: Uint8Array, leased = [ANNA]) {
  return guardUpdate(update, { doc, rootName: ROOT, leased: new Set(leased), maxBytes: 256 * 1024 });
}

function writer(server: Y.Doc, clientId = ANNA): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  doc.clientID = clientId;
  return doc;
}

function edit(doc: Y.Doc, change: (root: Y.XmlFragment) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(unitFragment(doc, UNIT, 1)));
  return Y.encodeStateAsUpdate(doc, before);
}

function words(root: Y.XmlFragment): Y.XmlText {
  const paragraph = root.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (text instanceof Y.XmlText) return text;
  throw new Error('no text');
}

function element(
  name: string,
  children: (Y.XmlElement | Y.XmlText)[] = [],
  attrs: Record<string, unknown> = {},
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string);
  return made;
}

describe('guard: what an editor writes', () => {
  const list = () => element('bulletList', [element('listItem', [element('paragraph', [new Y.XmlText('bod')])])]);
  it.each<[string, (root: Y.XmlFragment) => void]>([
    ['typing', (root) => words(root).insert(5, ' světe 🙂')],
    ['deleting', (root) => words(root).delete(0, 3)],
    ['marks', (root) => words(root).format(0, 4, { bold: {}, italic: {} })],
    ['unmarking', (root) => words(root).format(0, 2, { bold: null })],
    ['a heading', (root) => root.insert(1, [element('heading', [new Y.XmlText('Nadpis')], { level: 2 })])],
    ['a list', (root) => root.insert(1, [list()])],
    [
      'an ordered list',
      (root) => root.insert(0, [element('orderedList', [element('listItem')], { start: 3, type: null })]),
    ],
    ['a hard break', (root) => (root.get(0) as Y.XmlElement).insert(1, [element('hardBreak'), new Y.XmlText('dál')])],
    [
      'replacing everything',
      (root) => {
        root.delete(0, root.length);
        root.insert(0, [element('blockquote', [element('paragraph')])]);
      },
    ],
    [
      'writing and deleting at once',
      (root) => {
        root.insert(1, [list()]);
        root.delete(1, 1);
        words(root).insert(0, 'x');
        words(root).delete(0, 1);
      },
    ],
  ])('[D1] lets %s pass and apply without a trace of trouble', (_name, change) => {
    const server = live();
    const update = edit(writer(server), change);
    expect(check(server, update)).toEqual({ ok: true });
    Y.applyUpdate(server, update);
    expect(server.store.pendingStructs).toBeNull();
    expect(server.store.pendingDs).toBeNull();
  });

  it('[D1] lets an update pass that repeats what the server has', () => {
    const server = live();
    const doc = writer(server);
    const first = edit(doc, (root) => words(root).insert(5, ' a'));
    Y.applyUpdate(server, first);
    edit(doc, (root) => words(root).insert(7, 'b'));
    expect(check(server, first)).toEqual({ ok: true });
    expect(check(server, Y.encodeStateAsUpdate(doc))).toEqual({ ok: true });
  });

  it('[D5] lets a child of an element that was deleted meanwhile pass', () => {
    const server = live();
    const update = edit(writer(server), (root) => words(root).insert(5, ' late'));
    Y.applyUpdate(
      server,
      edit(writer(server, MALLORY), (root) => root.delete(0, 1)),
    );
    expect(check(server, update)).toEqual({ ok: true });
    Y.applyUpdate(server, update);
    expect(server.store.pendingStructs).toBeNull();
  });
});

describe('guard: what an attacker writes', () => {
  it('[D3] refuses changes under a client id of somebody else, and the victim goes on writing', () => {
    const server = live();
    const victim = writer(server);
    const forged = edit(writer(server, ANNA), (root) => words(root).insert(0, 'forged'));
    expect(check(server, forged, [MALLORY])).toEqual({ ok: false, code: 'FOREIGN_CLIENT' });
    const own = edit(victim, (root) => words(root).insert(5, '!'));
    expect(check(server, own)).toEqual({ ok: true });
  });

  it('[D4] refuses an update whose predecessor the server has not', () => {
    const server = live();
    const doc = writer(server);
    edit(doc, (root) => words(root).insert(5, 'withheld'));
    const later = edit(doc, (root) => words(root).insert(13, '!'));
    expect(check(server, later)).toEqual({ ok: false, code: 'NEED_DIFF' });
  });

  it('[D9] refuses text over the cap', () => {
    const server = live('x'.repeat(UNIT_MAX_TEXT - 3));
    const update = edit(writer(server), (root) => words(root).insert(0, 'four'));
    expect(check(server, update)).toEqual({ ok: false, code: 'TOO_LARGE' });
    const room = edit(writer(server), (root) => {
      words(root).delete(0, 10);
      words(root).insert(0, 'ok');
    });
    expect(check(server, room)).toEqual({ ok: true });
  });

  it('[D1] refuses more bytes than the cap before reading one of them', () => {
    expect(check(live(), new Uint8Array(256 * 1024 + 1))).toEqual({ ok: false, code: 'TOO_LARGE' });
  });

  it('[D10] refuses nesting beyond the cap, in one update and step by step', () => {
    const server = live();
    let deep = element('blockquote');
    for (let i = 0; i < 20; i++) deep = element('blockquote', [deep]);
    expect(
      check(
        server,
        edit(writer(server), (root) => root.insert(0, [deep])),
      ),
    ).toEqual({ ok: false, code: 'INVALID_UPDATE' });
    const doc = writer(server);
    let within: Y.XmlFragment = unitFragment(doc, UNIT, 1);
    let verdict = check(
      server,
      edit(doc, () => undefined),
    );
    for (let depth = 0; verdict.ok; depth++) {
      expect(depth).toBeLessThan(17);
      const next = element('blockquote');
      const update = edit(doc, () => within.insert(0, [next]));
      within = next;
      verdict = check(server, update);
      if (verdict.ok) Y.applyUpdate(server, update);
    }
    expect(verdict).toEqual({ ok: false, code: 'INVALID_UPDATE' });
    expect(JSON.stringify(readContent(unitFragment(server, UNIT, 1))).length).toBeLessThan(3000);
  });
});
