import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THREE, openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

/** Unit b is "beta|bota": its start is 1, its middle (in "beta") 3, its end 11. */
const SPOTS = { start: 1, middle: 3, end: 11 } as const;
const OTHERS = { id: 's0', units: [{ id: 'n', text: ['nová'] }] };
const withB = (unit) => [THREE[0], { ...THREE[1], units: [unit] }];

/** What happens elsewhere, and where the caret must be then, by spot. */
const EVENTS = {
  'a remote insert at the start of the unit': [
    (d) => d.remoteInsert('b', [0, 0], 'XX'),
    { start: 1, middle: 5, end: 13 },
  ],
  'a remote insert at the middle': [(d) => d.remoteInsert('b', [0, 2], 'XX'), { start: 1, middle: 3, end: 13 }],
  'a remote insert after the middle': [(d) => d.remoteInsert('b', [0, 3], 'XX'), { start: 1, middle: 3, end: 13 }],
  'a remote insert at the end': [(d) => d.remoteInsert('b', [1, 4], 'XX'), { start: 1, middle: 3, end: 11 }],
  'a remote delete around the middle': [(d) => d.remoteDelete('b', [0, 1], 2), { start: 1, middle: 2, end: 9 }],
  'a remote delete at the start': [(d) => d.remoteDelete('b', [0, 0], 1), { start: 1, middle: 2, end: 10 }],
  'a unit above': [(d) => d.show([OTHERS, ...THREE]), { start: 1, middle: 3, end: 11 }],
  'a unit above going away': [
    (d) => d.show([{ ...THREE[0], units: THREE[0].units.slice(0, 1) }, THREE[1]]),
    { start: 1, middle: 3, end: 11 },
  ],
  'its move to another section': [
    (d) =>
      d.show([
        { ...THREE[0], units: [...THREE[1].units, ...THREE[0].units] },
        { ...THREE[1], units: [] },
      ]),
    { start: 1, middle: 3, end: 11 },
  ],
  'a new generation with the same text': [
    (d) => d.show(withB({ id: 'b', gen: 2, text: ['beta', 'bota'] })),
    { start: 1, middle: 3, end: 11 },
  ],
  'a new generation with text in front': [
    (d) => d.show(withB({ id: 'b', gen: 2, text: ['NEW beta', 'bota'] })),
    { start: 1, middle: 7, end: 15 },
  ],
} as const;

const CASES = Object.entries(EVENTS).flatMap(([name, [happen, after]]) =>
  Object.entries(SPOTS).map(([spot, offset]) => ({ spot, name, offset, happen, after: after[spot] })),
);

describe('the own caret', () => {
  it.each(CASES)('at the $spot stays at its character through $name', async ({ offset, happen, after }) => {
    const drive = await driver.start();
    await drive.select(['b', offset]);
    await happen(drive);
    expect(await drive.where()).toEqual(['b', after]);
    expect(await drive.page.evaluate(() => window.lab.view.hasFocus())).toBe(true);
    await drive.agree();
  });

  it('keeps its character between two edits of one remote transaction', async () => {
    const { page, select, where, agree } = await driver.start();
    await select(['b', 3]);
    await page.evaluate(() =>
      window.lab.world.remote('b', 1, (root) => {
        root.get(0).get(0).insert(0, 'XX');
        root.get(0).get(0).insert(6, 'YY');
      }),
    );
    expect(await where()).toEqual(['b', 5]);
    await agree();
  });

  it('[I3] writes into the new generation only, and the old text gets nothing', async () => {
    const { show, select, type, text, where, agree } = await driver.start();
    await select(['b', 3]);
    await show(withB({ id: 'b', gen: 2, text: ['NEW beta', 'bota'] }));
    await type('x');
    expect(await where()).toEqual(['b', 8]);
    expect([await text('b', 1), await text('b', 2)]).toEqual(['beta|bota', 'NEW bexta|bota']);
    await agree();
  });

  it('[I4] goes to a neighbour when its unit leaves, whose text is gone at once and whose leaving is said', async () => {
    const { page, show, select, where, agree } = await driver.start();
    await select(['b', 3]);
    await page.evaluate(
      (sections) => {
        window.lab.show(sections);
        if (document.body.textContent?.includes('beta')) throw new Error('the text is still there');
      },
      [THREE[0]],
    );
    expect((await where())[0]).toBe('r');
    await expect.poll(() => page.locator('.record-live').textContent()).toContain('Tato část už není');
    await expect.poll(() => page.locator('.record-unit-leaving').count()).toBe(0);
    await show(THREE);
    await agree();
  });

  it('[I1] stays where it was just put when an edit of others is drawn before the browser tells of it', async () => {
    const { page, select, agree } = await driver.start();
    await select(['r', 1]);
    await page.evaluate(() => {
      const text = [...document.querySelectorAll('.record-unit-text p')].find((block) => block.textContent === 'beta');
      getSelection()?.collapse(text?.firstChild ?? null, 4);
      window.lab.world.remote('r', 1, (root) => root.get(0).get(0).insert(0, 'XX'));
    });
    await page.keyboard.type('!');
    await expect.poll(() => page.getByText('beta!', { exact: true }).count()).toBe(1);
    await agree();
  });

  it('keeps a selection that grows while others write in the same unit, and their carets move', async () => {
    const { page, select, agree } = await driver.start();
    await select(['b', 5]);
    const selected = await page.evaluate(async () => {
      for (let n = 0; n < 4; n += 1) {
        getSelection()?.modify('extend', 'backward', 'character');
        window.lab.world.remote('b', 1, (root) => root.get(1).get(0).insert(4, '.'));
      }
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return [getSelection()?.toString(), window.lab.view.state.selection.from, window.lab.view.state.selection.to];
    });
    expect(selected[0]).toBe('beta');
    expect(Number(selected[2]) - Number(selected[1])).toBe(4);
    await page.keyboard.type('!');
    await expect.poll(() => page.getByText('bota....', { exact: true }).count()).toBe(1);
    await expect.poll(() => page.getByText('!', { exact: true }).count()).toBe(1);
    await agree();
  });

  it('keeps DOM nodes and the screen position when a unit appears above', async () => {
    const { page, show, select } = await driver.start([
      { id: 's1', units: Array.from({ length: 40 }, (_, at) => ({ id: `x${at}`, text: ['řádek', 'řádek'] })) },
      ...THREE,
    ]);
    await select(['b', 3]);
    await page.evaluate(() => window.lab.view.dispatch(window.lab.view.state.tr.scrollIntoView()));
    const drawn = () =>
      page.evaluate(
        () =>
          new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
      );
    const top = () =>
      page.getByText('beta', { exact: true }).evaluate((node) => {
        window.kept ??= node;
        return { top: node.getBoundingClientRect().top, kept: window.kept === node };
      });
    await drawn();
    const before = await top();
    await show([OTHERS, { id: 's1', units: Array.from({ length: 40 }, (_, at) => ({ id: `x${at}` })) }, ...THREE]);
    const after = await drawn().then(top);
    expect(after.kept).toBe(true);
    expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1);
  });

  it('is told to others as positions that mean the same in their documents, and null outside', async () => {
    const { page, select, press } = await driver.start();
    await select(['b', 3]);
    const caret = await page.evaluate(() => {
      const { caret, world, Y } = window.lab;
      const head = Y.createAbsolutePositionFromRelativePosition(
        Y.createRelativePositionFromJSON(caret.head),
        world.fragment('b', 1, 'hub').doc,
      );
      return { unitId: caret.unitId, gen: caret.gen, index: head.index };
    });
    expect(caret).toEqual({ unitId: 'b', gen: 1, index: 2 });
    await press('Tab');
    await expect.poll(() => page.evaluate(() => window.lab.caret)).toBeNull();
  });
});

describe('carets of others', () => {
  const show = (page, list) =>
    page.evaluate((carets) => {
      const { world, Y } = window.lab;
      window.lab.carets(
        carets.map(({ unitId, index, gen = 1, idle = false, known = 1 }) => {
          const text = world.fragment(unitId, known).get(0).get(0);
          const head = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1));
          return {
            key: `${unitId}${index}`,
            unitId,
            gen,
            anchor: head,
            head,
            label: 'Nová',
            colour: '#057c74',
            idle,
            mark: 'M10 0l10 10-10 10L0 10z',
          };
        }),
      );
    }, list);
  const shown = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('.remote-caret')].map(
        (caret) => `${caret.previousSibling?.textContent ?? ''}^${caret.textContent}`,
      ),
    );

  it('stand at their character, follow text before them, and say the name unless idle', async () => {
    const { page, remoteInsert, select, type, agree } = await driver.start();
    await show(page, [
      { unitId: 'b', index: 2 },
      { unitId: 'a', index: 1, idle: true },
    ]);
    expect(await shown(page)).toEqual(['a^', 'be^Nová']);
    await remoteInsert('b', [0, 0], 'XX');
    await select(['b', 1]);
    await type('y');
    expect(await shown(page)).toEqual(['a^', 'yXXbe^Nová']);
    await page.evaluate(() => window.lab.carets([]));
    await agree();
  });

  it('[I4] of another generation, of a unit not shown, or without sense are left out', async () => {
    const { page } = await driver.start();
    await show(page, [{ unitId: 'b', index: 2, gen: 2 }]);
    expect(await shown(page)).toEqual([]);
    await page.evaluate(() =>
      window.lab.carets([
        {
          key: 'x',
          unitId: 'zz',
          gen: 1,
          anchor: null,
          head: { type: 7 },
          label: 'X',
          colour: 'red',
          idle: false,
          mark: '',
        },
        { key: 'y', unitId: 'b', gen: 1, anchor: null, head: 'no', label: 'X', colour: 'red', idle: false, mark: '' },
      ]),
    );
    expect(await shown(page)).toEqual([]);
    expect(page.troubles).toEqual([]);
  });
});
