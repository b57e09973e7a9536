import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { flat, STORY_1, STORY_2 } from './support/story-files.js';

const WORKER = 'Bc. Jitka Lomnická';
const NGO = 'Simona Tichá, DiS.';
const GOAL = 'aby Natálie chodila do školy';
const REASON = 'Služba v případu končí.';
const [DESK, PHONE] = LOOKS;

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1, STORY_2] });
});
afterAll(() => house.close());

/** From the list of cases through the head of the case, as a person goes. */
async function openGrid({ page }: Guest, family: string): Promise<void> {
  await page.goto(`${house.system.origin}/cases`);
  await page.getByRole('link', { name: family, exact: true }).click();
  await page.getByRole('link', { name: 'Kdo co vidí' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kdo co vidí' }).waitFor();
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').replaceAll(
      '\u00a0',
      ' ',
    ),
  );

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('the grid on a desk', () => {
  let worker: Guest;
  beforeAll(async () => {
    worker = await house.guest(WORKER, DESK);
    await openGrid(worker, 'Olšinovi');
  });

  it('is walked by keyboard alone: one Tab stop, arrows, Home and End, and Enter opens', async () => {
    const { page } = worker;
    await page.getByRole('grid').waitFor();
    await page.getByRole('grid').getByRole('button').first().focus();
    expect(await focused(page)).toBe('OSPOD, Základní údaje: přináší a vidí');
    await press(page, 'End', 'ArrowDown');
    expect(await focused(page)).toMatch(/^facilitátor, Kontakty/u);
    await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight', 'PageDown');
    expect(await focused(page)).toMatch(/^SAS, Interní poznámka/u);
    await press(page, 'Enter');
    await page.getByRole('heading', { name: /SAS · Interní/u }).waitFor();
    await press(page, 'Escape');
    expect(await focused(page)).toMatch(/^SAS, Interní poznámka/u);
    expect(await page.locator('[role="grid"] [tabindex="0"]').count()).toBe(1);
  });

  it('keeps head and category in sight, says every rule in words, and passes the rules of access', async () => {
    const { page } = worker;
    expect(await faultsIn(page, 'grid', DESK)).toEqual([]);
    await page.getByRole('button', { name: /^OSPOD, Peníze a dluhy/u }).click();
    await page.getByText('Peníze', { exact: false }).first().waitFor();
    expect(await faultsIn(page, 'grid-panel', DESK)).toEqual([]);
    await press(page, 'Escape');
  });

  it('[P25] tells the effect first, takes the passages from a live browser within a second, and says one sentence', async () => {
    const { page } = worker;
    const ngo = await house.atTable(NGO, DESK);
    await ngo.paper.shows(GOAL);
    await ngo.paper.stand({ unit: GOAL, at: 'end' });
    await page.getByRole('button', { name: /^SAS, Plán a úkoly/u }).focus();
    await press(page, 'Enter');
    await page.getByRole('heading', { name: /SAS · Plán a úkoly/u }).waitFor();
    await press(page, 'Tab', 'Tab', 'ArrowDown');
    await waitFor('the effect is told', async () =>
      /Tím uvidí SAS o \d+ část(?:i|í) méně/u.test(flat(await worker.words())),
    );
    expect(flat((await page.getByRole('complementary').textContent()) ?? '')).toContain('Cíl: domluvit');
    expect(await faultsIn(page, 'grid-effect', DESK)).toEqual([]);
    await page.getByLabel('Důvod změny').focus();
    await page.keyboard.type(REASON);
    await press(page, 'Tab', 'Enter');
    await page.getByText(/^Zúženo: SAS/u).waitFor();
    const since = performance.now();
    await waitFor('the passage is gone', async () => (await ngo.paper.textWith(GOAL)) === undefined, {
      withinMs: 1_000,
    });
    expect(performance.now() - since).toBeLessThan(1_000);
    await waitFor('one sentence says so', async () =>
      flat(await ngo.words()).includes('Tato část už není ve vašem okruhu.'),
    );
    expect(await focused(page)).toMatch(/^SAS, Plán a úkoly: .*změněno v tomto případu/u);
    await ngo.context.close();
  });

  it('[P25] says before lifting that earlier passages stay closed', async () => {
    const { page } = worker;
    await press(page, 'Enter');
    await page.getByText(REASON).waitFor();
    expect(await faultsIn(page, 'grid-changed', DESK)).toEqual([]);
    await page.getByRole('button', { name: /^Zrušit zúžení/u }).click();
    await page.getByText('Starší části zůstanou zavřené', { exact: false }).waitFor();
    await page.keyboard.type('Domluva se školou.');
    await page.getByRole('button', { name: 'Zrušit pro nové části' }).click();
    await page.getByText('Zúžení je zrušené pro části sdílené od teď.', { exact: false }).waitFor();
    const ngo = await house.atTable(NGO, DESK);
    expect(await ngo.paper.textWith(GOAL)).toBeUndefined();
    await ngo.context.close();
  });
});

describe('the grid on a phone', () => {
  it('is a list per party', async () => {
    const worker = await house.guest(WORKER, PHONE);
    await openGrid(worker, 'Olšinovi');
    const { page } = worker;
    await page.getByRole('button', { name: /Účastník/u }).click();
    await page.getByRole('option', { name: 'škola' }).click();
    expect(await faultsIn(page, 'grid-list', PHONE)).toEqual([]);
    await page.getByRole('button', { name: /^Bydlení/u }).click();
    await page.getByRole('heading', { name: /škola · Bydlení/u }).waitFor();
    expect(await faultsIn(page, 'grid-list-panel', PHONE)).toEqual([]);
    await worker.context.close();
  });
});

describe.each(LOOKS)('the grid of somebody else at $width px', (look) => {
  it('shows the own column and what becomes of own words, without changing anything', async () => {
    const teacher = await house.guest('Mgr. Tomáš Bělohrad', look);
    await openGrid(teacher, 'Olšinovi');
    const { page } = teacher;
    await page.getByRole('heading', { name: 'Kdo uvidí, co napíšete vy' }).waitFor();
    await page
      .getByRole('button', { name: /^Škola a docházka/u })
      .first()
      .click();
    await page.getByRole('heading', { name: /škola · Škola a docházka/u }).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await faultsIn(page, 'grid-reader', look)).toEqual([]);
    await teacher.context.close();
  });

  it('[P15] has no trace of a seat that the father may not know of', async () => {
    const father = await house.guest('Radek Brslenka', look);
    await openGrid(father, 'Brslenkovi');
    await father.page.getByRole('heading', { name: 'Kdo uvidí, co napíšete vy' }).waitFor();
    const page = flat(`${await father.page.content()} ${await father.words()}`).toLowerCase();
    for (const trace of ['intervenční centrum', 'psycholožka', 'úkryt', 'mlejnk']) expect(page).not.toContain(trace);
    const columns = await father.page.getByRole('columnheader').allTextContents();
    expect(columns.filter((column) => column.trim() === '')).toEqual([]);
    await father.context.close();
  });
});

it('no page has thrown, or done what its policy forbids', () => {
  expect(house.faults()).toEqual([]);
});
