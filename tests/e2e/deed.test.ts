import { readFile } from 'node:fs/promises';
import { type Identity, makeCertificate, readPdf, signPdf } from '@soulad/api/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { openSheet, planOf, putCause, submit } from './support/signing.js';
import { flat, STORY_1 } from './support/story-files.js';

const [WORKER, TEACHER] = ['Bc. Jitka Lomnická', 'Mgr. Tomáš Bělohrad'] as const;

let house: House;
let worker: Guest;
let person: Identity;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
  worker = await house.guest(WORKER);
  person = await makeCertificate({
    name: 'Tomáš Bělohrad',
    issuer: await makeCertificate({ name: 'Zkušební autorita', authority: true }),
  });
});
afterAll(() => house?.close());

/** Freezes the plan once more, with a passage that everybody reads. */
async function openRound({ page }: Guest, cause: string): Promise<void> {
  await openSheet(worker, house.system.origin);
  const plan = await planOf(page, /cases\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? '');
  await putCause(page, plan.recordId, cause);
  await page.reload();
  await page.getByRole('button', { name: /Předložit (k podpisu|novou revizi)/u }).click();
  await submit(page);
  await page.getByRole('button', { name: 'Zmrazit a předložit' }).waitFor({ state: 'detached' });
}

const openWay = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Jiný způsob: podepsat vlastním certifikátem' }).press('Enter');

/** Takes the PDF, as the keyboard does. */
async function take(page: Page): Promise<{ name: string; bytes: Buffer }> {
  await page
    .getByRole('list', { name: 'Podpis vlastním certifikátem ve třech krocích' })
    .getByLabel('Potvrďte, že jste to vy')
    .fill(TEACHER);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await page.getByText(/^Stažený soubor:/u).waitFor();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const hand = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer });

it.each(LOOKS)(
  '[W39] [S15] a PDF is taken, signed outside, refused in words when it is another one, and filed, at $width px',
  async (look) => {
    const cause = `Zkušební příčina ${look.width}.`;
    await openRound(worker, cause);
    const teacher = await house.guest(TEACHER, look);
    const { page } = teacher;
    await openSheet(teacher, house.system.origin);
    await openWay(page);
    const { name, bytes } = await take(page);
    expect(name).toMatch(/-plan-revize-\d+\.pdf$/u);
    expect(flat((await readPdf(bytes)).text)).toContain(cause);

    // Hours may pass before the file comes back.
    await page.reload();
    await openWay(page);
    await hand(page, 'jiny.pdf', Buffer.from('%PDF-1.7 something else'));
    await page.getByText('Soubor nezačíná tím, co jste si tu stáhli', { exact: false }).waitFor();
    await page.getByText('Nic se nezapsalo; plán i podpisy jsou, jak byly.', { exact: false }).waitFor();
    const found = await faultsIn(page, 'deed-refused', look);

    const signed = await signPdf(bytes, { by: person });
    await hand(page, 'podepsany.pdf', signed);
    await page.getByText('Soubor byl přijat jako podpis vaší strany', { exact: false }).waitFor();
    await page.getByText(/Tomáš Bělohrad\..*Zkušební autorita \(vydavatel neověřen\)/u).waitFor();
    found.push(...(await faultsIn(page, 'deed-filed', look)));
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Stáhnout podepsané PDF' }).press('Enter'),
    ]);
    expect((await readFile(await kept.path())).equals(signed)).toBe(true);
    await page.getByRole('button', { name: 'Ověřit moji revizi' }).click();
    await page.getByText('Podpis v něm ověří každý program', { exact: false }).waitFor();

    // Others are told that the party has signed, and not how.
    await worker.page.reload();
    await worker.page.getByText(/^podepsáno ·/u).waitFor();
    expect(await worker.words()).not.toMatch(/Zkušební autorita|vlastním certifikátem:/u);
    expect([...found, ...house.faults()]).toEqual([]);
  },
  120_000,
);
