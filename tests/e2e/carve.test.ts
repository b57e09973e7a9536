import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

const GOAL = 'Cíl: domluvit, aby Natálie chodila do školy';
const SECRET = 'KANAREK bydlí v Kolíně.';
const CANARY = /KANAREK|Kolín/u;

let house: House;
let author: Guest;
let low: Guest;

beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
  [author, low] = await Promise.all([house.atTable('Iva Rousková'), house.atTable('Mgr. Tomáš Bělohrad')]);
});

afterAll(() => house.close());

/** Everything of the low party's browser in which a word could have stayed. */
function leftIn({ page }: Guest): Promise<string> {
  return page.evaluate(async () => {
    const stores = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    const databases = await indexedDB.databases();
    const caches = await window.caches.keys();
    return [
      document.documentElement.outerHTML,
      document.body.innerText,
      ...stores,
      JSON.stringify(databases),
      JSON.stringify(caches),
    ].join('\n');
  });
}

/** Selects the last words of a unit by keyboard. */
async function selectAtEnd(guest: Guest, unit: string, length: number): Promise<void> {
  await guest.paper.stand({ unit, at: 'end' });
  for (let n = 0; n < length; n += 1) await guest.page.keyboard.press('Shift+ArrowLeft');
}

it('[P34] a sentence is cut out by keyboard, and is gone from everything the other one has', async () => {
  await author.paper.stand({ unit: GOAL, at: 'end' });
  await author.page.keyboard.type(` ${SECRET}`);
  await low.paper.shows(SECRET);
  await low.paper.stand({ unit: GOAL, at: 'start' });
  await low.page.keyboard.type('Tak. ');
  await author.paper.shows('Tak. ');

  await selectAtEnd(author, SECRET, SECRET.length);
  const selection = author.page.getByRole('region', { name: 'Vybraná pasáž' });
  await selection.getByText(SECRET).waitFor();
  expect(await faultsIn(author.page, 'carve-selection', LOOKS[0])).toEqual([]);
  await author.page.keyboard.press('Control+Shift+A');
  const bar = author.page.getByRole('form', { name: 'Omezení pasáže' });
  await bar.getByText('Už ji obdrželi').waitFor();
  expect(await bar.getByRole('button', { name: 'Omezit' }).isDisabled()).toBe(true);

  await bar.getByRole('group', { name: 'Komu pasáž vzít' }).getByText('škola', { exact: false }).first().click();
  await bar.getByText('Přestane vidět:').waitFor();
  await bar.getByRole('button', { name: /Důvod/u }).click();
  await author.page.getByRole('option', { name: 'Bezpečí dítěte nebo rodiče' }).click();
  for (const look of LOOKS) {
    await author.page.setViewportSize(look);
    expect(await faultsIn(author.page, 'carve-bar', look)).toEqual([]);
  }
  await author.page.setViewportSize(LOOKS[0]);
  await bar.getByRole('button', { name: 'Omezit' }).click();

  const done = author.page.getByRole('status').filter({ hasText: 'Pasáž je oddělena' });
  await done.waitFor();
  expect(await done.innerText()).toMatch(/Už dříve ji obdrželi: .*škola/u);
  expect(await faultsIn(author.page, 'carve-done', LOOKS[0])).toEqual([]);
  expect(await author.page.evaluate(() => document.activeElement?.className)).toContain('record-text');
  await author.paper.shows(SECRET);

  await low.paper.lacks(SECRET);
  expect(await low.paper.textWith('Tak. ')).toContain(GOAL);
  for (let n = 0; n < 20; n += 1) await low.page.keyboard.press('Control+z');
  await low.paper.stand({ unit: GOAL, at: 'end' });
  await low.page.keyboard.type(' Dál.');
  await author.paper.shows(' Dál.');
  expect(
    await low.page.evaluate((words) => 'find' in window && (window.find as (text: string) => boolean)(words), 'Kolín'),
  ).toBe(false);
  expect(await leftIn(low)).not.toMatch(CANARY);
});

it('[P36] a passage becomes a draft that is shared by the ordinary sentence', async () => {
  await author.paper.stand({ unit: GOAL, at: 'end' });
  for (let n = 0; n < 4; n += 1) await author.page.keyboard.press('Shift+ArrowLeft');
  await author.page.getByRole('region', { name: 'Vybraná pasáž' }).getByRole('button', { name: 'Zveřejnit…' }).click();
  const bar = author.page.getByRole('form', { name: 'Zveřejnit pasáž' });
  await bar.getByText('Vznikne koncept').waitFor();
  expect(await faultsIn(author.page, 'publish-bar', LOOKS[0])).toEqual([]);
  await bar.getByRole('button', { name: 'Založit koncept' }).click();
  await author.page.getByRole('status').filter({ hasText: 'Koncept s pasáží' }).waitFor();
  await waitFor('a draft stands on the paper', async () => (await author.paper.texts()).includes('Dál.'));
  expect((await low.paper.texts()).includes('Dál.')).toBe(false);
  expect(house.faults()).toEqual([]);
});
