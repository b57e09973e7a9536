import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '../backup/restore.mjs';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';
import { ROOT } from '../run/root.mjs';
import { readSettings } from '../start/settings.mjs';

const USAGE = `npm run restore -- FOLDER [--to DATA] [--until TIME]
  FOLDER   what "npm run backup" has written
  --to     where the data are laid; nothing may be there yet (by default the data folder of "npm start")
  --until  a moment, 2026-11-22T14:30:00Z; without it everything that is in the log`;

// `npm run restore`: lays a copy and the log after it. Erased cases are erased again by the start that follows.
await runCommand(async () => {
  const { folder, to, until } = readArguments();
  const settings = readSettings({ root: ROOT, env: process.env, argv: [] });
  const began = performance.now();
  const dataDir = to ? resolve(to) : join(settings.dataDir, 'postgres');
  const { base, segments, home, started } = await restoreBackup({ folder, dataDir, until });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `Restored the copy of ${base} and ${segments} pieces of the log into ${home} in ${seconds} s.\n`,
  );
  if (!started) process.stdout.write('Start that version of Postgres over it: it plays the log by itself.\n');
});

function readArguments() {
  const text = { type: 'string' };
  try {
    const { values, positionals } = parseArgs({ options: { to: text, until: text }, allowPositionals: true });
    const until = values.until === undefined ? undefined : new Date(values.until);
    if (positionals.length !== 1 || (until && Number.isNaN(until.getTime()))) throw new Error();
    return { folder: resolve(positionals[0]), to: values.to, until };
  } catch {
    throw new Refusal(USAGE);
  }
}
