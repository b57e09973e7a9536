import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS, type Look } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

let house: House;
let look: Look;

beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});

afterAll(async () => {
  await house.close();
});

/** What the states of the running test do not hold against axe and the width of the window. */
let found: string[] = [];

beforeEach(() => {
  found = [];
});

/** Holds one state against axe and against the width of the window. */
async function hold(page: Page, state: string): Promise<void> {
  found.push(...(await faultsIn(page, state, look)));
}

/** On a phone the columns are tabs. */
async function openColumn(page: Page, name: 'Průběh' | 'Zápis' | 'Souvislosti'): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Části konference' }).getByRole('button', { name });
  if (await tab.isVisible()) await tab.click();
}

const FORMS = ['invite', 'release', 'conference', 'person', 'relation'] as const;

describe.each(LOOKS)('axe finds nothing at $width px', (given) => {
  let ospod: Guest;
  let minutes: Guest;

  beforeAll(async () => {
    look = given;
    [ospod, minutes] = await Promise.all([house.guest('Bc. Jitka Lomnická', look), house.guest('Iva Rousková', look)]);
  });

  afterAll(async () => {
    await Promise.all([ospod.context.close(), minutes.context.close()]);
  });

  it('on the way in, and where there is nothing', async () => {
    const stranger = await Guest.open(house.browser, house.system.origin, look);
    const { page } = stranger;
    await page.goto(`${house.system.origin}/sign-in`);
    await page.getByRole('heading', { name: 'Ukázkoví lidé' }).waitFor();
    await hold(page, 'sign-in');
    await page.getByLabel('Přihlašovací jméno').fill('nikdo');
    await page.getByLabel('Heslo').fill('nic z toho');
    await page.getByRole('button', { name: 'Přihlásit se', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await hold(page, 'sign-in-refused');
    await stranger.context.close();
    await ospod.page.goto(`${house.system.origin}/nowhere`);
    await ospod.page.getByText('Stránku jsme nenašli').first().waitFor();
    await hold(ospod.page, 'not-found');
    expect(found).toEqual([]);
  });

  it('on the desk, with the menu of the account, and in the lists', async () => {
    const { page } = ospod;
    await page.goto(house.system.origin);
    await ospod.onDesk();
    await hold(page, 'desk');
    await page.getByRole('button', { name: 'Účet a nastavení' }).click();
    await page.getByRole('menuitem', { name: 'Odhlásit se' }).waitFor();
    await hold(page, 'account-menu');
    await page.keyboard.press('Escape');
    await page.goto(`${house.system.origin}/cases`);
    await page.getByRole('link', { name: 'Olšinovi', exact: true }).waitFor();
    await hold(page, 'cases');
    await page.goto(`${house.system.origin}/cases/new`);
    await page.getByRole('heading', { name: 'Nový případ' }).waitFor();
    await page.getByRole('button', { name: 'Otevřít spis' }).click();
    await page.getByText('Vyplňte toto pole.').first().waitFor();
    await hold(page, 'new-case');
    expect(found).toEqual([]);
  });

  it('in the case and in each of its forms', async () => {
    const { page } = ospod;
    await page.goto(`${house.system.origin}/cases`);
    await page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
    await page.getByRole('region', { name: 'U stolu' }).waitFor();
    await hold(page, 'case');
    const address = page.url();
    for (const form of FORMS) {
      await page.goto(`${address}?act=${form}`);
      await page.getByRole('button', { name: 'Zavřít bez uložení' }).waitFor();
      await hold(page, `case-${form}`);
    }
    await page.goto(address);
    await page.getByRole('button', { name: /^Určit osobu: OSPOD/u }).click();
    await page.getByRole('button', { name: 'Zavřít bez uložení' }).waitFor();
    await hold(page, 'case-assign');
    await page.goto(address);
    await page.getByRole('button', { name: /^Ukončit účast: obec/u }).click();
    await page.getByRole('button', { name: 'Zavřít bez uložení' }).waitFor();
    await hold(page, 'case-end');
    expect(found).toEqual([]);
  });

  it('in the conference, with a passage chosen, with the notes and menus, with the form of arrivals', async () => {
    const { page, paper } = minutes;
    await minutes.join();
    await hold(page, 'conference');
    await paper.stand({ unit: 'Cíl: domluvit', at: 'end' });
    await paper.shareSentence();
    await hold(page, 'conference-chosen');
    await page.keyboard.press('Control+Shift+I');
    const note = page.getByRole('dialog', { name: 'Kdo to vidí a proč' });
    await note.getByRole('heading', { level: 3 }).first().waitFor();
    await note.getByRole('button', { name: 'Celé pravidlo' }).click();
    await hold(page, 'conference-who-sees');
    await page.keyboard.press('Escape');
    await paper.stand({ unit: 'Cíl: domluvit', at: 'end' });
    await page.keyboard.press('Control+Shift+A');
    await note.getByRole('checkbox').first().waitFor();
    await hold(page, 'conference-change-audience');
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Kategorie .*: změnit/u })
      .first()
      .click();
    await page.getByRole('menu', { name: 'Kategorie' }).waitFor();
    await hold(page, 'conference-category');
    await page.keyboard.press('Escape');
    await openColumn(page, 'Průběh');
    await page.getByRole('button', { name: 'Zapsat příchod', exact: true }).click();
    await page.getByLabel('Role u stolu').waitFor();
    await hold(page, 'conference-arrival');
    await page.getByRole('button', { name: 'Dát slovo' }).click();
    await page.getByRole('menuitem', { name: 'škola' }).waitFor();
    await hold(page, 'conference-give-word');
    await page.keyboard.press('Escape');
    expect(found).toEqual([]);
  });

  it('with a draft, before it is shared, and with the slash menu', async () => {
    const { page, paper } = minutes;
    await openColumn(page, 'Zápis');
    await paper.writeAtEndOf('Plán a podpisy', 'Rozepsaná věta');
    await minutes.saved();
    await paper.shareSentence();
    await hold(page, 'conference-draft');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.getByRole('menu', { name: 'Co chcete napsat' }).waitFor();
    await hold(page, 'conference-slash');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Smazat/u }).click();
    await paper.lacks('Rozepsaná věta');
    expect(found).toEqual([]);
  });

  it('in the view as another party', async () => {
    const { page } = minutes;
    await openColumn(page, 'Souvislosti');
    await page.getByRole('tab', { name: 'Pohled' }).click();
    await page.getByRole('button', { name: /Jak to dostane/u }).click();
    await page.getByRole('option', { name: 'matka', exact: true }).click();
    await page.getByRole('group', { name: 'Zápis, jak ho dostane matka' }).waitFor();
    await hold(page, 'conference-view-as');
    await openColumn(page, 'Zápis');
    expect(found).toEqual([]);
  });

  // A phone is no projector.
  it.each(given.width > 640 ? ['on the wall'] : [])('%s', async () => {
    const { page } = minutes;
    await page.getByRole('button', { name: 'Promítat' }).click();
    await page.getByText('Promítáno: vidí všichni přítomní').first().waitFor();
    await page.locator('.record-unit-text').first().waitFor();
    await hold(page, 'projector');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Kdo text uvidí' }).waitFor();
    expect(found).toEqual([]);
  });

  it('for a parent who reads', async () => {
    const father = await house.atTable('Milan Olšina', look);
    await hold(father.page, 'conference-father');
    await father.context.close();
    expect(found).toEqual([]);
  });
});

it('no page broke and none asked for what its content policy forbids', () => {
  expect(house.faults()).toEqual([]);
});
