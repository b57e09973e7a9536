import { readPdf } from '@soulad/api/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { makeCopy } from './support/make-copy.js';
import { openSheet, planOf, putCause, submit } from './support/signing.js';
import { STORY_1 } from './support/story-files.js';

const [WORKER, MOTHER] = ['Bc. Jitka Lomnická', 'Renata Olšinová'] as const;

async function sign(page: Page, name: string): Promise<void> {
  await page
    .getByRole('form', { name: /^Vaše odpověď/u })
    .getByLabel('Potvrďte, že jste to vy')
    .fill(name);
  await page.getByRole('button', { name: 'Podepsat', exact: true }).click();
}

/** The page for checking, opened from the sheet, with the bundle that was taken. */
async function openVerifier({ page }: Guest): Promise<Page> {
  const [bundle] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Stáhnout balíček revize/u }).click(),
  ]);
  const [verifier] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Otevřít ověřovací stránku' }).click(),
  ]);
  await verifier.getByLabel(/Balíček revize/u).setInputFiles(await bundle.path());
  await verifier.getByText('PLATÍ · VALID').waitFor();
  await verifier.getByText(/Renata Olšinová/u).waitFor();
  return verifier;
}

describe.each(LOOKS)('signing at $width px', (look) => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ stories: [STORY_1] });
  });
  afterAll(() => house?.close());

  it('[W32] [W35] [W38] freezes the plan, is signed by two parties, and lapses for the one that sees the change', async () => {
    const worker = await house.guest(WORKER, look);
    const { page } = worker;
    await openSheet(worker, house.system.origin);
    await page.getByText('Zatím není žádná revize.').waitFor();
    const caseId = /cases\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? '';
    const plan = await planOf(page, caseId);
    await putCause(page, plan.recordId, 'Zkušební příčina.');
    await page.reload();
    await page.getByRole('button', { name: 'Předložit k podpisu' }).click();
    const found = await faultsIn(page, 'signoff-open', look);
    await submit(page);
    await page.getByText('Zkušební příčina').first().waitFor();
    await sign(page, WORKER);
    await page.getByText(/^podepsáno ·/u).waitFor();
    found.push(...(await faultsIn(page, 'signoff-sheet', look)));

    const mother = await house.guest(MOTHER, look);
    await openSheet(mother, house.system.origin);
    await mother.page.getByText('Zkušební příčina').first().waitFor();
    found.push(...(await faultsIn(mother.page, 'signoff-answer', look)));
    await sign(mother.page, MOTHER);
    await mother.page
      .getByText(/^podepsáno ·/u)
      .nth(1)
      .waitFor();
    await mother.page.getByRole('button', { name: 'Ověřit moji revizi' }).click();
    await mother.page.getByText(/Podpis \(Renata Olšinová\)/u).waitFor();
    found.push(...(await faultsIn(mother.page, 'signoff-verified', look)));
    const verifier = await openVerifier(mother);
    found.push(...(await faultsIn(verifier, 'signoff-verifier', look)));
    await verifier.close();
    const { file, bytes } = await makeCopy(mother, MOTHER);
    expect(file).toMatch(/-podpisovy-arch\.pdf$/u);
    expect((await readPdf(bytes)).text).toMatch(/Podpisový arch[\s\S]*podepsáno[\s\S]*Zmrazena/u);
    await mother.page.getByRole('link', { name: 'ověřovací stránka' }).waitFor();
    found.push(...(await faultsIn(mother.page, 'signoff-copied', look)));

    const own = plan.parties.filter(({ label }) => /matka|Renata/iu.test(label)).map(({ partyId }) => partyId);
    expect(own).toHaveLength(1);
    await putCause(page, plan.recordId, 'Neznámá okolnost.', own);
    await page.getByRole('button', { name: 'Předložit novou revizi' }).click();
    await submit(page);
    await page.getByText('Dřívější podpis pozbyl platnosti').waitFor();
    await mother.page.reload();
    await mother.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).click();
    await mother.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).waitFor({ state: 'detached' });
    expect(await mother.page.locator('main').textContent()).not.toMatch(/Neznámá okolnost|pozbyl/u);
    expect([...found, ...house.faults()]).toEqual([]);
  }, 120_000);
});
