import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

const TWO = [
  {
    id: 's1',
    units: [
      { id: 'a', text: ['alfa', '- akce'] },
      { id: 'b', text: ['beta'] },
      { id: 'r', readOnly: true, text: ['rosa'] },
    ],
  },
];

const UNLAWFUL = {
  'merging two units': (tr, lab) => tr.join(lab.place('b').pos),
  'splitting a unit': (tr, lab) => tr.split(lab.place('a').start + 3, 2),
  'deleting a unit': (tr, lab) => tr.delete(lab.place('b').pos, lab.place('b').pos + lab.place('b').node.nodeSize),
  'reordering units': (tr, lab) =>
    tr
      .delete(lab.place('b').pos, lab.place('b').pos + lab.place('b').node.nodeSize)
      .insert(lab.place('a').pos, lab.place('b').node),
  'creating a unit': (tr, lab) =>
    tr.insert(lab.place('b').pos, lab.place('b').node.type.create({ uid: 'x', gen: 1 }, lab.paragraph('x'))),
  'editing a title': (tr) => tr.insertText('x', 2),
  'editing a read-only unit': (tr, lab) => tr.insertText('x', lab.place('r').start + 2),
  'changing the unit of a text': (tr, lab) => tr.setNodeMarkup(lab.place('a').pos, undefined, { uid: 'b', gen: 1 }),
  'changing the generation': (tr, lab) => tr.setNodeMarkup(lab.place('a').pos, undefined, { uid: 'a', gen: 2 }),
  'changing two units at once': (tr, lab) =>
    tr.insertText('x', lab.place('b').start + 1).insertText('x', lab.place('a').start + 1),
  'moving text with the structure unchanged': (tr, lab) =>
    tr.delete(lab.place('b').start + 1, lab.place('b').start + 4).insertText('bet', lab.place('a').start + 1),
  'deleting over a border': (tr, lab) => tr.delete(lab.place('a').end - 4, lab.place('b').start + 3),
} as const;

describe('the guard', () => {
  it.each(Object.entries(UNLAWFUL))('[I3] refuses %s', async (_name, make) => {
    const { page, agree, writes } = await driver.start(TWO);
    const passed = await page.evaluate(`lab.attempt(${make.toString()})`);
    expect(passed).toBe(false);
    expect(await writes()).toEqual({});
    await agree();
  });

  it('lets a delete from a list item to the end of its unit pass', async () => {
    const { page, agree, text } = await driver.start(TWO);
    const passed = await page.evaluate(() =>
      window.lab.attempt((tr, lab) => tr.delete(lab.place('a').start + 10, lab.place('a').end)),
    );
    expect(passed).toBe(true);
    expect(await text('a')).toBe('alfa|a');
    await agree();
  });

  it('lets execCommand delete within a unit pass', async () => {
    const { page, agree, select, text } = await driver.start(TWO);
    await select(['a', 10], ['a', 13]);
    await page.evaluate(() => document.execCommand('delete'));
    await expect.poll(() => text('a')).toBe('alfa|a');
    await agree();
  });

  it('[I3] refuses execCommand delete over a border, which no input event announces', async () => {
    const { page, select, texts, heard } = await driver.start(TWO);
    await select(['a', 3], ['b', 3]);
    await page.evaluate(() => document.execCommand('delete'));
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
    expect(await texts()).toEqual({ a: 'alfa|akce', b: 'beta', r: 'rosa' });
    expect(await page.evaluate(() => window.lab.differences())).toEqual([]);
  });

  it.each([
    ['over a border', ['a', 3], ['b', 3], { a: 'al', b: 'ta', r: 'rosa' }],
    ['at the start of a unit', ['b', 1], ['b', 1], { a: 'alfa|akce', b: 'beta', r: 'rosa' }],
    ['within a unit', ['b', 3], ['b', 3], { a: 'alfa|akce', b: 'bta', r: 'rosa' }],
    ['in a read-only unit', ['r', 3], ['r', 3], { a: 'alfa|akce', b: 'beta', r: 'rosa' }],
  ])('[I3] a phone keyboard (key 229) deletes %s as a key does', async (_name, anchor, head, after) => {
    const { page, agree, select, texts } = await driver.start(TWO);
    await select(anchor, head);
    const wire = await page.context().newCDPSession(page);
    await wire.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Unidentified',
      commands: ['deleteBackward'],
    });
    await expect.poll(texts).toEqual(after);
    await agree();
  });

  it('[I3] restores the DOM when something outside moves text into the neighbour', async () => {
    const { page, agree, texts } = await driver.start(TWO);
    await page.evaluate(() => {
      const [a, b] = [...document.querySelectorAll('.record-unit-text p')].filter((p) =>
        ['alfa', 'beta'].includes(p.textContent ?? ''),
      );
      if (a?.firstChild) b?.append(a.firstChild);
    });
    await expect.poll(() => page.evaluate(() => window.lab.differences())).toEqual([]);
    expect(await texts()).toEqual({ a: 'alfa|akce', b: 'beta', r: 'rosa' });
    await agree();
  });

  it('[I3] leaves a read-only unit alone whatever is typed, pasted or pressed', async () => {
    const { page, agree, select, press, type, heard, writes, where } = await driver.start(TWO);
    await select(['r', 3]);
    await type('x');
    await press('Backspace', 'Delete', 'Enter', 'Control+b');
    await page.evaluate(() => document.execCommand('insertText', false, 'y'));
    expect(await writes()).toEqual({});
    expect((await heard()).every(([, reason]) => reason === 'read-only')).toBe(true);
    expect((await heard()).length).toBeGreaterThan(3);
    expect(await where()).toEqual(['r', 3]);
    await agree();
  });
});
