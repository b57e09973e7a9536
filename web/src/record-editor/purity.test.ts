import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

const NEWER = [
  {
    id: 's1',
    units: [
      { id: 'a', text: ['alfa', 'akce'] },
      { id: 'b', text: ['beta'] },
    ],
  },
];

/** Puts something this build does not know into unit a. */
const UNKNOWN = {
  'a block': (root, Y) => root.insert(1, [new Y.XmlElement('diagram')]),
  'an attribute': (root) => root.get(0).setAttribute('colour', 'red'),
  'a mark': (root) =>
    root
      .get(0)
      .get(0)
      .format(0, 2, { comment: { id: 1 } }),
  'something inside a line': (root, Y) => root.get(0).push([new Y.XmlElement('mention')]),
  'an embed in a text': (root) => root.get(0).get(0).insertEmbed(1, { image: 'x' }),
  'a bare text': (root, Y) => root.push([new Y.XmlText('holý')]),
  'a list in a list item of a paragraph': (root, Y) => {
    const item = new Y.XmlElement('listItem');
    root.get(0).push([item]);
  },
  'a block nested too deep': (root, Y) => {
    let inner = new Y.XmlElement('paragraph');
    for (let depth = 0; depth < 20; depth++) {
      const quote = new Y.XmlElement('blockquote');
      quote.push([inner]);
      inner = quote;
    }
    root.push([inner]);
  },
} as const;

describe('a viewer writes nothing', () => {
  it('[I3] while 1000 remote changes arrive, scrolling included', async () => {
    const { page, writes, agree } = await driver.start(NEWER);
    await page.evaluate(() => {
      const { world, Y } = window.lab;
      for (let at = 0; at < 1000; at++) {
        world.remote('a', 1, (root) => {
          if (at % 7 === 0) root.insert(0, [new Y.XmlElement('paragraph')]);
          else if (at % 11 === 0 && root.length > 3) root.delete(0, 1);
          else {
            const block = root.get(at % root.length);
            // Neighbouring texts of many clients: they are one text on screen and stay many in Yjs.
            block.push([new Y.XmlText(`t${at}`)]);
          }
        });
      }
      window.scrollTo(0, document.body.scrollHeight);
    });
    expect(await writes()).toEqual({});
    await agree();
  });

  it.each(Object.entries(UNKNOWN))(
    '[I3] that meets %s of a newer build: the unit is read-only here, its neighbour is not',
    async (_name, put) => {
      const { page, select, type, press, writes, heard, text } = await driver.start(NEWER);
      await page.evaluate(`lab.world.remote('a', 1, (root) => (${put.toString()})(root, lab.Y))`);
      const before = await page.evaluate(() => window.lab.world.fragment('a').toString());
      await select(['a', 2]);
      await type('x');
      await press('Backspace', 'Control+z');
      expect(await writes()).toEqual({});
      expect((await heard()).every(([, reason]) => reason === 'read-only')).toBe(true);
      expect(await page.evaluate(() => window.lab.world.fragment('a').toString())).toBe(before);
      await select(['b', 1]);
      await type('y');
      expect(await text('b')).toBe('ybeta');
      expect(page.troubles).toEqual([]);
    },
  );

  it('becomes a writer again when the unknown part is gone', async () => {
    const { page, select, type, text, agree } = await driver.start(NEWER);
    await page.evaluate(() =>
      window.lab.world.remote('a', 1, (root) => root.insert(0, [new window.lab.Y.XmlElement('diagram')])),
    );
    expect(await page.locator('.record-unknown').textContent()).toBe('Obsah novější verze');
    await page.evaluate(() => window.lab.world.remote('a', 1, (root) => root.delete(0, 1)));
    await select(['a', 1]);
    await type('x');
    expect(await text('a')).toBe('xalfa|akce');
    await agree();
  });

  it('shows an empty paragraph for an empty unit and an item for an emptied list, and writes neither', async () => {
    const { page, writes, texts, agree } = await driver.start([
      {
        id: 's',
        units: [
          { id: 'a', text: ['- alfa'] },
          { id: 'b', text: ['beta'] },
        ],
      },
    ]);
    await page.evaluate(() => {
      window.lab.world.remote('a', 1, (root) => root.get(0).delete(0, 1));
      window.lab.world.remote('b', 1, (root) => root.delete(0, 1));
    });
    expect(await page.evaluate(() => window.lab.place('a')?.node.firstChild?.type.name)).toBe('bulletList');
    expect(await texts()).toEqual({ a: '', b: '' });
    expect(await writes()).toEqual({});
    await agree();
  });

  it('[I3] showing, moving and hiding units writes nothing', async () => {
    const { show, writes, agree } = await driver.start(NEWER);
    await show([
      { id: 's0', units: [{ id: 'c', text: ['nová'] }] },
      { ...NEWER[0], units: NEWER[0].units.toReversed() },
    ]);
    await show([{ id: 's0', units: [] }]);
    await show([]);
    await show(NEWER);
    expect(await writes()).toEqual({});
    await agree();
  });
});
