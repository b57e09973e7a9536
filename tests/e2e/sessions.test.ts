import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrivesAt, isSignIn } from '../support/arrives-at.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

const WORKER = 'Bc. Jitka Lomnická';
const TEACHER = 'Mgr. Tomáš Bělohrad';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house.close());

/** Through the account menu to the own sessions. */
async function openSessions({ page }: Guest): Promise<void> {
  await page.getByRole('button', { name: 'Účet a nastavení' }).click();
  await page.getByRole('menuitem', { name: 'Kde jsem přihlášen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kde jsem přihlášen' }).waitFor();
}

describe.each(LOOKS)('own sessions at $width px', (look) => {
  it('[A1] are listed, and one that is ended leaves its conference at once', async () => {
    const away = await house.atTable(TEACHER, look);
    const here = await house.guest(TEACHER, look);
    await openSessions(here);
    await here.page.getByText('toto okno').waitFor();
    expect(await faultsIn(here.page, 'sessions', look)).toEqual([]);
    await here.page
      .getByRole('button', { name: /^Ukončit přihlášení/u })
      .first()
      .press('Enter');
    await here.page.getByText(/^Ukončeno\./u).waitFor();
    await arrivesAt(away.page, isSignIn);
    expect(await away.page.locator('.record-unit-text').count()).toBe(0);
    await Promise.all([away.context.close(), here.context.close()]);
  });
});

describe('a session that is ended from another window', () => {
  it('[I7][R3] takes the text off the screen, hands unsent words to who typed them, and sends them under nobody else', async () => {
    const words = 'Rozepsáno jen v tomto okně.';
    const typist = await house.atTable(TEACHER);
    const elsewhere = await house.guest(TEACHER);
    await typist.paper.stand({ unit: 'Za září 31 zameškaných hodin', at: 'end' });
    await typist.context.setOffline(true);
    await typist.page.keyboard.type(` ${words}`);
    await typist.saveState(/^Bez\sspojení:\s\d+\szměn/u).waitFor();
    await openSessions(elsewhere);
    await elsewhere.page.getByRole('button', { name: 'Ukončit všechna ostatní' }).click();
    await elsewhere.page.getByText(/^Ukončeno\./u).waitFor();
    await typist.context.setOffline(false);

    await typist.page.getByRole('alert').filter({ hasText: 'Přihlášení skončilo' }).waitFor();
    const handed = typist.page.getByRole('region', { name: 'Neodeslaný text' });
    await handed.getByText('Váš text se neodeslal nikomu').waitFor();
    expect(await handed.locator('blockquote').allTextContents()).toEqual([expect.stringContaining(words)]);
    expect(await typist.page.locator('.record-unit-text').count()).toBe(0);

    // Scenario 35: somebody else signs in in the same tab.
    await typist.page.goto(`${house.system.origin}/sign-in`);
    await typist.signIn(WORKER);
    await typist.join();
    expect(await typist.words()).not.toContain(words);
    const reader = await house.atTable('Renata Olšinová');
    expect(await reader.words()).not.toContain(words);
    await Promise.all([typist, elsewhere, reader].map((guest) => guest.context.close()));
  });
});

it('no page broke', () => {
  expect(house.faults()).toEqual([]);
});
