import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

const BEFORE = { a: 'alfa|akce', r: 'rosa|ruka', b: 'beta|bota' };

describe('keys at a border', () => {
  it.each([
    ['Backspace at the start', ['b', 1], 'Backspace'],
    ['Ctrl+Backspace at the start', ['b', 1], 'Control+Backspace'],
    ['Delete at the end', ['a', 11], 'Delete'],
    ['Ctrl+Delete at the end', ['a', 11], 'Control+Delete'],
  ])('[I3] %s does nothing', async (_name, caret, key) => {
    const { agree, select, press, texts, heard, where } = await driver.start();
    await select(caret);
    await press(key);
    expect(await texts()).toEqual(BEFORE);
    expect(await heard()).toEqual([['refused', 'border']]);
    expect(await where()).toEqual(caret);
    await agree();
  });

  it('[I3] Enter at the end makes a paragraph in the same unit', async () => {
    const { agree, select, press, type, texts } = await driver.start();
    await select(['a', 11]);
    await press('Enter');
    await type('x');
    expect(await texts()).toEqual({ ...BEFORE, a: 'alfa|akce|x' });
    await agree();
  });

  it('Backspace at the start of a list that begins a unit takes the item out of the list', async () => {
    const { page, agree, select, press, text } = await driver.start([
      {
        id: 's',
        units: [
          { id: 'a', text: ['alfa'] },
          { id: 'b', text: ['- beta'] },
        ],
      },
    ]);
    await select(['b', 3]);
    await press('Backspace');
    expect(await page.evaluate(() => window.lab.place('b')?.node.firstChild?.type.name)).toBe('paragraph');
    expect(await text('a')).toBe('alfa');
    await agree();
  });
});

describe('a selection over units with a read-only one inside', () => {
  it.each([
    ['Backspace', { ...BEFORE, a: 'al', b: 'ta|bota' }],
    ['Delete', { ...BEFORE, a: 'al', b: 'ta|bota' }],
    ['x', { ...BEFORE, a: 'alx', b: 'ta|bota' }],
    ['Enter', BEFORE],
    ['Control+x', { ...BEFORE, a: 'al', b: 'ta|bota' }],
  ])('[I3] %s changes each writable unit on its own', async (key, after) => {
    const { agree, select, press, texts, writes } = await driver.start();
    await select(['a', 3], ['b', 3]);
    await press(key);
    expect(await texts()).toEqual(after);
    expect(await writes()).not.toHaveProperty('r');
    await agree();
  });

  it('[I3] pasted text goes to the first writable unit', async () => {
    const { page, agree, select, press, texts } = await driver.start();
    await page.evaluate(() => navigator.clipboard.writeText('vložené'));
    await select(['a', 3], ['b', 3]);
    await press('Control+v');
    expect(await texts()).toEqual({ ...BEFORE, a: 'alvložené', b: 'ta|bota' });
    await agree();
  });

  it('[I3] Ctrl+B sets the mark in each writable unit as one undo step', async () => {
    const { page, agree, select, press } = await driver.start();
    await select(['a', 3], ['b', 3]);
    await press('Control+b');
    const bold = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.record-unit-text strong')].map((strong) => strong.textContent),
      );
    expect(await bold()).toEqual(['fa', 'akce', 'be']);
    await press('Control+z');
    expect(await bold()).toEqual([]);
    await agree();
  });

  it('a fully covered unit keeps one empty paragraph', async () => {
    const { agree, select, press, texts } = await driver.start();
    await select(['a', 1], ['b', 3]);
    await press('Backspace');
    expect(await texts()).toEqual({ ...BEFORE, a: '', b: 'ta|bota' });
    await agree();
  });
});

describe('selecting and travelling', () => {
  it('the first Ctrl+A takes the unit, the second everything; undo brings it all back', async () => {
    const { agree, select, press, texts, where } = await driver.start();
    await select(['a', 3]);
    await press('Control+a');
    expect(await where()).toEqual(['a', 1, 'a', 11]);
    await press('Control+a', 'Delete');
    expect(await texts()).toEqual({ a: '', r: 'rosa|ruka', b: '' });
    await press('Control+z');
    expect(await texts()).toEqual(BEFORE);
    await agree();
  });

  it('arrows go over borders as in one document', async () => {
    const { select, press, where } = await driver.start();
    await select(['a', 11]);
    await press('ArrowRight');
    expect((await where())[0]).toBe('r');
    await press('ArrowUp');
    expect((await where())[0]).toBe('a');
    await select(['a', 3]);
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    expect((await where()).filter((part) => typeof part === 'string')).toEqual(['a', 'r']);
  });

  it('Alt+arrows stop at every unit and at the end lines of sections', async () => {
    const { page, select, press, where } = await driver.start();
    const active = () => page.evaluate(() => document.activeElement?.textContent);
    await select(['a', 3]);
    await press('Alt+ArrowDown');
    expect(await where()).toEqual(['r', 1]);
    await press('Alt+ArrowDown');
    expect(await active()).toBe('Psát do s1…');
    await press('Alt+ArrowDown');
    expect(await where()).toEqual(['b', 1]);
    await press('Alt+ArrowUp', 'Alt+ArrowUp');
    expect(await where()).toEqual(['r', 1]);
  });

  it('the plain arrow reaches the end line, and typing there asks for a unit', async () => {
    const { select, press, heard, texts } = await driver.start();
    await select(['b', 11]);
    await press('ArrowDown', 'x', 'Enter');
    expect(await heard()).toEqual([
      ['add', 's2', 'b', 'x'],
      ['add', 's2', 'b', ''],
    ]);
    expect(await texts()).toEqual(BEFORE);
  });

  it('Enter in an empty last paragraph asks for a unit and takes the paragraph away', async () => {
    const { agree, select, press, heard, texts } = await driver.start();
    await select(['b', 11]);
    await press('Enter', 'Enter');
    expect(await heard()).toEqual([['add', 's2', 'b', '']]);
    expect(await texts()).toEqual(BEFORE);
    await agree();
  });

  it('commands about the unit and the slash are handed on', async () => {
    const { select, press, heard, text } = await driver.start();
    await select(['a', 3]);
    await press('Control+Enter', 'Control+Shift+A', 'Control+Shift+I');
    await select(['b', 11]);
    await press('Enter', '/');
    expect(await heard()).toEqual([
      ['command', 'share', 'a'],
      ['command', 'audience', 'a'],
      ['command', 'why', 'a'],
      ['slash', 'b'],
    ]);
    expect(await text('b')).toBe('beta|bota|/');
  });

  it('[I3] text dragged into another unit is refused', async () => {
    const { page, agree, select, texts, heard } = await driver.start();
    await select(['a', 1], ['a', 5]);
    const box = async (text: string) => {
      const found = await page.getByText(text, { exact: true }).boundingBox();
      return { x: (found?.x ?? 0) + 8, y: (found?.y ?? 0) + 10 };
    };
    const [from, to] = [await box('alfa'), await box('bota')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 4, to.y - 4, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(heard).toEqual([['refused', 'border']]);
    expect(await texts()).toEqual(BEFORE);
    await agree();
  });

  it('a mouse drag selects over units', async () => {
    const { page, where } = await driver.start();
    const from = await page.getByText('alfa', { exact: true }).boundingBox();
    const to = await page.getByText('bota', { exact: true }).boundingBox();
    await page.mouse.move((from?.x ?? 0) + 2, (from?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 10, { steps: 8 });
    await page.mouse.up();
    expect((await where()).filter((part) => typeof part === 'string')).toEqual(['a', 'b']);
  });
});
