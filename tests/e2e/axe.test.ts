import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type WindowOptions } from '../support/browser.js';
import { layTable, type Table } from './table.js';

let table: Table;
beforeAll(async () => {
  table = await layTable('story-1');
});
afterAll(() => table.close());

const LOOKS: [string, WindowOptions][] = [
  ['1440 px, light', { width: 1440, height: 900, colorScheme: 'light' }],
  ['1440 px, dark', { width: 1440, height: 900, colorScheme: 'dark' }],
  ['360 px, light', { width: 360, height: 740, colorScheme: 'light' }],
  ['360 px, dark', { width: 360, height: 740, colorScheme: 'dark' }],
];

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
}

describe.each(LOOKS)('axe finds nothing at %s', (_, look) => {
  it('on the way in', async () => {
    const context = await openWindow(table.browser, look);
    const page = await context.newPage();
    await page.goto(table.system.origin);
    await page.getByRole('heading', { name: 'Ukázkoví lidé' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.goto(`${table.system.origin}/nowhere`);
    await page.getByRole('main').waitFor();
    expect(await faults(page)).toEqual([]);
    await context.close();
  });

  it('at the desk, in the list of cases and in the case', async () => {
    const office = await table.seat('ospod', look);
    const { cases } = await office.person.ask<{ cases: { id: string }[] }>('{ cases { id } }');
    for (const path of ['/', '/cases', '/cases/new', ...cases.map(({ id }) => `/cases/${id}`)]) {
      await office.page.goto(table.system.origin + path, { waitUntil: 'networkidle' });
      await office.page.getByRole('heading').first().waitFor();
      expect(await faults(office.page), path).toEqual([]);
    }
    await office.leave();
  });

  it('in the conference, with a passage chosen and with the note who sees it', async () => {
    const office = await table.seat('ospod', look);
    await office.openConference();
    expect(await faults(office.page)).toEqual([]);
    await office.standAtEndOf('Mluví jeden');
    await office.page.getByText('Vidí:').first().waitFor();
    expect(await faults(office.page)).toEqual([]);
    await office.page.keyboard.press('Control+Shift+A');
    await office.page.getByRole('dialog').waitFor();
    expect(await faults(office.page)).toEqual([]);
    await office.leave();
  });

  it('for a parent who reads', async () => {
    const father = await table.seat('otec', look);
    await father.openConference();
    expect(await faults(father.page)).toEqual([]);
    await father.leave();
  });
});
