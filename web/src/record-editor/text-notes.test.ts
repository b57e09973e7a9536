import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDriver, THREE } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
let drive: Awaited<ReturnType<typeof driver.start>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());
/** "et" of "beta" is noted. */
beforeEach(async () => {
  drive = await driver.start();
  await drive.select(['b', 2], ['b', 4]);
  if (!(await drive.page.evaluate(() => window.lab.note('n1')))) throw new Error('nothing is noted');
});

const noted = (): Promise<string[]> => drive.page.evaluate(() => window.lab.noted());
const EVENTS = {
  'words put before it': [(d) => d.remoteInsert('b', [0, 0], 'XX'), ['et']],
  'words put into it': [(d) => d.remoteInsert('b', [0, 2], 'XX'), ['eXXt']],
  'words put at its beginning': [(d) => d.remoteInsert('b', [0, 1], 'XX'), ['et']],
  'words put at its end': [(d) => d.remoteInsert('b', [0, 3], 'XX'), ['et']],
  'a part of it taken away': [(d) => d.remoteDelete('b', [0, 1], 1), ['t']],
  'a unit put above': [(d) => d.show([{ id: 's0', units: [{ id: 'n', text: ['nová'] }] }, ...THREE]), ['et']],
  'all of it taken away': [(d) => d.remoteDelete('b', [0, 1], 2), []],
  'a new generation': [(d) => d.show([THREE[0], { ...THREE[1], units: [{ id: 'b', gen: 2, text: ['beta'] }] }]), []],
  'the unit going away': [(d) => d.show([THREE[0]]), []],
} as const;

describe('a note beside the text', () => {
  it.each(Object.entries(EVENTS))('[P50] keeps its words through %s', async (_, [happen, words]) => {
    await happen(drive);
    expect(await noted()).toEqual(words);
    await drive.agree();
  });

  it('[P50] keeps its words while somebody writes here', async () => {
    await drive.select(['b', 1]);
    await drive.type('Nová ');
    expect(await noted()).toEqual(['et']);
    await drive.select(['b', 8]);
    await drive.type('x');
    expect(await noted()).toEqual(['ext']);
    await drive.agree();
  });

  it('is never written into the text', async () => {
    expect(await drive.writes()).toEqual({});
    expect(await drive.text('b')).toBe('beta|bota');
  });

  it('says when the caret comes into it', async () => {
    await drive.select(['b', 3]);
    await drive.select(['b', 8]);
    const heard: unknown[][] = await drive.heard();
    expect(heard.filter(([kind]) => kind === 'notes')).toEqual([['notes', 'n1'], ['notes']]);
  });

  it('is of one unit: a selection over two has no place', async () => {
    await drive.select(['a', 2], ['b', 2]);
    expect(await drive.page.evaluate(() => window.lab.note('n2'))).toBe(false);
  });
});
