import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawSignature } from './support/draw-signature.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

const MOTHER = 'Renata Olšinová';
const TEACHER = 'Mgr. Tomáš Bělohrad';
/** What the family support said of the mother: for the school only while she releases it. */
const SUPPORT = 'rozkládací lenoška po tetě';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house.close());

async function openCase(page: Page): Promise<void> {
  await page.goto(`${house.system.origin}/cases`);
  await page.locator('main').getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: 'Zproštění mlčenlivosti' }).waitFor();
}

describe('a release', () => {
  it('[P23] is signed on a tablet, opens a passage to the school live, and closes it within a second when it is withdrawn', async () => {
    const school = await house.atTable(TEACHER);
    expect(await school.page.getByText(SUPPORT).count()).toBe(0);
    const { page, faults } = await house.guest(MOTHER);
    const found: string[] = [];
    await openCase(page);
    await page.getByRole('button', { name: 'Zapsat zproštění' }).click();
    const form = page.getByRole('form', { name: 'Zapsat zproštění mlčenlivosti' });
    await form.getByRole('button', { name: /Kdo zprošťuje/u }).click();
    await page.getByRole('option', { name: MOTHER }).click();
    await form.getByRole('button', { name: /Kdo smí mluvit/u }).click();
    await page.getByRole('option', { name: 'SAS' }).click();
    await form.getByRole('group', { name: 'Kdo to smí slyšet' }).getByText('škola', { exact: true }).click();
    await form.getByText('Průběh služby', { exact: true }).click();
    await form.getByLabel('Účel').fill('aby škola věděla o pomoci doma');
    await form.getByText('podpisem na tabletu', { exact: true }).click();
    await form.getByText(/^Já, Renata Olšinová, souhlasím/u).waitFor();
    await form.getByLabel('Celé jméno toho, kdo podepisuje').fill(MOTHER);
    await drawSignature(page);
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      found.push(...(await faultsIn(page, 'release-form', look)));
    }
    await page.setViewportSize(LOOKS[0]);
    await form.getByRole('button', { name: 'Zapsat zproštění' }).click();
    await school.page.getByText(SUPPORT).first().waitFor();

    const releases = page.getByRole('region', { name: 'Zproštění mlčenlivosti' });
    await releases.getByRole('button', { name: 'Ukázat podpis' }).click();
    await releases.getByRole('img', { name: `Podpis: ${MOTHER}` }).waitFor();
    // What was said of the pending button names a button that is gone with its form.
    await page.locator('[data-live-announcer] [role="img"]').last().waitFor({ state: 'detached' });
    found.push(...(await faultsIn(page, 'release-evidence', LOOKS[0])));
    // Whoever stands in a passage that goes is told so.
    await school.page.getByText(SUPPORT).first().click();
    const row = releases.getByRole('listitem').filter({ hasText: 'aby škola věděla' });
    await row.getByRole('button', { name: 'Odvolat' }).click();
    await page.getByRole('button', { name: 'Odvolat zproštění' }).click();
    await row.getByText(/odvoláno/u).waitFor();
    await school.page.getByText(SUPPORT).first().waitFor({ state: 'detached', timeout: 1_000 });
    await school.page.getByText('Tato část už není ve vašem okruhu.').first().waitFor({ state: 'attached' });
    expect(await school.words()).not.toContain(SUPPORT);
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
  }, 300_000);
});
