import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';
import { ROOT } from '../run/root.mjs';
import { runWithSystem } from './run-with-system.mjs';

// `npm run tap -- FILE`: lives through a story file as every party and compares with what the file states.
await runCommand(async (run) => {
  const [file, ...words] = process.argv.slice(2);
  if (!file) throw new Refusal('Say which story: npm run tap -- FILE.');
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  return runWithSystem({ ...run, root: ROOT, script: 'tests/tap/run.ts', words: [resolve(file), ...words] });
});
