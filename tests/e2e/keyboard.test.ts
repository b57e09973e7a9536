import { arrivesAt, isSignIn } from '../support/arrives-at.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.js';
import { openWindow } from '../support/browser.js';
import { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { Keyboard } from './support/keyboard.js';
import { flat, STORY_1 } from './support/story-files.js';

let house: House;
let guest: Guest;
let keys: Keyboard;

beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
  guest = await Guest.open(house.browser, house.system.origin);
  keys = new Keyboard(guest.page);
  await guest.page.goto(`${guest.origin}/sign-in`);
  await guest.page.getByRole('button', { name: 'Mgr. Tomáš Bělohrad' }).waitFor();
});

afterAll(async () => {
  await house.close();
});

const written = 'Napsáno bez myši';

describe('a whole conference without a mouse', () => {
  it('sign in', async () => {
    await keys.press('Tab');
    await keys.goTo(/Bělohrad/u);
    // The desk is a page loaded anew, on which the browser begins at the top.
    await guest.page.keyboard.press('Enter');
    await guest.onDesk();
    expect(keys.lost).toEqual([]);
  });

  it('join', async () => {
    await keys.goTo(/^Připojit se/u);
    await keys.press('Enter');
    await guest.inConference();
    expect(keys.lost).toEqual([]);
  });

  it('travel over the passages, there and back', async () => {
    await keys.goTo(/^Zápis z konference/u);
    const passages = (await guest.paper.texts()).length;
    const seen = new Set<string>();
    for (let step = 0; step < passages * 2 + 14; step += 1) {
      await keys.press('Alt+ArrowDown');
      const label = await guest.paper
        .unitWithCaret()
        .getAttribute('aria-label', { timeout: 500 })
        .catch(() => null);
      if (label) seen.add(`${label} ${await guest.paper.unitWithCaret().locator('.record-unit-text').innerText()}`);
    }
    expect(seen.size).toBe(passages);
    for (let step = 0; step < passages * 2 + 14; step += 1) await keys.press('Alt+ArrowUp');
    expect(await guest.paper.unitWithCaret().innerText()).toContain('Cíl: domluvit');
  });

  it('go down line by line as in one document', async () => {
    const first = 'Cíl: domluvit';
    for (let line = 0; line < 12; line += 1) await keys.press('ArrowDown');
    expect(await guest.page.locator('.record-unit.is-current', { hasText: first }).count()).toBe(0);
    for (let line = 0; line < 20; line += 1) {
      if ((await guest.page.locator('.record-unit.is-current', { hasText: first }).count()) > 0) break;
      await keys.press('ArrowUp');
    }
    expect(await guest.paper.unitWithCaret().innerText()).toContain(first);
  });

  it('hold an arrow down, and come as far as with single keys', async () => {
    const hold = (key: string): Promise<unknown> =>
      Promise.all(Array.from({ length: 40 }, () => guest.page.keyboard.press(key)));
    const first = guest.page.locator('.record-unit.is-current', { hasText: 'Cíl: domluvit' });
    for (let times = 0; times < 5; times += 1) {
      await hold('ArrowDown');
      await first.waitFor({ state: 'detached' });
      await hold('ArrowUp');
      // That ends in the title above the first passage.
      await keys.press('ArrowDown');
      await first.waitFor();
    }
    expect(keys.lost).toEqual([]);
  });

  it('write at the end of a section', async () => {
    for (let step = 0; step < 30; step += 1) {
      await keys.press('Alt+ArrowDown');
      const atEnd = await guest.page.evaluate(
        () =>
          document.activeElement?.matches('.record-section-end') &&
          document.activeElement.closest('.record-section')?.textContent?.includes('Docházka'),
      );
      if (atEnd) break;
    }
    await keys.type(written.slice(0, 1));
    await guest.paper.unitWithCaret().locator('.record-unit-text', { hasText: /^N$/u }).waitFor();
    await keys.type(written.slice(1));
    await guest.paper.shows(written);
    await guest.saved();
    expect(keys.lost).toEqual([]);
  });

  it('ask who sees it and why, and come back', async () => {
    await keys.press('Control+Shift+I');
    const note = guest.page.getByRole('dialog', { name: 'Kdo to vidí a proč' });
    await note.waitFor();
    await note.getByRole('heading', { level: 3 }).first().waitFor();
    await keys.goTo(/^Celé pravidlo/u);
    await keys.press('Enter');
    await note
      .getByText(/Pravidlo P\d+/u)
      .first()
      .waitFor();
    await keys.press('Escape');
    await note.waitFor({ state: 'detached' });
    await keys.arrives(/^Zápis z konference/u);
    expect(keys.lost).toEqual([]);
  });

  it('change who sees it', async () => {
    await keys.press('Control+Shift+A');
    const note = guest.page.getByRole('dialog', { name: 'Kdo to vidí a proč' });
    await note.getByRole('checkbox').first().waitFor();
    await keys.press('Escape');
    await note.waitFor({ state: 'detached' });
    expect(keys.lost).toEqual([]);
  });

  it('share it', async () => {
    await keys.arrives(/^Zápis z konference/u);
    await keys.press('Control+Enter');
    await guest.page
      .getByRole('region', { name: 'Kdo text uvidí' })
      .getByText(/^Sdíleno/u)
      .waitFor();
    expect(keys.lost).toEqual([]);
  });

  it('look at the record as another party', async () => {
    await keys.goTo(/^Komentáře$/u);
    await keys.goTo(/^Pohled$/u, 'ArrowRight');
    await keys.goTo(/Vyberte účastníka/u);
    await keys.press('Enter');
    await guest.page.getByRole('option').first().waitFor();
    await keys.goTo(/^SAS$|^S ?SAS$/u, 'ArrowDown');
    await keys.press('Enter');
    const sheet = guest.page.getByRole('group', { name: 'Zápis, jak ho dostane SAS' });
    await waitFor('the view has the new passage', async () => flat(await sheet.innerText()).includes(written));
    expect(keys.lost).toEqual([]);
  });

  it('sign out', async () => {
    await keys.goTo(/^Účet a nastavení/u, 'Shift+Tab');
    await keys.press('Enter');
    await guest.page.getByRole('menuitem', { name: 'Odhlásit se' }).waitFor();
    await keys.goTo(/^Odhlásit se/u, 'ArrowDown');
    await guest.page.keyboard.press('Enter');
    await arrivesAt(guest.page, isSignIn);
    expect(keys.lost).toEqual([]);
  });

  it('and the focus was seen all the time', () => {
    expect(keys.lost).toEqual([]);
    expect(house.faults()).toEqual([]);
  });
});

it('the way over the bar at the top is one key', async () => {
  const context = await openWindow(house.browser);
  const page = await context.newPage();
  await page.goto(`${house.system.origin}/sign-in`);
  await page.getByRole('button', { name: 'Renata Olšinová' }).click();
  await page.getByRole('region', { name: 'Dnes' }).waitFor();
  await page.reload();
  await page.getByRole('region', { name: 'Dnes' }).waitFor();
  const own = new Keyboard(page);
  await own.press('Tab');
  await own.arrives(/^Přejít k obsahu/u);
  await own.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await context.close();
});
