import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { openSheet, planOf, putCause, submit } from './support/signing.js';
import { STORY_1 } from './support/story-files.js';

const WORKER = 'Bc. Jitka Lomnická';
const run = promisify(execFile);

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house?.close());

/** A key of the browser's own that asks its person and is answered. */
async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const kind = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  const person = { hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...kind, ...person } });
}

it.each(LOOKS)(
  '[S12] [S13] a passkey is added, signs the plan, and is checked in the window and without it, at $width px',
  async (look) => {
    const guest = await house.guest(WORKER, look);
    const { page } = guest;
    await plugIn(page);
    await page.getByRole('button', { name: 'Účet a nastavení' }).click();
    await page.getByRole('menuitem', { name: 'Přihlašování a podpis' }).click();
    await page.getByRole('heading', { level: 1, name: 'Přihlašování a podpis' }).waitFor();
    await page.getByRole('button', { name: 'Přidat přístupový klíč' }).press('Enter');
    await page.getByLabel('Jak klíči říkat').fill(`Klíč ${look.width}`);
    const demo = page.getByRole('radio', { name: /Jménem/u });
    if (await demo.isVisible()) await demo.check({ force: true });
    await page.getByLabel('Potvrďte, že jste to vy').fill(WORKER);
    const found = await faultsIn(page, 'means-form', look);
    await page.getByRole('button', { name: 'Vytvořit klíč' }).press('Enter');
    await page.getByText(`Klíč ${look.width}`).first().waitFor();
    found.push(...(await faultsIn(page, 'means-added', look)));

    await openSheet(guest, house.system.origin);
    const caseId = /cases\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? '';
    const plan = await planOf(page, caseId);
    await putCause(page, plan.recordId, 'Zkušební příčina.');
    await page.reload();
    await page.getByRole('button', { name: /Předložit (k podpisu|novou revizi)/u }).click();
    await submit(page);
    await page
      .getByRole('form', { name: /^Vaše odpověď/u })
      .getByText('Po stisku tlačítka vás prohlížeč požádá')
      .waitFor();
    found.push(...(await faultsIn(page, 'means-signing', look)));
    await page.getByRole('button', { name: 'Podepsat', exact: true }).press('Enter');
    await page.getByText(/^podepsáno ·/u).waitFor();
    await page.getByRole('button', { name: 'Ověřit moji revizi' }).click();
    await page.getByText('Podpis přístupového klíče jsme přepočítali tady').waitFor();

    const [bundle] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Stáhnout balíček revize/u }).click(),
    ]);
    const file = join(tmpdir(), `soulad-${process.pid}-${look.width}.bundle`);
    await bundle.saveAs(file);
    const { stdout } = await run(process.execPath, ['infra/src/verify-bundle.mjs', file], { cwd: ROOT });
    expect(stdout).toMatch(/\(passkey\)\nthe signature of the passkey was checked here\n[^]*bundle: valid/u);
    await writeFile(file, '');
    expect([...found, ...house.faults()]).toEqual([]);
  },
  120_000,
);
