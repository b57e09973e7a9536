import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { runWithSystem } from './run-with-system.mjs';

// `npm run leaks -- --seed S --worlds N`: worlds that differ only in what a viewer may not see must look the same to it.
await runCommand((run) =>
  runWithSystem({ ...run, root: ROOT, script: 'tests/leaks/run.ts', words: process.argv.slice(2) }),
);
