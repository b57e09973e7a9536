import type { Page } from 'playwright-core';
import type { Guest } from './guest.js';

/** Presses the first button of this name, as the keyboard does. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().press('Enter');

/** Ends the meeting and goes on to its minutes. */
export async function endMeeting({ page }: Guest): Promise<void> {
  await press(page, 'Ukončit konferenci');
  await press(page, 'Ukončit konferenci');
  await page.getByRole('heading', { name: 'Po jednání' }).waitFor();
}

/** From the conference to the page of its minutes; on a phone the way there is folded. */
export async function openMinutes({ page }: Guest): Promise<void> {
  const fold = page.getByRole('navigation', { name: 'Části konference' }).getByRole('button', { name: 'Průběh' });
  if (await fold.isVisible()) await fold.click();
  await page.getByRole('link', { name: 'Zápis po jednání' }).click();
  await page.getByRole('heading', { level: 1, name: 'Zápis po jednání' }).waitFor();
  await page.getByRole('list', { name: 'Cesta zápisu' }).waitFor();
}

/** Waits until the list of what is to be decided is there. */
export const questionsThere = ({ page }: Guest): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /Zbýv|Nic nezbývá/u })
    .waitFor();

/** Lets every open question pass, with a reason. @returns how many there were */
export async function waiveAll({ page }: Guest): Promise<number> {
  const open = page.getByRole('button', { name: /^Nechat být:/u });
  const reason = page.getByRole('textbox', { name: 'Proč to tak může zůstat' });
  let count = 0;
  for (; (await open.count()) > 0; count += 1) {
    await open.first().press('Enter');
    await reason.fill('Probráno u stolu.');
    await press(page, /^Nechat být$/u);
    await reason.waitFor({ state: 'detached' });
  }
  return count;
}

/** Confirms the labels and sends the minutes out. */
export async function sendOut({ page }: Guest): Promise<void> {
  await page.getByText('Nic nezbývá. Označení můžete potvrdit.').waitFor();
  await press(page, 'Potvrdit, že označení jsou v pořádku');
  await page.getByRole('heading', { name: 'Poslat k připomínkám' }).waitFor();
  await press(page, 'Poslat k připomínkám');
  await page.getByText('Ještě se nevyjádřili:', { exact: false }).waitFor();
}

export async function sayNoComments({ page }: Guest): Promise<void> {
  await press(page, 'Bez připomínek');
  await page.getByText('Za vaši stranu je zapsáno: bez připomínek.').waitFor();
}

/** Writes a dissent about the whole and puts it on the table. */
export async function dissent({ page }: Guest, words: string): Promise<void> {
  await press(page, 'Zapsat odlišné stanovisko');
  await page.getByRole('textbox', { name: 'Stanovisko' }).fill(words);
  await press(page, 'Uložit koncept');
  await page.getByText(/^Uvidí:/u).waitFor();
  await press(page, 'Zařadit do zápisu');
  await page.getByRole('button', { name: 'Zařadit do zápisu' }).waitFor({ state: 'detached' });
}

export async function closeMinutes({ page }: Guest): Promise<void> {
  await press(page, 'Uzavřít zápis');
  await page.getByText('Zápis je uzavřený.', { exact: false }).waitFor();
  await page.getByText('Otisk uzavřeného znění', { exact: false }).first().waitFor();
}
