import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { House } from './support/house.js';
import { STORY_1 } from './support/story-files.js';

const TEACHER = 'Mgr. Tomáš Bělohrad';
const UNIT = 'Za září 31 zameškaných hodin';
const [SAVED, UNSENT] = ['Uloženo před aktualizací.', 'Rozepsáno během aktualizace.'];

let house: House;
let folder: string;
/** While this file is there, the server that starts speaks the next protocol. */
let newer: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soulad-upgrade-'));
  newer = join(folder, 'newer');
  const imports = [new URL('../support/next-protocol.mjs', import.meta.url).href];
  house = await House.open({ stories: [STORY_1], imports, env: { SOULAD_TEST_NEWER: newer } });
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('[R2] a page of the older protocol says in one sentence to reload; what is saved is there, what is not is handed back', async () => {
  const typist = await house.atTable(TEACHER);
  await typist.paper.stand({ unit: UNIT, at: 'end' });
  await typist.page.keyboard.type(` ${SAVED}`);
  await typist.saved();
  await house.system.halt();
  await typist.page.keyboard.type(` ${UNSENT}`);
  writeFileSync(newer, '');
  await house.system.resume();

  const said = typist.page.getByRole('alert').filter({ hasText: 'Soulad byl aktualizován: načtěte stránku znovu' });
  await said.waitFor({ timeout: 30_000 });
  expect((await said.textContent())?.match(/[.!?]/gu)).toHaveLength(1);
  const handed = typist.page.getByRole('region', { name: 'Neodeslaný text' });
  const [given] = await handed.locator('blockquote').allTextContents();
  expect(given).toContain(UNSENT);
  expect(given).not.toContain(SAVED);
  await handed.getByRole('button', { name: 'Zkopírovat' }).waitFor();
  expect(await typist.page.locator('.record-unit-text').count()).toBe(0);

  // The page that comes fits the server again: here it is the server that is taken back.
  rmSync(newer);
  await house.system.crash();
  typist.page.on('dialog', (dialog) => void dialog.accept());
  await typist.page.reload();
  await typist.inConference();
  const words = await typist.words();
  expect(words.split(SAVED)).toHaveLength(2);
  expect(words).not.toContain(UNSENT);
  expect(house.faults()).toEqual([]);
});
