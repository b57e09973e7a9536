import { join } from 'node:path';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';
import { ROOT } from '../run/root.mjs';
import { tsScript } from '../run/ts-script.mjs';
import { buildAll } from '../start/build.mjs';

// `npm run simulate -- --seeds N --seed S`: the live channel, both sides of it, through troubles drawn from a seed.
await runCommand(async ({ children }) => {
  await buildAll({ root: ROOT, children });
  const script = tsScript(join(ROOT, 'tests/simulate/run.ts'), process.argv.slice(2));
  const { code, signal } = await children.start(process.execPath, script, { cwd: process.cwd(), env: process.env })
    .ended;
  if (signal) throw new Refusal(`The simulation was ended by ${signal}.`);
  return code;
});
