import { readPdf } from '@soulad/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS, type Look } from './support/looks.js';
import { makeCopy } from './support/make-copy.js';
import { STORY_1 } from './support/story-files.js';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(async () => {
  await house.close();
});

/** On a phone the columns are tabs. */
async function openCopies({ page }: Guest): Promise<void> {
  const column = page
    .getByRole('navigation', { name: 'Části konference' })
    .getByRole('button', { name: 'Souvislosti' });
  if (await column.isVisible()) await column.click();
  await page.getByRole('tab', { name: 'Kopie' }).click();
  await page.getByRole('heading', { name: 'Kopie na papír' }).waitFor();
  await page.getByRole('button', { name: 'Vyhotovit kopii' }).waitFor();
}

describe.each(LOOKS)('at $width px', (look: Look) => {
  it('[W60] a teacher fetches the own copy, and the office one for the mother', async () => {
    const teacher = await house.atTable('Mgr. Tomáš Bělohrad', look);
    await openCopies(teacher);
    const found = await faultsIn(teacher.page, 'copies-empty', look);
    await teacher.page.getByRole('button', { name: 'Vyhotovit kopii' }).click();
    await teacher.page.getByText('Vyplňte toto pole.').waitFor();
    const own = await makeCopy(teacher, 'Mgr. Tomáš Bělohrad');
    found.push(...(await faultsIn(teacher.page, 'copies-made', look)));
    expect(own.file).toMatch(/^[A-Za-z0-9-]+-zapis\.pdf$/u);
    const read = await readPdf(own.bytes);
    expect(read.text).toContain('Zápis z případové konference');
    expect(read.text).toMatch(/kopie pro: [^·]+· otisk ([0-9a-f]{4} ?){4}/u);

    const office = await house.atTable('Bc. Jitka Lomnická', look);
    await openCopies(office);
    const { page } = office;
    await page.getByRole('button', { name: /Pro koho/u }).click();
    await page.getByRole('option', { name: /matka/u }).first().click();
    await page.getByText('jen části, které smíte číst vy i ona').waitFor();
    found.push(...(await faultsIn(page, 'copies-for-other', look)));
    const theirs = await makeCopy(office, 'Bc. Jitka Lomnická');
    expect((await readPdf(theirs.bytes)).text).toMatch(/kopie pro: matka/u);
    const list = page.getByRole('region', { name: 'Vydané kopie' });
    await list
      .getByText(/pro: matka/u)
      .first()
      .waitFor();
    await list
      .getByText(/Bělohrad/u)
      .first()
      .waitFor();
    expect([...found, ...teacher.faults, ...office.faults]).toEqual([]);
    await teacher.context.close();
    await office.context.close();
  });

  it('[W68] the office makes a list of tasks for the school beside the tasks of the case', async () => {
    const office = await house.guest('Bc. Jitka Lomnická', look);
    const { page } = office;
    await page.goto(`${house.system.origin}/cases`);
    await page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
    await page.getByRole('link', { name: 'Úkoly případu' }).click();
    await page.getByRole('heading', { name: 'Kopie na papír' }).waitFor();
    await page.getByRole('button', { name: /Pro koho/u }).click();
    await page.getByRole('option', { name: 'škola', exact: true }).click();
    const { file, bytes } = await makeCopy(office, 'Bc. Jitka Lomnická');
    expect(file).toMatch(/-ukoly\.pdf$/u);
    expect((await readPdf(bytes)).text).toMatch(/Seznam úkolů[\s\S]*kopie pro: škola/u);
    expect([...(await faultsIn(page, 'copies-tasks', look)), ...office.faults]).toEqual([]);
    await office.context.close();
  });
});
