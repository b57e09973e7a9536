import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

const GOAL = 'Cíl: domluvit, aby Natálie chodila do školy';
const NAMES = { minutes: 'Iva Rousková', teacher: 'Mgr. Tomáš Bělohrad', father: 'Milan Olšina' } as const;

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(async () => {
  await house.close();
});

const talkOf = (page: Page): Locator => page.getByRole('region', { name: 'Komentáře' });

/** On a phone and a small window the column is folded. */
async function openTalk(page: Page): Promise<void> {
  const fold = page.getByRole('navigation', { name: 'Části konference' }).getByRole('button', { name: 'Souvislosti' });
  if ((await fold.isVisible()) && (await fold.getAttribute('aria-pressed')) === 'false') await fold.click();
  await talkOf(page).waitFor();
}

/** How many notices wait, as the bell says. */
async function noticesOf(page: Page): Promise<number> {
  const label = await page.getByRole('button', { name: /^Oznámení, /u }).getAttribute('aria-label');
  return Number(/\d+/u.exec(label ?? '')?.[0] ?? 0);
}

/** Marks the first words of the goal and begins to write about them. */
async function beginAtGoal(guest: Guest): Promise<void> {
  await guest.paper.stand({ unit: GOAL, paragraph: 0, at: 'start' });
  await guest.page.keyboard.press('Shift+End');
  await openTalk(guest.page);
  await talkOf(guest.page).getByRole('button', { name: 'Napsat komentář' }).press('Enter');
  await talkOf(guest.page).getByRole('textbox', { name: 'Komentář', exact: true }).waitFor();
}

describe('comments in a browser', () => {
  it('[P50] [P51] go to the teacher alone, who is mentioned, finds the notice and answers; the father learns nothing', async () => {
    const [minutes, teacher, father] = await Promise.all([
      house.atTable(NAMES.minutes),
      house.atTable(NAMES.teacher),
      house.atTable(NAMES.father),
    ]);
    await Promise.all([minutes, teacher, father].map(({ page }) => openTalk(page)));
    const waiting = await noticesOf(teacher.page);
    await beginAtGoal(minutes);
    const { keyboard } = minutes.page;
    // From here by keyboard alone.
    await keyboard.type('Prosím @belo');
    await minutes.page.getByRole('option', { name: /Bělohrad/u }).waitFor();
    await keyboard.press('Enter');
    await keyboard.type('ověřte tečkovaný údaj');
    const field = talkOf(minutes.page).getByRole('textbox', { name: 'Komentář', exact: true });
    expect(await field.inputValue()).toBe('Prosím @Mgr. Tomáš Bělohrad ověřte tečkovaný údaj');
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    while (
      !(await minutes.page.evaluate(() => document.activeElement?.closest('label')?.textContent?.includes('škola')))
    )
      await keyboard.press('Tab');
    await keyboard.press('Space');
    await talkOf(minutes.page).getByText('Uvidí: OSPOD a škola.').waitFor();
    await talkOf(minutes.page)
      .getByText(/Neuvidí: .*otec/u)
      .waitFor();
    while (!(await minutes.page.evaluate(() => document.activeElement?.textContent === 'Odeslat komentář')))
      await keyboard.press('Tab');
    await keyboard.press('Enter');
    await talkOf(minutes.page).getByText('ověřte tečkovaný údaj').waitFor();

    const bell = teacher.page.getByRole('button', { name: new RegExp(`^Oznámení, ${waiting + 1} `, 'u') });
    await bell.waitFor();
    await talkOf(teacher.page).getByText('ověřte tečkovaný údaj').waitFor();
    expect(await teacher.page.locator('.text-note').allInnerTexts()).toEqual([
      expect.stringContaining('Cíl: domluvit'),
    ]);
    await bell.press('Enter');
    await teacher.page.getByRole('dialog').getByText('OSPOD vás zmiňuje v komentáři').waitFor();
    await teacher.page
      .getByRole('dialog')
      .getByRole('link', { name: /OSPOD vás zmiňuje/u })
      .press('Enter');
    await waitFor('one notice less waits', async () => (await noticesOf(teacher.page)) === waiting);
    await teacher.page.locator('.text-note.is-current').waitFor();
    await talkOf(teacher.page).getByRole('button', { name: 'Odpovědět' }).press('Enter');
    await teacher.page.keyboard.type('Ověřím zítra ráno.');
    await talkOf(teacher.page).getByText('Uvidí: OSPOD a škola.').waitFor();
    await teacher.page.keyboard.press('Tab');
    await teacher.page.keyboard.press('Enter');
    await talkOf(minutes.page).getByText('Ověřím zítra ráno.').waitFor();

    // Something that all see arrives after everything that was sent before.
    await beginAtGoal(teacher);
    await teacher.page.keyboard.type('Viditelné všem.');
    await talkOf(teacher.page).getByRole('button', { name: 'Odeslat komentář' }).click();
    await talkOf(father.page).getByText('Viditelné všem.').waitFor();
    expect(await father.words()).not.toMatch(/tečkovaný|Ověřím zítra/u);
    expect(await father.page.locator('.text-note').count()).toBe(1);
    expect(await father.page.getByRole('button', { name: 'Oznámení, nic nečeká' }).count()).toBe(1);
    expect(house.faults()).toEqual([]);
    await Promise.all([minutes, teacher, father].map(({ context }) => context.close()));
  });

  it('lets a talk be settled and taken back, and keeps the place in the text through edits', async () => {
    const minutes = await house.atTable(NAMES.minutes);
    const { page } = minutes;
    await openTalk(page);
    const entries = talkOf(page).locator('[data-entry]');
    await entries.first().waitFor();
    await minutes.paper.stand({ unit: GOAL, paragraph: 0, at: 'start' });
    await page.keyboard.type('Nově: ');
    const noted = page.locator('.text-note').first();
    expect(await noted.innerText()).toMatch(/^Cíl: domluvit/u);
    const open = await entries.count();
    await talkOf(page).getByRole('button', { name: 'Označit jako vyřešené' }).first().click();
    await talkOf(page).getByText('1 vyřešený hovor').waitFor();
    expect(await talkOf(page).locator('ul').first().locator('[data-entry]').count()).toBe(open - 1);
    await page.context().close();
  });
});

describe('a comment of somebody else', () => {
  it('does not move what is being read beside the text', async () => {
    const [reader, writer] = await Promise.all([
      house.atTable(NAMES.minutes, { width: 1440, height: 480 }),
      house.atTable(NAMES.teacher),
    ]);
    await Promise.all([reader, writer].map(({ page }) => openTalk(page)));
    await reader.paper.stand({ unit: 'Chci chodit', at: 'start' });
    await talkOf(reader.page).getByRole('button', { name: 'Napsat komentář' }).click();
    await reader.page.keyboard.type('Čtu tuhle větu.');
    await talkOf(reader.page).getByRole('button', { name: 'Odeslat komentář' }).click();
    const read = talkOf(reader.page).locator('[data-entry]', { hasText: 'Čtu tuhle větu.' });
    await read.waitFor();
    await read.hover();
    const before = await read.boundingBox();
    await beginAtGoal(writer);
    await writer.page.keyboard.type('Přibude nad ní.');
    await talkOf(writer.page).getByRole('button', { name: 'Odeslat komentář' }).click();
    await talkOf(reader.page).getByText('Přibude nad ní.').waitFor({ state: 'attached' });
    const after = await read.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
    await Promise.all([reader, writer].map(({ context }) => context.close()));
  });
});

describe.each(LOOKS)('comments and notices at $width px', (look) => {
  it('hold against axe and the width of the window', async () => {
    const teacher = await house.atTable(NAMES.teacher, look);
    const { page } = teacher;
    const found: string[] = [];
    await beginAtGoal(teacher);
    await page.keyboard.type('Ještě k tomu @');
    await page.getByRole('listbox').waitFor();
    found.push(...(await faultsIn(page, 'talk-mention', look)));
    await page.keyboard.press('Escape');
    await talkOf(page).getByText('Jen vybraní').click();
    await talkOf(page)
      .getByText(/^Uvidí: škola/u)
      .waitFor();
    found.push(...(await faultsIn(page, 'talk-write', look)));
    await talkOf(page).getByRole('button', { name: 'Zrušit' }).click();
    await talkOf(page).locator('[data-entry]').first().waitFor();
    found.push(...(await faultsIn(page, 'talk', look)));
    const minutes = await house.atTable(NAMES.minutes, look);
    await beginAtGoal(minutes);
    await minutes.page.keyboard.type('@belo');
    await minutes.page.getByRole('option').first().waitFor();
    await minutes.page.keyboard.press('Enter');
    await talkOf(minutes.page)
      .getByText(/^Uvidí: /u)
      .waitFor();
    await talkOf(minutes.page).getByRole('button', { name: 'Odeslat komentář' }).click();
    await talkOf(minutes.page).getByRole('button', { name: 'Napsat komentář' }).waitFor();
    if (look.width > 640) {
      await page.getByRole('button', { name: /^Oznámení, \d/u }).click();
      await page
        .getByRole('dialog')
        .getByText(/zmiňuje/u)
        .first()
        .waitFor();
      found.push(...(await faultsIn(page, 'bell', look)));
      await page.keyboard.press('Escape');
    }
    await page.goto(`${house.system.origin}/notices`);
    await page.getByRole('heading', { name: 'E-maily' }).waitFor();
    await page
      .getByText(/zmiňuje/u)
      .first()
      .waitFor();
    found.push(...(await faultsIn(page, 'notices', look)));
    expect(found).toEqual([]);
    await Promise.all([teacher, minutes].map(({ context }) => context.close()));
  });
});
