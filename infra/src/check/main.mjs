import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { buildAll } from '../start/build.mjs';
import { lockFaults } from './lock-file.mjs';
import { wordFaults } from './words.mjs';

const MODULES = 'node_modules';
const TYPED = ['shared', 'api', 'web', 'tests'].map((name) => `infra/src/check/tsconfig.${name}.json`);

/** `npm run check`: everything that is held against the sources without running the product. */
const STEPS = {
  format: tool(`${MODULES}/oxfmt/bin/oxfmt`, '--check'),
  lint: tool(`${MODULES}/oxlint/bin/oxlint`),
  boundaries: tool('infra/lint/cruise-main.mjs', '.'),
  build: async ({ children }) => {
    await buildAll({ root: ROOT, children, cached: !process.env.CI });
    return [];
  },
  types: async (run) =>
    (await Promise.all(TYPED.map((config) => tool(`${MODULES}/typescript/bin/tsc`, '-p', config)(run)))).flat(),
  generated: tool('infra/codegen/generate.mjs', '--check'),
  'lock file': async () => lockFaults(ROOT),
  words: async () => wordFaults(ROOT),
};

await runCommand(async ({ children }) => {
  const chosen = process.argv.slice(2);
  let failed = 0;
  for (const [name, step] of Object.entries(STEPS)) {
    if (chosen.length && !chosen.includes(name)) continue;
    const began = performance.now();
    const faults = await attempt(step, children);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${faults.length ? '✗' : '✓'} ${name} (${seconds} s)\n`);
    for (const fault of faults) process.stdout.write(`${fault.trimEnd()}\n`);
    failed += faults.length ? 1 : 0;
  }
  process.stdout.write(failed ? `${failed} checks failed\n` : 'Every check passed\n');
  return failed ? 1 : 0;
});

// One broken step does not hide what the next ones find.
async function attempt(step, children) {
  try {
    return await step({ children });
  } catch (error) {
    return [error.name === 'Refusal' ? error.message : error.stack];
  }
}

/** A step that runs a program of the repository and fails with everything it printed. */
function tool(script, ...args) {
  return async ({ children }) => {
    const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };
    const { code, all } = await children.run(process.execPath, [script, ...args], { cwd: ROOT, env });
    return code === 0 ? [] : [all || `${script} ended with code ${code}`];
  };
}
