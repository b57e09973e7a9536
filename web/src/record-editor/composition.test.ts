import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THREE, openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

const BEFORE = { a: 'alfa|akce', r: 'rosa|ruka', b: 'beta|bota' };

async function start() {
  const drive = await driver.start();
  const wire = await drive.page.context().newCDPSession(drive.page);
  return {
    ...drive,
    compose: (text) =>
      wire.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => wire.send('Input.insertText', { text }),
    /** At the end of every story: no composition hangs, page and Yjs agree. */
    finish: async () => {
      await expect.poll(() => drive.page.evaluate(() => window.lab.view.composing)).toBe(false);
      await drive.agree();
    },
  };
}

describe('input methods', () => {
  it('compose text in a unit', async () => {
    const { select, compose, commit, text, finish } = await start();
    await select(['b', 3]);
    await compose('ni');
    await compose('nih');
    await commit('日本');
    expect(await text('b')).toBe('be日本ta|bota');
    await finish();
  });

  it.each([
    ['another unit', (drive) => drive.remoteInsert('a', [0, 0], 'XX'), { a: 'XXalfa|akce', b: 'be日ta|bota' }],
    ['another paragraph', (drive) => drive.remoteInsert('b', [1, 0], 'XX'), { b: 'be日ta|XXbota' }],
    ['the same paragraph', (drive) => drive.remoteInsert('b', [0, 0], 'XX'), { b: 'XXbe日ta|bota' }],
  ])('survive a remote edit in %s', async (_name, remote, after) => {
    const drive = await start();
    await drive.select(['b', 3]);
    await drive.compose('ni');
    await remote(drive);
    await drive.compose('nih');
    await drive.commit('日');
    expect(await drive.texts()).toEqual({ ...BEFORE, ...after });
    await drive.finish();
  });

  it('[I3] over a selection of several units delete each part first and go on in the first', async () => {
    const { select, compose, commit, texts, finish } = await start();
    await select(['a', 3], ['b', 3]);
    await compose('ni');
    await commit('日');
    expect(await texts()).toEqual({ ...BEFORE, a: 'al日', b: 'ta|bota' });
    await finish();
  });

  it('[I3] in a read-only unit come to nothing and do not hang', async () => {
    const { select, compose, commit, texts, writes, finish } = await start();
    await select(['r', 3]);
    await compose('ni');
    await commit('日');
    expect(await texts()).toEqual(BEFORE);
    expect(await writes()).toEqual({});
    await finish();
  });

  it('[I3] end when the unit leaves the circle', async () => {
    const { show, select, compose, texts, finish } = await start();
    await select(['b', 3]);
    await compose('ni');
    await show([THREE[0]]);
    expect(Object.keys(await texts())).toEqual(['a', 'r']);
    await finish();
  });

  it('end when the unit gets a new generation', async () => {
    const { show, select, compose, text, finish } = await start();
    await select(['b', 3]);
    await compose('ni');
    await show([THREE[0], { ...THREE[1], units: [{ id: 'b', gen: 2, text: ['beta', 'bota'] }] }]);
    expect(await text('b', 2)).toBe('beta|bota');
    await finish();
  });

  it('go on when units appear above', async () => {
    const { show, select, compose, commit, text, finish } = await start();
    await select(['b', 3]);
    await compose('ni');
    await show([{ id: 's0', units: [{ id: 'n', text: ['nová'] }] }, ...THREE]);
    await commit('日');
    expect(await text('b')).toBe('be日ta|bota');
    await finish();
  });
});
