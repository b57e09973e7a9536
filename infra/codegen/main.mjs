import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../src/run/command.mjs';
import { ROOT } from '../src/run/root.mjs';
import { buildAll } from '../src/start/build.mjs';
import { makeGenerated, staleAmong } from './generated.mjs';

// `npm run generate` writes the generated files; with --check it only says which are stale, with code 1.
await runCommand(async ({ children }) => {
  await buildAll({ root: ROOT, children, names: ['shared', 'api'] });
  const files = await makeGenerated({ root: ROOT, children, say: (line) => process.stdout.write(`${line}\n`) });
  const stale = staleAmong(ROOT, files);
  if (process.argv.includes('--check')) {
    for (const { path } of stale) process.stderr.write(`${path} is stale: run "npm run generate" and commit it.\n`);
    return stale.length ? 1 : 0;
  }
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    process.stdout.write(`${path} written\n`);
  }
  if (!stale.length) process.stdout.write('Everything generated is fresh\n');
  return 0;
});
