import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { runSuites } from './run-suites.mjs';

await runCommand((run) => runSuites({ ...run, root: ROOT, names: process.argv.slice(2) }));
