import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  type ElementNode,
  generationOf,
  plainText,
  readContent,
  type UnitContent,
  unitFragment,
} from '../doc/index.js';
import type { UnitId } from '../ids/index.js';
import { replay } from './replay.js';

const UNIT = '7b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5a' as UnitId;

const line = (text: string, bold = false): ElementNode => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: [{ type: 'text', text, ...(bold ? { marks: [{ type: 'bold' }] } : {}) }] }),
});
const textOf = (...lines: (string | ElementNode)[]): UnitContent => ({
  type: 'doc',
  content: lines.map((one) => (typeof one === 'string' ? line(one) : one)),
});

/** What the new generation says after the replay, and what is handed back. */
function replayed(base: UnitContent, mine: UnitContent, theirs: UnitContent, words?: readonly string[]) {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, generationOf({ unitId: UNIT, gen: 2, content: theirs }));
  const fragment = unitFragment(doc, UNIT, 2);
  const typed = words ?? mine.content.map((node) => plainText({ type: 'doc', content: [node] }));
  const left = replay(fragment, { base, mine, words: typed });
  const content = readContent(fragment);
  return { text: plainText(content), left, content };
}

describe('unsent edits after a new generation', () => {
  it('[R50] go over into blocks that are still there', () => {
    const base = textOf('jedna', 'tajné', 'tři');
    expect(
      replayed(base, textOf('jedna a půl', 'tajné', 'tři!'), textOf('jedna', 'tři'), [' a půl', '', '!']),
    ).toMatchObject({
      text: 'jedna a půl\ntři!',
      left: [],
    });
  });

  it('[R50] go over into the same paragraph when the cut is elsewhere in it', () => {
    const base = textOf('Anna bydlí u tety a chodí tam ráda.');
    const mine = textOf('Anna bydlí u tety a chodí tam moc ráda.');
    expect(replayed(base, mine, textOf('Anna bydlí a chodí tam ráda.'), ['moc ']).text).toBe(
      'Anna bydlí a chodí tam moc ráda.',
    );
    const early = textOf('Malá Anna bydlí u tety a chodí tam ráda.');
    expect(replayed(base, early, textOf('Anna bydlí a chodí tam ráda.'), ['Malá ']).text).toBe(
      'Malá Anna bydlí a chodí tam ráda.',
    );
  });

  it('[R50] stay whole when somebody takes out a word that begins like theirs', () => {
    const doc = new Y.Doc({ gc: true });
    Y.applyUpdate(doc, generationOf({ unitId: UNIT, gen: 2, content: textOf('teta bydlí') }));
    const other = new Y.Doc({ gc: true });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    replay(unitFragment(doc, UNIT, 2), {
      ...{ base: textOf('teta bydlí'), mine: textOf('teplo teta bydlí'), words: ['teplo '] },
    });
    const block = unitFragment(other, UNIT, 2).get(0);
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (text instanceof Y.XmlText) text.delete(0, 5);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(plainText(readContent(unitFragment(doc, UNIT, 2)))).toBe('teplo bydlí');
  });

  it('[R50] stay whole when they were typed over a word like them, and somebody takes that one out', () => {
    const doc = new Y.Doc({ gc: true });
    Y.applyUpdate(doc, generationOf({ unitId: UNIT, gen: 2, content: textOf('slovo1 tady') }));
    const other = new Y.Doc({ gc: true });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    replay(unitFragment(doc, UNIT, 2), {
      ...{ base: textOf('slovo1 tady'), mine: textOf('slovo2 tady'), words: ['slovo2 '] },
    });
    const block = unitFragment(other, UNIT, 2).get(0);
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (text instanceof Y.XmlText) text.delete(0, 7);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(plainText(readContent(unitFragment(doc, UNIT, 2)))).toBe('slovo2 tady');
  });

  it('[R50] take out no block that somebody else types into, when they stand beside an empty one', () => {
    const base = textOf('', 'tajné ');
    const doc = new Y.Doc({ gc: true });
    Y.applyUpdate(doc, generationOf({ unitId: UNIT, gen: 2, content: base }));
    const other = new Y.Doc({ gc: true });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    // One wrote into the empty paragraph and emptied the other, the other one writes into that at the same moment.
    replay(unitFragment(doc, UNIT, 2), { base, mine: textOf('nahoře ', ''), words: ['nahoře ', ''] });
    const block = unitFragment(other, UNIT, 2).get(1);
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (text instanceof Y.XmlText) text.insert(6, 'dole ');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(plainText(readContent(unitFragment(doc, UNIT, 2)))).toBe('nahoře \ndole ');
  });

  it('[R50] are handed back when they were made in what was cut', () => {
    const base = textOf('jedna', 'tajné místo', 'tři');
    const done = replayed(base, textOf('jedna', 'tajné nové místo', 'tři'), textOf('jedna', 'tři'), ['', 'nové ', '']);
    expect(done).toMatchObject({ text: 'jedna\ntři', left: ['nové '] });
    const inside = replayed(textOf('Bydlí u tety Marie.'), textOf('Bydlí u hodné tety Marie.'), textOf('Bydlí.'), [
      'hodné ',
    ]);
    expect(inside).toMatchObject({ text: 'Bydlí.', left: ['hodné '] });
  });

  it('[R50] never bring back words that were taken out', () => {
    const base = textOf('jedna', 'bydlí v Kolíně', 'tři');
    const moved = replayed(base, textOf('jedna, v Kolíně', '', 'tři'), textOf('jedna', 'bydlí', 'tři'), [
      ', v Kolíně',
      '',
      '',
    ]);
    expect(moved.text).not.toContain('Kolíně');
    expect(moved.left).toEqual([', v Kolíně']);
  });

  it('[R50] are not typed twice when the server had them already', () => {
    const base = textOf('jedna', 'dvě');
    const mine = textOf('jedna nová', 'dvě');
    expect(replayed(base, mine, mine)).toMatchObject({ text: 'jedna nová\ndvě', left: [] });
  });

  it('[R50] keep new paragraphs, deletions and marks', () => {
    const base = textOf('a', 'b', 'c', 'd');
    const mine = textOf('a', 'nový', line('b', true), 'd');
    const done = replayed(base, mine, textOf('a', 'b', 'c', 'd', 'cizí'), ['', 'nový', '', '']);
    expect(done.content).toEqual(textOf('a', 'nový', line('b', true), 'd', 'cizí'));
  });

  it('[R50] take nothing along of what others wrote meanwhile: it is there already, or it was cut', () => {
    const base = textOf('jedna');
    const mine = textOf('jedna', 'cizí veřejné', 'cizí tajné', 'moje');
    const done = replayed(base, mine, textOf('jedna', 'cizí veřejné'), ['', '', '', 'moje']);
    expect(done).toMatchObject({ text: 'jedna\ncizí veřejné\nmoje', left: [] });
    const same = replayed(textOf('A.'), textOf('A. Cizí tajné. Moje.'), textOf('A.'), [' Moje.']);
    expect(same).toMatchObject({ text: 'A.', left: [' Moje.'] });
  });

  it('[R50] split a paragraph whole or not at all', () => {
    const done = replayed(textOf('první druhá'), textOf('první', 'druhá'), textOf('první druhá'), ['', '']);
    expect(done.text.replace('\n', ' ')).toBe('první druhá');
  });

  it('[R50] say everything once: applied or handed back, whatever was cut (seeded)', () => {
    let state = 7;
    const next = (most: number): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) % most;
    for (let round = 0; round < 300; round += 1) {
      const lines = Array.from({ length: 2 + next(5) }, (_, at) => `řádek${at} slovo${at} konec${at}`);
      const words = lines.map((_, at) => (next(3) === 0 ? ` NOVE${at}` : ''));
      const mine = textOf(...lines.map((one, at) => one.replace(' slovo', `${words[at]} slovo`)));
      const theirs = textOf(
        ...lines.flatMap(
          (one, at) => [[one], [], [one.replace(` slovo${at}`, '')], [one.replace(`konec${at}`, 'x')]][next(4)] ?? [],
        ),
      );
      const { text, left } = replayed(textOf(...lines), mine, theirs, words);
      for (const word of words.map((one) => one.trim()).filter(Boolean)) {
        const times = text.split(word).length - 1 + left.join(' ').split(word).length - 1;
        expect(times, `round ${round}: ${word} in ${text} | ${left.join()}`).toBe(1);
      }
    }
  });
});
