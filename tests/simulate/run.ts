/**
 * `npm run simulate -- --seeds N [--seed S] [--trace]`: worlds of the live channel, each played from one seed. The closing
 * line is `simulate: N passed, M failed`.
 */
import { parseArgs } from 'node:util';
import { simulate } from './world.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, trace: { type: 'boolean' } },
});
const [first, count] = [Number(values.seed), Number(values.seeds)];
let failed = 0;
let steps = 0;
const begun = performance.now();
for (let seed = first; seed < first + count; seed++) {
  const outcome = await simulate(seed, values.trace ? say : undefined);
  steps += outcome.steps;
  if (outcome.violations.length === 0) continue;
  failed += 1;
  say(`FAILED seed ${seed} [${outcome.troubles.join(' ')}]`);
  for (const violation of outcome.violations.slice(0, 4)) say(`  ${violation}`);
  say(`  again: npm run simulate -- --seed ${seed} --trace`);
}
const seconds = (performance.now() - begun) / 1000;
say(`${count} seeds, ${steps} steps in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} seeds a second`);
say(`simulate: ${count - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
