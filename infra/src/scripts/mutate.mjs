import { join } from 'node:path';
import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';

// `npm run mutate`: how many deliberate mistakes in shared/src/policy its tests find; fails below 90 of 100.
await runCommand(async ({ children }) => {
  const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const args = ['run', join(ROOT, 'shared/stryker.config.mjs'), ...process.argv.slice(2)];
  const { code } = await children.start(process.execPath, [stryker, ...args], { cwd: join(ROOT, 'shared') }).ended;
  return code;
});
