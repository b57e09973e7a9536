import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THREE, openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

const TWO = [
  {
    id: 's1',
    units: [
      { id: 'a', text: ['alfa'] },
      { id: 'b', text: ['beta'] },
    ],
  },
];
const withB = (unit) => [{ ...TWO[0], units: [TWO[0].units[0], ...(unit ? [unit] : [])] }];

async function typeABA() {
  const drive = await driver.start(TWO);
  for (const [unit, text] of [
    ['a', 'AAA'],
    ['b', 'BBB'],
    ['a', 'CCC'],
  ]) {
    await drive.select([unit, 1]);
    await drive.type(text);
  }
  return drive;
}

describe('undo over units', () => {
  it('takes back in the order of typing, also when A, B, A came quickly, and redo brings it again', async () => {
    const { press, texts, agree } = await typeABA();
    expect(await texts()).toEqual({ a: 'CCCAAAalfa', b: 'BBBbeta' });
    const story = [];
    for (const key of ['Control+z', 'Control+z', 'Control+z', 'Control+y', 'Control+Shift+Z', 'Control+y']) {
      await press(key);
      story.push(await texts());
    }
    expect(story).toEqual([
      { a: 'AAAalfa', b: 'BBBbeta' },
      { a: 'AAAalfa', b: 'beta' },
      { a: 'alfa', b: 'beta' },
      { a: 'AAAalfa', b: 'beta' },
      { a: 'AAAalfa', b: 'BBBbeta' },
      { a: 'CCCAAAalfa', b: 'BBBbeta' },
    ]);
    await agree();
  });

  it('leaves what others wrote in between, and goes to the place of the step', async () => {
    const { remoteInsert, press, texts, where, agree } = await typeABA();
    await remoteInsert('a', [0, 10], 'RRR');
    await remoteInsert('b', [0, 7], 'RRR');
    await press('Control+z');
    expect(await where()).toEqual(['a', 1]);
    await press('Control+z');
    expect((await where())[0]).toBe('b');
    await press('Control+z');
    expect(await texts()).toEqual({ a: 'alfaRRR', b: 'betaRRR' });
    await agree();
  });

  it('skips a step whose effect somebody else took away', async () => {
    const { remoteDelete, press, texts } = await typeABA();
    await remoteDelete('a', [0, 0], 3);
    await press('Control+z');
    expect(await texts()).toEqual({ a: 'AAAalfa', b: 'beta' });
  });

  it('a delete over a border is one step', async () => {
    const { select, press, texts, agree } = await driver.start(TWO);
    await select(['a', 3], ['b', 3]);
    await press('Backspace');
    expect(await texts()).toEqual({ a: 'al', b: 'ta' });
    await press('Control+z');
    expect(await texts()).toEqual({ a: 'alfa', b: 'beta' });
    await press('Control+y');
    expect(await texts()).toEqual({ a: 'al', b: 'ta' });
    await agree();
  });

  it('typing after a delete over a border is a step of its own', async () => {
    const { select, press, type, texts } = await driver.start(TWO);
    await select(['a', 3], ['b', 3]);
    await press('Backspace');
    await type('xy');
    await press('Control+z');
    expect(await texts()).toEqual({ a: 'al', b: 'ta' });
  });

  it('new typing ends the redo of every unit', async () => {
    const { press, type, select, texts } = await typeABA();
    await press('Control+z', 'Control+z');
    await select(['a', 1]);
    await type('x');
    await press('Control+y');
    expect(await texts()).toEqual({ a: 'xAAAalfa', b: 'beta' });
  });

  it('the undo of the browser menu is ours too', async () => {
    const { page, texts } = await typeABA();
    const wire = await page.context().newCDPSession(page);
    await wire.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 0,
      key: 'Undo',
      commands: ['undo'],
    });
    await expect.poll(texts).toMatchObject({ b: 'BBBbeta' });
  });

  it.each([
    ['turned read-only', withB({ id: 'b', readOnly: true }), 'BBBbeta'],
    ['got a new generation', withB({ id: 'b', gen: 2, text: ['beta'] }), 'beta'],
    ['left the circle', withB(null), undefined],
  ])('[I3] writes nothing into a unit that %s', async (_name, sections, shown) => {
    const { show, press, texts, text, writes, agree } = await typeABA();
    const before = { b: (await writes()).b, text: await text('b', 1) };
    await show(sections);
    await press('Control+z', 'Control+z', 'Control+z', 'Control+z');
    expect((await texts()).a).toBe('alfa');
    expect((await writes()).b).toBe(before.b);
    expect(await text('b', 1)).toBe(before.text);
    expect((await texts()).b).toBe(shown);
    await agree();
  });

  it('[I3] a unit that comes back has no old undo entries', async () => {
    const { show, press, texts, agree } = await typeABA();
    await show(withB(null));
    await show(TWO);
    await press('Control+z', 'Control+z', 'Control+z');
    expect(await texts()).toEqual({ a: 'alfa', b: 'BBBbeta' });
    await agree();
  });
});

describe('own edits', () => {
  it('are known by their origin, undo included, and others are not', async () => {
    const { page, select, type, press, remoteInsert } = await driver.start(THREE);
    await page.evaluate(() => {
      window.origins = [];
      window.lab.world
        .fragment('a')
        .doc.on('update', (_update, origin) => window.origins.push(window.isLocalEdit(origin)));
    });
    await select(['a', 1]);
    await type('x');
    await remoteInsert('a', [1, 0], 'y');
    await press('Control+z');
    expect(await page.evaluate(() => window.origins)).toEqual([true, false, true]);
  });
});
