import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { Guest } from './guest.js';
import { flat } from './story-files.js';

/** From the list of cases to the plan, as a person goes. */
export async function openPlan({ page, origin }: Guest, family: string): Promise<void> {
  await page.goto(`${origin}/cases`);
  await page.getByRole('link', { name: family, exact: true }).click();
  await page.getByRole('link', { name: 'Plán ochrany dítěte' }).click();
}

/** In the text of the plan the last letter before the stop of a passage becomes another one. */
export async function correctLetter(guest: Guest, family: string, passage: string, letter: string): Promise<void> {
  await openPlan(guest, family);
  await guest.page.getByRole('tab', { name: 'Text plánu' }).click();
  await guest.paper.stand({ unit: passage, at: 'end' });
  await retypeLetter(guest, letter);
}

/** Before the stop at the caret another letter is typed. */
export async function retypeLetter(guest: Guest, letter: string): Promise<void> {
  for (const key of ['ArrowLeft', 'Backspace']) await guest.page.keyboard.press(key);
  await guest.page.keyboard.type(letter);
  await guest.saved();
}

/** From the list of cases to the sheet of signatures, as a person goes. */
export async function openSheet({ page, origin }: Guest, family: string): Promise<void> {
  await page.goto(`${origin}/cases`);
  await page.getByRole('link', { name: family, exact: true }).click();
  await page.getByRole('link', { name: 'Revize a podpisy' }).click();
  await page.getByRole('heading', { level: 1, name: 'Revize a podpisy' }).waitFor();
}

export interface Asking {
  /** Labels of the parties that are asked. */
  readonly asked: readonly string[];
  /** Labels of those asked when the others have answered; as the form stands when left out. */
  readonly last?: readonly string[];
  /** Last day, as `2026-10-06`. */
  readonly until: string;
}

/** Freezes the plan and asks for signatures. */
export async function submitPlan({ page }: Guest, { asked, last, until }: Asking): Promise<void> {
  await page.getByRole('button', { name: /^Předložit (k podpisu|novou revizi)$/u }).click();
  await choose(page, 'Kdo má podepsat', asked);
  if (last) await choose(page, 'Kdo až po ostatních', last);
  await page.getByLabel('Do kdy').fill(until);
  await page.getByRole('button', { name: 'Zmrazit a předložit' }).click();
  await page.getByRole('list', { name: 'Podpisový arch' }).waitFor();
  await page.getByRole('button', { name: 'Zmrazit a předložit' }).waitFor({ state: 'detached' });
}

/** Leaves exactly these marked in a group of boxes. */
async function choose(page: Page, group: string, labels: readonly string[]): Promise<void> {
  const boxes = page.getByRole('group', { name: group }).getByRole('checkbox');
  for (const box of await boxes.all()) {
    const label = flat(await box.evaluate((one) => one.closest('label')?.textContent ?? ''));
    if ((await box.isChecked()) !== labels.includes(label)) await box.press('Space');
  }
}

/** How a party answers: plainly, with a reservation, or no. */
export interface AnswerWords {
  readonly reservation?: string;
  readonly reason?: string;
}

/** Answers at the own window. The name is what the demo takes instead of a password. */
export async function answer({ page }: Guest, name: string, { reservation, reason }: AnswerWords = {}): Promise<void> {
  if (reservation !== undefined) {
    await page.getByText('Podepisuji s výhradou', { exact: true }).click();
    await page.getByLabel('Výhrada', { exact: true }).fill(reservation);
  }
  if (reason !== undefined) {
    await page.getByText('Nepodepíšu', { exact: true }).click();
    await page.getByLabel('Proč ne', { exact: true }).fill(reason);
  } else
    await page
      .getByRole('form', { name: /^Vaše odpověď/u })
      .getByLabel('Potvrďte, že jste to vy')
      .fill(name);
  await page.getByRole('button', { name: /^(Podepsat|Podepsat s výhradou|Odmítnout podpis)$/u }).click();
  await page.getByRole('button', { name: /^(Podepsat|Podepsat s výhradou)$/u }).waitFor({ state: 'detached' });
}

/** Waits until the sheet in a window says this of the parties, by label, and of no others. */
export async function tells(guest: Guest, states: Readonly<Record<string, string>>): Promise<void> {
  await expect.poll(() => sheetOf(guest), { timeout: 15_000 }).toEqual(states);
}

/** The sheet as this window shows it: by label of the party its state, and whether an earlier signature lapsed. */
export async function sheetOf({ page }: Guest): Promise<Record<string, string>> {
  const rows = page.getByRole('list', { name: 'Podpisový arch' }).getByRole('listitem');
  await rows.first().waitFor();
  const read = await rows.evaluateAll((list) =>
    list.map((row): [string, string] => [
      row.querySelector('strong')?.textContent ?? '',
      [row.getAttribute('data-state'), /pozbyl/u.test(row.textContent ?? '') ? 'lapsed' : '']
        .filter(Boolean)
        .join(', '),
    ]),
  );
  return Object.fromEntries(read.map(([label, state]) => [flat(label), state]));
}
