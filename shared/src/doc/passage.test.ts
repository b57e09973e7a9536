import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import {
  coversAll,
  cutPassage,
  firstGeneration,
  generationOf,
  guardUpdate,
  plainText,
  readContent,
  resolvePassage,
  SERVER_CLIENT_ID,
  type UnitContent,
  unitFragment,
  unitRootName,
} from './index.js';

const UNIT = '7b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5a' as UnitId;
const OTHER = '8b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5b' as UnitId;

const text = (words: string, ...marks: ('bold' | 'italic')[]) =>
  ({ type: 'text', text: words, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) }) as const;
const paragraph = (...content: ReturnType<typeof text>[]) => ({ type: 'paragraph', content }) as const;
const RICH: UnitContent = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Nadpis')] },
    paragraph(text('První '), text('tučná', 'bold'), text(' věta. Druhá věta.')),
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        { type: 'listItem', content: [paragraph(text('bod tři'))] },
        { type: 'listItem', content: [paragraph(text('bod čtyři', 'bold', 'italic'))] },
      ],
    },
    { type: 'paragraph', content: [text('řádek'), { type: 'hardBreak' }, text('druhý')] },
    { type: 'paragraph' },
    paragraph(text('Konec.')),
  ],
};

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, state);
  return doc;
}

/** Where `words` stand in the only text that holds them. */
function positionsOf(fragment: Y.XmlFragment, words: string): [unknown, unknown] {
  for (const node of fragment.createTreeWalker(() => true)) {
    if (!(node instanceof Y.XmlText)) continue;
    const at = (node.toDelta() as { insert: string }[])
      .map(({ insert }) => insert)
      .join('')
      .indexOf(words);
    if (at < 0) continue;
    const json = (index: number, assoc: number): unknown =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(node, index, assoc));
    return [json(at, 0), json(at + words.length, -1)];
  }
  throw new Error(`no "${words}"`);
}

function cut(content: UnitContent, first: string, last = first): { passage: string; rest: string } {
  const doc = docOf(generationOf({ unitId: UNIT, gen: 1, content }));
  const fragment = unitFragment(doc, UNIT, 1);
  const found = resolvePassage(fragment, positionsOf(fragment, first)[0], positionsOf(fragment, last)[1]);
  if (!found.ok) throw new Error(found.fault);
  const parts = cutPassage(readContent(fragment), found.passage);
  return { passage: plainText(parts.passage), rest: plainText(parts.rest) };
}

describe('a generation from content', () => {
  it('[D15] reads back as the same content, in structs of the server alone', () => {
    const state = generationOf({ unitId: UNIT, gen: 4, content: RICH });
    const doc = docOf(state);
    expect(readContent(unitFragment(doc, UNIT, 4))).toEqual(RICH);
    expect([...doc.store.clients.keys()]).toEqual([SERVER_CLIENT_ID]);
    expect(generationOf({ unitId: UNIT, gen: 4, content: RICH })).toEqual(state);
    const empty = docOf(generationOf({ unitId: UNIT, gen: 1, content: { type: 'doc', content: [] } }));
    expect(readContent(unitFragment(empty, UNIT, 1)).content).toEqual([{ type: 'paragraph' }]);
  });

  it('[D15] is what a client could lawfully have written', () => {
    const update = generationOf({ unitId: UNIT, gen: 1, content: RICH });
    const leased = new Set([SERVER_CLIENT_ID]);
    const state = { doc: new Y.Doc({ gc: true }), rootName: unitRootName(UNIT, 1), leased, maxBytes: 1e6 };
    unitFragment(state.doc, UNIT, 1);
    expect(guardUpdate(update, state)).toEqual({ ok: true });
  });

  it('[D15] has nothing in it of what was deleted before', () => {
    const doc = docOf(firstGeneration({ unitId: UNIT, gen: 1, text: 'zůstane' }));
    const fragment = unitFragment(doc, UNIT, 1);
    const words = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.insert(0, 'KANAREK');
    words.delete(0, 7);
    const next = generationOf({ unitId: UNIT, gen: 2, content: readContent(fragment) });
    expect(Buffer.from(next).includes('KANAREK')).toBe(false);
    expect(Y.decodeUpdate(next).ds.clients.size).toBe(0);
  });
});

describe('a passage', () => {
  it('[D17] is cut inside one paragraph without a trace', () => {
    const one = (words: string): UnitContent => ({ type: 'doc', content: [paragraph(text(words))] });
    expect(cut(one('Bydlí u tety v Kolíně a chodí tam rád.'), 'v Kolíně')).toEqual({
      passage: 'v Kolíně',
      rest: 'Bydlí u tety a chodí tam rád.',
    });
    expect(cut(one('Bydlí u tety v Kolíně.'), 'v Kolíně').rest).toBe('Bydlí u tety.');
    expect(cut(one('Tajné. Veřejné.'), 'Tajné.').rest).toBe('Veřejné.');
    expect(cut(one('Veřejné. Tajné.'), 'Tajné.').rest).toBe('Veřejné.');
  });

  it('[D17] is cut across headings, lists and marks; every word is in one of the two', () => {
    expect(cut(RICH, 'tučná', 'bod tři')).toEqual({
      passage: 'tučná věta. Druhá věta.\nbod tři',
      rest: 'Nadpis\nPrvní\nbod čtyři\nřádek\ndruhý\n\nKonec.',
    });
    expect(cut(RICH, 'druhý', 'Konec')).toEqual({
      passage: 'druhý\n\nKonec',
      rest: 'Nadpis\nPrvní tučná věta. Druhá věta.\nbod tři\nbod čtyři\nřádek\n\n.',
    });
  });

  it('[D16] may be given backwards, and keeps its place while others type around it', () => {
    const doc = docOf(firstGeneration({ unitId: UNIT, gen: 1, text: 'jedna dvě tři' }));
    const fragment = unitFragment(doc, UNIT, 1);
    const [from, to] = positionsOf(fragment, 'dvě');
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'nula ');
    const found = resolvePassage(fragment, to, from);
    if (!found.ok) throw new Error(found.fault);
    expect(plainText(cutPassage(readContent(fragment), found.passage).passage)).toBe('dvě');
  });

  it('[D16] is refused when its ends are deleted, of another unit or generation, unknown, or the same', () => {
    const doc = docOf(firstGeneration({ unitId: UNIT, gen: 1, text: 'jedna dvě tři' }));
    const fragment = unitFragment(doc, UNIT, 1);
    const [from, to] = positionsOf(fragment, 'dvě');
    const fault = (a: unknown, b: unknown) => resolvePassage(fragment, a, b);
    expect(fault(from, from)).toEqual({ ok: false, fault: 'empty' });
    const other = docOf(firstGeneration({ unitId: OTHER, gen: 1, text: 'cizí' }));
    const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(unitFragment(other, OTHER, 1), 1));
    for (const hostile of [end, null, 7, {}, { item: { client: 1, clock: -1 } }, { item: { client: 9, clock: 0 } }])
      expect(fault(from, hostile), JSON.stringify(hostile)).toEqual({ ok: false, fault: 'outside' });
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(6, 3);
    expect(fault(from, to)).toEqual({ ok: false, fault: 'gone' });
  });

  it('[D17] knows when it would leave no word behind', () => {
    const doc = docOf(generationOf({ unitId: UNIT, gen: 1, content: RICH }));
    const fragment = unitFragment(doc, UNIT, 1);
    const all = resolvePassage(fragment, positionsOf(fragment, 'Nadpis')[0], positionsOf(fragment, 'Konec.')[1]);
    const most = resolvePassage(fragment, positionsOf(fragment, 'adpis')[0], positionsOf(fragment, 'Konec.')[1]);
    expect(all.ok && coversAll(RICH, all.passage)).toBe(true);
    expect(most.ok && coversAll(RICH, most.passage)).toBe(false);
  });

  it('[D17] any cut of any content keeps every word once and reads back the same (seeded)', () => {
    const words = plainText(RICH).replace(/[\s]/g, '');
    const doc = docOf(generationOf({ unitId: UNIT, gen: 1, content: RICH }));
    const fragment = unitFragment(doc, UNIT, 1);
    const ends = ['Nadpis', 'První', 'tučná', 'Druhá', 'bod tři', 'bod čtyři', 'řádek', 'druhý', 'Konec'];
    for (const first of ends)
      for (const last of ends) {
        const found = resolvePassage(fragment, positionsOf(fragment, first)[0], positionsOf(fragment, last)[1]);
        if (!found.ok) continue;
        const { passage, rest } = cutPassage(RICH, found.passage);
        if (passage.content.length === 0) continue;
        expect([...(plainText(passage) + plainText(rest)).replace(/[\s]/g, '')].sort()).toEqual([...words].sort());
        for (const content of [passage, rest]) {
          const made = docOf(generationOf({ unitId: UNIT, gen: 2, content }));
          expect(readContent(unitFragment(made, UNIT, 2))).toEqual(content);
        }
      }
  });
});
