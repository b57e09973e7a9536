import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { asAdministrator } from '../support/databases.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house.close());

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().press('Enter');

async function minutesPage(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Zápis po jednání' }).click();
  await page.getByRole('heading', { level: 1, name: 'Zápis po jednání' }).waitFor();
  await page.getByRole('list', { name: 'Cesta zápisu' }).waitFor();
}

/** Lets every open question pass, with a reason. */
async function waiveAll(page: Page): Promise<number> {
  const open = page.getByRole('button', { name: /^Nechat být:/u });
  let count = 0;
  const reason = page.getByRole('textbox', { name: 'Proč to tak může zůstat' });
  for (; (await open.count()) > 0; count += 1) {
    await open.first().press('Enter');
    await reason.fill('Probráno u stolu.');
    await press(page, /^Nechat být$/u);
    await reason.waitFor({ state: 'detached' });
  }
  return count;
}

describe('minutes from the meeting to their closing', () => {
  const [wide, narrow] = LOOKS;

  it('[W8] go by the keyboard from the convener to the parties and back, and stand closed with a dissent', async () => {
    const found: string[] = [];
    const worker = await house.atTable('Bc. Jitka Lomnická', wide);
    const mother = await house.atTable('Renata Olšinová', narrow);
    const teacher = await house.atTable('Mgr. Tomáš Bělohrad', narrow);
    const { page } = worker;
    await press(page, 'Ukončit konferenci');
    await press(page, 'Ukončit konferenci');
    await page.getByRole('heading', { name: 'Po jednání' }).waitFor();
    await minutesPage(page);
    await press(page, 'Poslat ke kontrole');
    await page.getByRole('heading', { name: 'Co rozhodnout před připomínkami' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /Zbýv|Nic nezbývá/u })
      .waitFor();
    found.push(...(await faultsIn(page, 'minutes-questions', wide)));
    await waiveAll(page);
    await page.getByText('Nic nezbývá. Označení můžete potvrdit.').waitFor();
    await press(page, 'Potvrdit, že označení jsou v pořádku');
    await page.getByRole('heading', { name: 'Poslat k připomínkám' }).waitFor();
    await press(page, 'Poslat k připomínkám');
    await page.getByText('Ještě se nevyjádřili:', { exact: false }).waitFor();
    found.push(...(await faultsIn(page, 'minutes-comments', wide)));

    const small = mother.page;
    await small.getByRole('button', { name: 'Průběh' }).click();
    await minutesPage(small);
    await small.getByText('Připomínky do', { exact: false }).waitFor();
    expect(await mother.words()).not.toContain('Ještě se nevyjádřili');
    found.push(...(await faultsIn(small, 'minutes-mother', narrow)));
    await press(small, 'Bez připomínek');
    await small.getByText('Za vaši stranu je zapsáno: bez připomínek.').waitFor();

    const school = teacher.page;
    await school.getByRole('button', { name: 'Průběh' }).click();
    await minutesPage(school);
    await press(school, 'Zapsat odlišné stanovisko');
    await school.getByRole('textbox', { name: 'Stanovisko' }).fill('Lhůta do konce října je příliš dlouhá.');
    await press(school, 'Uložit koncept');
    await school.getByText(/^Uvidí:/u).waitFor();
    found.push(...(await faultsIn(school, 'minutes-dissent', narrow)));
    await press(school, 'Zařadit do zápisu');
    await school.getByRole('button', { name: 'Zařadit do zápisu' }).waitFor({ state: 'detached' });

    await asAdministrator(
      house.system.database,
      'update minutes set comments_from = current_date - 20, comments_until = current_date - 1 where comments_until is not null',
    );
    await page.reload();
    await press(page, 'Uzavřít zápis');
    await page.getByText('Otisk uzavřeného znění', { exact: false }).waitFor();
    await page.getByText('Lhůta do konce října je příliš dlouhá.').waitFor();
    await press(page, 'Číst: Verze 1');
    await page.getByRole('article', { name: 'Text verze 1' }).waitFor();
    found.push(...(await faultsIn(page, 'minutes-closed', wide)));

    await small.reload();
    await small.getByText('Zápis je uzavřený.', { exact: false }).waitFor();
    await small.getByRole('link', { name: 'Stručný výstup' }).click();
    await small.getByRole('heading', { name: 'Na čem jsme se dohodli' }).waitFor();
    found.push(...(await faultsIn(small, 'minutes-outcome', narrow)));
    await small.goBack();
    await small.getByRole('link', { name: 'Prezenční listina' }).click();
    await press(small, /^Potvrzení o účasti: Renata/u);
    await small.getByRole('heading', { level: 1, name: 'Potvrzení o účasti' }).waitFor();
    found.push(...(await faultsIn(small, 'minutes-certificate', narrow)));
    await page.getByRole('link', { name: 'Prezenční listina' }).click();
    await page.getByRole('table').waitFor();
    found.push(...(await faultsIn(page, 'minutes-attendance', wide)));
    expect(found).toEqual([]);
  });

  it('no page of it broke', () => {
    expect(house.faults()).toEqual([]);
  });
});
