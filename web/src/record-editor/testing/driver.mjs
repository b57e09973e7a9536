/** Short words for the tests: one page with one editor, driven by real keys. */
import { expect } from 'vitest';
import { openLab } from './open-lab.mjs';

/** Three units in two sections; the second is read-only. */
export const THREE = [
  {
    id: 's1',
    canAdd: true,
    units: [
      { id: 'a', text: ['alfa', 'akce'] },
      { id: 'r', readOnly: true, text: ['rosa', 'ruka'] },
    ],
  },
  { id: 's2', canAdd: true, units: [{ id: 'b', text: ['beta', 'bota'] }] },
];

/** Opens a browser for one test file. */
export async function openDriver() {
  const lab = await openLab();
  const page = await lab.page();
  return { start: (sections = THREE) => drive(page, sections), close: lab.close };
}

/** Every test begins with a new editor and new documents on the same page. */
async function drive(page, sections) {
  page.troubles.length = 0;
  await page.evaluate((specs) => {
    window.scrollTo(0, 0);
    window.freshLab();
    window.lab.show(specs);
  }, sections);
  const at = (end) => (Array.isArray(end) ? end : [end, 1]);
  return {
    page,
    show: (specs) => page.evaluate((given) => window.lab.show(given), specs),
    select: (anchor, head) =>
      page.evaluate(([from, to]) => window.lab.select(from, to), [at(anchor), at(head ?? anchor)]),
    /** The browser tells of a moved caret with the next frame only. */
    where: () =>
      page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.lab.where())))),
      ),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    texts: () => page.evaluate(() => window.lab.page()),
    text: (unitId, gen = 1) => page.evaluate(([id, generation]) => window.lab.text(id, generation), [unitId, gen]),
    heard: () => page.evaluate(() => window.lab.heard.filter(([kind]) => kind !== 'focus')),
    writes: () => page.evaluate(() => Object.fromEntries(window.lab.world.writes)),
    ...others(page),
    /** Page, DOM and Yjs say the same, and nothing failed on the way. */
    agree: async () => {
      expect(await page.evaluate(() => window.lab.differences())).toEqual([]);
      expect(page.troubles).toEqual([]);
    },
  };
}

/** What other people do meanwhile. */
function others(page) {
  return {
    /** Inserts text into the first text of a block. */
    remoteInsert: (unitId, [block, index], text, gen = 1) =>
      page.evaluate(
        ([id, generation, line, offset, inserted]) =>
          window.lab.world.remote(id, generation, (root) => root.get(line).get(0).insert(offset, inserted)),
        [unitId, gen, block, index, text],
      ),
    remoteDelete: (unitId, [block, index], length, gen = 1) =>
      page.evaluate(
        ([id, generation, line, offset, count]) =>
          window.lab.world.remote(id, generation, (root) => root.get(line).get(0).delete(offset, count)),
        [unitId, gen, block, index, length],
      ),
  };
}
