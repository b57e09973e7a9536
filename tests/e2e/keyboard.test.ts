import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow } from '../support/browser.js';
import { waitFor } from '../support/wait-for.js';
import { layTable, type Table } from './table.js';

let table: Table;
beforeAll(async () => {
  table = await layTable('story-1');
});
afterAll(() => table.close());

const MOST_STEPS = 250;

/** Presses Tab until the focused element's name fits. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`.replaceAll('\u00a0', ' ').trim();
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${String(name)} by Tab`);
}

it('the whole conference works by keyboard: sign in, join, write, look who sees it, share, leave', async () => {
  const context = await openWindow(table.browser);
  const page = await context.newPage();
  await page.goto(table.system.origin);
  await page.getByRole('heading', { name: 'Ukázkoví lidé' }).waitFor();
  await tabTo(page, /^Mgr\. Tomáš Bělohrad/);
  await page.keyboard.press('Enter');

  await page.getByRole('link', { name: /Připojit se/ }).or(page.getByRole('button', { name: /Připojit se/ })).first().waitFor();
  await tabTo(page, /^Připojit se/);
  await page.keyboard.press('Enter');
  await page.locator('.record-unit-text').first().waitFor();

  await tabTo(page, /^Psát za/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Docházku hlásím denně.');
  await page.getByText(/^Uloženo /).first().waitFor();
  await page.getByRole('region', { name: 'Kdo text uvidí' }).getByText('Uvidí:').waitFor();

  await page.keyboard.press('Control+Shift+A');
  await page.getByRole('dialog', { name: 'Kdo to vidí a proč' }).waitFor();
  await page.keyboard.press('Escape');
  await waitFor('the note is closed', async () => (await page.getByRole('dialog').count()) === 0);

  await page.locator('.record-unit-text').filter({ hasText: 'Docházku hlásím denně.' }).waitFor();
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.tagName : ''));
  await tabTo(page, /^Sdílet s/);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Kdo text uvidí' }).getByText('Vidí:').waitFor();

  await tabTo(page, /^Účet a nastavení/);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Odhlásit se' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in/);
  expect(await page.getByText('Odhlásili jste se').count()).toBe(1);
});
