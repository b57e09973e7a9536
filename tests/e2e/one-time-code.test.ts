import { oneTimeCode } from '@soulad/api/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

const MOTHER = 'Renata Olšinová';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house?.close());

async function prove(page: Page, submit: string): Promise<void> {
  const demo = page.getByRole('radio', { name: /Jménem/u });
  if (await demo.isVisible()) await demo.check({ force: true });
  await page.getByLabel('Potvrďte, že jste to vy').fill(MOTHER);
  await page.getByRole('button', { name: submit }).press('Enter');
}

it.each(LOOKS)(
  '[S13] a one-time code is set up from a picture, gives codes for paper, and is forgotten, at $width px',
  async (look) => {
    const { page } = await house.guest(MOTHER, look);
    await page.goto(`${house.system.origin}/me/signing`);
    await page.getByRole('button', { name: 'Nastavit jednorázový kód' }).press('Enter');
    await prove(page, 'Pokračovat');
    await page.getByRole('img', { name: /obrázek pro fotoaparát/u }).waitFor();
    const found = await faultsIn(page, 'means-code', look);
    const uri = await page.getByRole('link', { name: /Otevřít v aplikaci/u }).getAttribute('href');
    await page.getByRole('textbox', { name: 'Jednorázový kód' }).fill('000000');
    await page.getByRole('button', { name: 'Ověřit a zapnout' }).press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByRole('textbox', { name: 'Jednorázový kód' }).fill(oneTimeCode(uri ?? ''));
    await page.getByRole('button', { name: 'Ověřit a zapnout' }).press('Enter');
    const codes = page.getByRole('heading', { name: 'Zapište si tyto kódy' });
    await codes.waitFor();
    expect(await codes.evaluate((heading) => heading === document.activeElement)).toBe(true);
    found.push(...(await faultsIn(page, 'means-recovery', look)));
    await page.getByRole('button', { name: 'Zrušit jednorázový kód' }).press('Enter');
    await prove(page, 'Zrušit kód');
    await page.getByText('Není nastavený.').waitFor();
    expect([...found, ...house.faults()]).toEqual([]);
  },
  120_000,
);
