import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { flat, STORY_1 } from './support/story-files.js';

const WORKER = 'Bc. Jitka Lomnická';
const TEACHER = 'Mgr. Tomáš Bělohrad';
const TITLE = 'Týdenní přehled docházky';
const [DESK, PHONE] = LOOKS;
const FAR = '2099-12-01';
/** A picture of one point. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let house: House;
let worker: Guest;
let teacher: Guest;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
  worker = await house.guest(WORKER, DESK);
  teacher = await house.guest(TEACHER, PHONE);
});
afterAll(() => house.close());

const card = (page: Page, title: string) => page.getByRole('article', { name: title });
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

describe('a task from issue to verification', () => {
  it('[W44] says what it would tell before it is issued, and goes out in other words', async () => {
    const { page } = worker;
    await page.goto(`${house.system.origin}/cases`);
    await page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
    await page.getByRole('link', { name: 'Úkoly případu' }).click();
    await card(page, 'Splátkový kalendář v. 1').waitFor();
    await page.getByRole('button', { name: 'Zadat úkol' }).click();
    await page.getByLabel('Název úkolu').fill('Zeptat se matky na exekuce');
    await choose(page, 'Kdo úkol splní', 'škola');
    await page.getByRole('textbox', { name: 'Termín' }).fill(FAR);
    const send = page.getByRole('form', { name: 'Zadat úkol' }).getByRole('button', { name: 'Zadat úkol' });
    await send.click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(flat(await alert.innerText())).toContain('exekuce');
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      expect(await faultsIn(page, 'task-leak', look)).toEqual([]);
    }
    await page.setViewportSize(DESK);
    await page.getByLabel('Název úkolu').fill(TITLE);
    await page.getByLabel('Jak se pozná, že je splněno').fill('přehled za každý týden');
    await send.click();
    await card(page, TITLE).waitFor();
  });

  it('[W41] is accepted and reported done on a phone, by keyboard alone', async () => {
    const { page } = teacher;
    await page.goto(house.system.origin);
    await page.getByRole('region', { name: 'Moje úkoly' }).getByText(TITLE).waitFor();
    expect(await faultsIn(page, 'task-desk', PHONE)).toEqual([]);
    await page.goto(`${house.system.origin}/tasks`);
    const task = card(page, TITLE);
    await task.waitFor();
    expect(flat(await page.locator('main').innerText())).not.toMatch(/Splátkový|Návrh dohody/u);
    await task.getByRole('button', { name: 'Přijmout' }).focus();
    await page.keyboard.press('Enter');
    await task.getByRole('button', { name: 'Oznámit splnění' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Přehled jsme poslali e-mailem.');
    // [W47] A file goes with the words; a document asks first, for it may name its author.
    await task.getByLabel('Přiložit soubor').setInputFiles({
      ...{ name: 'přehled docházky.png', mimeType: 'image/png', buffer: DOT },
    });
    await task.getByText('Soubor přehled docházky.png je přiložený.', { exact: false }).waitFor();
    expect(await faultsIn(page, 'task-proof', PHONE)).toEqual([]);
    await task.getByRole('button', { name: 'Oznámit splnění' }).focus();
    await page.keyboard.press('Enter');
    await task.getByText('splněno, čeká na ověření').waitFor();
    // What the pressed buttons announced is gone with the page.
    await page.reload();
    await task.getByText('splněno, čeká na ověření').waitFor();
    expect(await faultsIn(page, 'tasks', PHONE)).toEqual([]);
  });

  it('[W41] is verified on the board with the arrows', async () => {
    const { page } = worker;
    await page.goto(`${house.system.origin}/tasks`);
    await page.getByText('Nástěnka').click();
    const column = page.getByRole('region', { name: 'Čeká na ověření' });
    await column.getByRole('article', { name: TITLE }).waitFor();
    const proof = card(page, TITLE).getByRole('region', { name: 'Čím je splnění doloženo' });
    await proof.getByRole('button', { name: 'Náhled', exact: true }).click();
    await proof.getByRole('img', { name: 'Náhled obrázku přehled docházky.png' }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      proof.getByRole('link', { name: /Stáhnout přehled docházky\.png/u }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('přehled docházky.png');
    expect(await faultsIn(page, 'task-proof-checked', DESK)).toEqual([]);
    await card(page, TITLE)
      .getByRole('button', { name: /Průběh úkolu/u })
      .focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('region', { name: 'Uzavřeno' }).getByRole('article', { name: TITLE }).waitFor();
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      expect(await faultsIn(page, 'task-board', look)).toEqual([]);
    }
    await page.setViewportSize(DESK);
    await card(page, TITLE)
      .getByRole('button', { name: /Průběh úkolu/u })
      .click();
    await card(page, TITLE).getByText('Přehled jsme poslali e-mailem.').waitFor();
    expect(await faultsIn(page, 'task-details', DESK)).toEqual([]);
  });

  it('[W45] stands in the own calendar as a number, until the address is ended', async () => {
    const { page } = teacher;
    await page.goto(`${house.system.origin}/tasks`);
    await page.getByRole('button', { name: 'Vytvořit adresu kalendáře' }).click();
    const address = await page.getByLabel('Adresa kalendáře').inputValue();
    const read = async (): Promise<string> => (await fetch(address)).text();
    expect(await read()).toMatch(/SUMMARY:Úkol Soulad č. \d/u);
    expect(await read()).not.toMatch(/přítomnosti|docházky|Olšin|Natál/u);
    await page.getByRole('button', { name: 'Zrušit adresu' }).click();
    await waitFor('the address to end', async () => (await fetch(address)).status === 404);
  });

  it('[W46] [W51] [W53] is looked at in the conference; terms are noted at the case and set for the authority', async () => {
    const { page } = worker;
    await page.goto(`${house.system.origin}/clocks`);
    await page.getByRole('heading', { level: 1, name: 'Lhůty úřadu' }).waitFor();
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      expect(await faultsIn(page, 'clock-rules', look)).toEqual([]);
    }
    await page.setViewportSize(DESK);
    await page.goto(`${house.system.origin}/cases`);
    await page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
    await page.getByRole('button', { name: 'Zaznamenat událost se lhůtou' }).click();
    await choose(page, 'Která lhůta začíná', 'přezkoumání plánu po události');
    await choose(page, 'Co se stalo', 'pěstounská péče');
    await page
      .getByLabel('Den události')
      .fill(await page.evaluate(() => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)));
    await page.getByRole('button', { name: 'Spustit lhůtu' }).click();
    await page.getByText('přezkoumání plánu po události: pěstounská péče').waitFor();
    // Announcements of the form that has closed are gone with the page.
    await page.reload();
    await page.getByText('přezkoumání plánu po události: pěstounská péče').waitFor();
    expect(await faultsIn(page, 'case-clocks', DESK)).toEqual([]);
    await page.goto(house.system.origin);
    await worker.onDesk();
    expect(await faultsIn(page, 'task-desk', DESK)).toEqual([]);
    await worker.join();
    await page.getByRole('tab', { name: 'Úkoly' }).click();
    await page.getByRole('tabpanel').getByText('Splátkový kalendář v. 1').waitFor();
    expect(await faultsIn(page, 'conference-tasks', DESK)).toEqual([]);
    expect(house.faults()).toEqual([]);
  });
});
