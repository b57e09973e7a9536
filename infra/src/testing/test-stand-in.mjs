import { runCommand } from '../run/command.mjs';
import { runSuites } from '../test/run-suites.mjs';

// `npm test` over a stand-in tree, in a process of its own, without a build. argv: the tree, then workspaces.
const [root, ...names] = process.argv.slice(2);
await runCommand((run) => runSuites({ ...run, root, names, build: async () => {} }));
