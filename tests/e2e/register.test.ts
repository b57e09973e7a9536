import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house.close());

/** From the list of cases through the case to the page behind a link of its head. */
async function openFromCase(guest: Guest, link: string): Promise<void> {
  await guest.page.goto(`${house.system.origin}/cases`);
  await guest.page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
  await guest.page.getByRole('link', { name: link }).click();
  await guest.page.getByRole('heading', { level: 1, name: link }).waitFor();
}

describe.each(LOOKS)('the register at $width px', (look) => {
  it('tells the key worker who received what, who did what, and that the record is whole', async () => {
    const teacher = await house.atTable('Mgr. Tomáš Bělohrad', look);
    const worker = await house.guest('Bc. Jitka Lomnická', look);
    const { page } = worker;
    await openFromCase(worker, 'Záznam přístupů');
    await page.getByRole('table').waitFor();
    await page
      .getByRole('cell', { name: /Mgr\. Tomáš Bělohrad/u })
      .first()
      .waitFor();
    const found = await faultsIn(page, 'register-reached', look);
    await page.getByRole('tab', { name: 'Kdo co udělal' }).press('Enter');
    await page.getByText('otevření zápisu').first().waitFor();
    found.push(...(await faultsIn(page, 'register-log', look)));
    await page.getByRole('tab', { name: 'Výpis pro osobu' }).click();
    await page.getByRole('button', { name: /Osoba/u }).click();
    await page.getByRole('option', { name: 'Renata Olšinová' }).click();
    await page.getByRole('heading', { name: 'Výpis pro: Renata Olšinová' }).waitFor();
    expect(await page.locator('article').textContent()).not.toMatch(/Natáli/u);
    found.push(...(await faultsIn(page, 'register-report', look)));
    await page.getByRole('tab', { name: 'Celistvost' }).click();
    await page.getByText('Záznam případu je celý.').waitFor();
    found.push(...(await faultsIn(page, 'register-chain', look)));
    expect(found).toEqual([]);
    await teacher.context.close();
    await worker.context.close();
  });

  it('[P42] tells the mother which organisations looked, by day, and nobody of the family', async () => {
    const worker = await house.atTable('Bc. Jitka Lomnická', look);
    await worker.context.close();
    const mother = await house.guest('Renata Olšinová', look);
    await openFromCase(mother, 'Kdo nahlédl');
    await mother.page.getByText(/OSPOD/u).first().waitFor();
    expect(await mother.page.locator('main').textContent()).not.toMatch(/otec|Milan|\d{1,2}:\d{2}/u);
    expect(await faultsIn(mother.page, 'register-looks', look)).toEqual([]);
    await mother.context.close();
  });
});

it('no page of it broke and none asked for what its content policy forbids', () => {
  expect(house.faults()).toEqual([]);
});
