import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_2, storyOf } from './support/story-files.js';

const HEAD = 'Mgr. Blanka Horská';
const WORKER = 'Mgr. Anna Vaňátková';
const THERAPY = 'kreslí dům bez dveří';

let house: House;
let fileMark: string;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_2] });
  fileMark = (await storyOf(STORY_2)).case.fileMark;
});
afterAll(() => house.close());

/** From the list of cases to the act, by what stands on the screen. */
async function openInEmergency(page: Page): Promise<void> {
  await page.goto(`${house.system.origin}/cases`);
  await page.getByRole('link', { name: 'Nouzový přístup ke spisu' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nouzový přístup' }).waitFor();
  await page.getByLabel('Spisová značka').fill(fileMark);
  await page
    .getByLabel('Proč to nesnese odklad')
    .fill('Dítě se nevrátilo ze školy a nikdo z pověřených nebere telefon.');
  await page.getByLabel('Potvrďte, že jste to vy').fill(HEAD);
  await page.getByRole('button', { name: 'Otevřít spis nouzově' }).click();
}

describe('emergency access', () => {
  it('[P21] opens a case to the head, who reads what is blocked under a banner; a second person is told and judges it', async () => {
    const worker = await house.guest(WORKER);
    const { page, faults } = await house.guest(HEAD);
    expect(await page.getByText('Brslenkovi').count()).toBe(0);
    const found: string[] = [];
    await page.goto(`${house.system.origin}/emergencies`);
    await page.getByRole('button', { name: 'Otevřít spis nouzově' }).waitFor();
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      found.push(...(await faultsIn(page, 'emergency-form', look)));
    }
    await page.setViewportSize(LOOKS[0]);
    await openInEmergency(page);
    await page.getByRole('heading', { level: 1, name: 'Brslenkovi' }).waitFor();
    await page.getByText(/^Nouzový přístup do .*: vše, co čtete, se zapisuje\.$/u).waitFor();
    // What was said of the pending button names a button that is gone with its page.
    await page.locator('[data-live-announcer] [role="img"]').last().waitFor({ state: 'detached' });
    for (const look of LOOKS) {
      await page.setViewportSize(look);
      found.push(...(await faultsIn(page, 'emergency-case', look)));
    }
    await page.setViewportSize(LOOKS[0]);

    await worker.page.goto(`${house.system.origin}/cases`);
    await worker.page.getByText(`má do`).filter({ hasText: HEAD }).waitFor();
    await worker.page.getByRole('link', { name: 'Brslenkovi', exact: true }).click();
    await worker.page.getByRole('region', { name: 'Nouzový přístup ke spisu' }).getByText('právě probíhá').waitFor();

    await page
      .getByRole('link', { name: /^Otevřít konferenci/u })
      .first()
      .click();
    await page.getByText(THERAPY).first().waitFor();
    await page.getByRole('button', { name: 'Ukončit', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Nouzový přístup' }).waitFor();
    await page.getByText('čeká na posouzení').waitFor();
    expect(await page.getByText(THERAPY).count()).toBe(0);
    await page.goto(`${house.system.origin}/cases`);
    await page.getByRole('link', { name: 'Nouzový přístup ke spisu' }).waitFor();
    expect(await page.getByText('Brslenkovi').count()).toBe(0);
    await page.goto(`${house.system.origin}/emergencies`);
    await page.getByText('čeká na posouzení').waitFor();
    expect(await page.getByRole('button', { name: 'Posoudit' }).count()).toBe(0);

    await worker.page.reload();
    const uses = worker.page.getByRole('region', { name: 'Nouzový přístup ke spisu' });
    await uses.getByRole('button', { name: 'Posoudit' }).click();
    await worker.page.getByLabel('Odůvodnění').fill('Dítě se našlo u tety.');
    for (const look of LOOKS) {
      await worker.page.setViewportSize(look);
      found.push(...(await faultsIn(worker.page, 'emergency-review', look)));
    }
    await worker.page.getByRole('button', { name: 'Zapsat posouzení' }).click();
    await uses.getByText(/^Posouzeno: oprávněné/u).waitFor();
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
  }, 300_000);

  it('[P21] is refused to a wrong name, and says what is safe', async () => {
    const { page } = await house.guest(HEAD);
    await page.goto(`${house.system.origin}/emergencies`);
    await page.getByRole('button', { name: 'Otevřít spis nouzově' }).click();
    await page.getByText('Napište aspoň 20 znaků.').waitFor();
    await page.getByLabel('Spisová značka').fill(fileMark);
    await page.getByLabel('Proč to nesnese odklad').fill('Dítě se nevrátilo ze školy domů.');
    await page.getByLabel('Potvrďte, že jste to vy').fill('Někdo Jiný');
    await page.getByRole('button', { name: 'Otevřít spis nouzově' }).click();
    await page.getByText('Tento krok chce ověřit, že jste to vy.').waitFor();
  });
});
