import { join } from 'node:path';
import { findChromium } from '../browser.mjs';
import { startThrowawayPostgres } from '../postgres/index.mjs';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';
import { ROOT } from '../run/root.mjs';
import { tsScript } from '../run/ts-script.mjs';
import { buildAll } from '../start/build.mjs';
import { testAddresses } from '../vitest/postgres.mjs';

// `npm run bench -- --rounds N --only NAME,… --out FOLDER`: how fast it is, beside the peers of SOULAD_BENCH_PEERS.
await runCommand(async ({ children, onStop }) => {
  await buildAll({ root: ROOT, children });
  // What is measured besides the live channel needs a database that lasts no longer; the live channel brings durable ones.
  const server = await startThrowawayPostgres();
  onStop(() => server.stop());
  const file = join(ROOT, 'tests/load/run.ts');
  const { code, signal } = await children.start(process.execPath, tsScript(file, process.argv.slice(2)), {
    cwd: process.cwd(),
    env: { ...process.env, ...(await testAddresses(server.adminUrl)), CHROMIUM_PATH: await findChromium() },
  }).ended;
  if (signal) throw new Refusal(`The measurement was ended by ${signal}.`);
  return code;
});
