import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { takeBase } from '../backup/base.mjs';
import { followLog } from '../backup/follow.mjs';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';
import { ROOT } from '../run/root.mjs';
import { visitDatabase } from '../start/database.mjs';
import { readSettings } from '../start/settings.mjs';

const USAGE = `npm run backup -- base FOLDER                   a copy of the whole server, while it works
npm run backup -- follow FOLDER [--every-commit]   the log after it, until this command is ended
  --every-commit  nothing is acknowledged before it is in FOLDER too; while the follower is away, nothing is saved`;

// `npm run backup`: of the database of `npm start`, embedded or DATABASE_URL. The key file is copied by hand, and kept apart.
await runCommand(async ({ onStop }) => {
  const [verb, folder, ...flags] = process.argv.slice(2);
  const everyCommit = flags[0] === '--every-commit';
  const known = verb === 'base' ? flags.length === 0 : verb === 'follow' && flags.length === Number(everyCommit);
  if (!folder || !known) throw new Refusal(USAGE);
  const say = (line) => void process.stdout.write(`${line}\n`);
  const settings = readSettings({ root: ROOT, env: process.env, argv: [] });
  const { adminUrl } = await visitDatabase(settings, { onStop, say });
  mkdirSync(resolve(folder), { recursive: true, mode: 0o700 });
  if (verb === 'base') {
    const { path, bytes } = await takeBase({ adminUrl, folder: resolve(folder) });
    return say(`Copied ${(bytes / 1_048_576).toFixed(0)} MB to ${path}. Keep the key file apart from it.`);
  }
  const follower = await followLog({ adminUrl, folder: resolve(folder), everyCommit });
  onStop(() => follower.stop());
  say(`Following the log into ${resolve(folder)}${everyCommit ? '; every commit waits for it' : ''}.`);
  await follower.ended.catch(() => {});
  throw new Refusal('The database has gone away: the log is followed no more.');
});
