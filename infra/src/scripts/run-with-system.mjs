import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../browser.mjs';
import { startThrowawayPostgres } from '../postgres/index.mjs';
import { Refusal } from '../run/refusal.mjs';
import { tsScript } from '../run/ts-script.mjs';
import { buildAll } from '../start/build.mjs';
import { testAddresses } from '../vitest/postgres.mjs';

/**
 * Runs a script of tests/ with what the whole system needs: everything built, a throwaway Postgres
 * (SOULAD_TEST_PG_…_URL) and a Chromium (CHROMIUM_PATH). Its output is passed through, its last line stays the last.
 * @param {{ root: string, children: object, onStop: Function, script: string, words: string[], build?: typeof buildAll }} run
 * @returns {Promise<number>} the exit code of the script
 */
export async function runWithSystem({ root, children, onStop, script, words, build = buildAll }) {
  const file = join(root, script);
  if (!existsSync(file)) throw new Refusal(`There is no ${script}.`);
  await build({ root, children });
  const server = await startThrowawayPostgres();
  onStop(() => server.stop());
  const env = { ...process.env, ...(await testAddresses(server.adminUrl)), CHROMIUM_PATH: await findChromium() };
  const { code, signal } = await children.start(process.execPath, tsScript(file, words), { cwd: process.cwd(), env })
    .ended;
  if (signal) throw new Refusal(`${script} was ended by ${signal}.`);
  return code;
}
