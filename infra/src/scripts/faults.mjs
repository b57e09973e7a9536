import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { runWithSystem } from './run-with-system.mjs';

// `npm run faults -- --kills N --seed S`: kills and cuts off everything the product stands on while people write.
await runCommand((run) =>
  runWithSystem({ ...run, root: ROOT, script: 'tests/fault/run.ts', words: process.argv.slice(2) }),
);
