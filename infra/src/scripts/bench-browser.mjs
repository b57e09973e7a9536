import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { runWithSystem } from './run-with-system.mjs';

// `npm run bench:browser`: from a key press to the others' screens while ten people type.
await runCommand((run) =>
  runWithSystem({ ...run, root: ROOT, script: 'tests/load/browser.ts', words: process.argv.slice(2) }),
);
