import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { startSoulad } from './start-soulad.mjs';

await runCommand((run) => startSoulad({ ...run, root: ROOT, env: process.env, argv: process.argv.slice(2) }), {
  interruptedCode: 0,
});
