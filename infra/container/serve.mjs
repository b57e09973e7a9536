import { runCommand } from '../src/run/command.mjs';
import { ROOT } from '../src/run/root.mjs';
import { startSoulad } from '../src/start/start-soulad.mjs';

// What the image runs: as `npm start`, over what was built into it.
await runCommand((run) => startSoulad({ ...run, root: ROOT, env: process.env, argv: [], build: async () => {} }), {
  interruptedCode: 0,
});
