import { join } from 'node:path';
import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { developSoulad } from './develop-soulad.mjs';

const data = process.env.SOULAD_DATA || join(ROOT, '.soulad/dev');
const env = { ...process.env, SOULAD_DATA: data };
await runCommand((run) => developSoulad({ ...run, root: ROOT, env, argv: process.argv.slice(2) }), {
  interruptedCode: 0,
});
