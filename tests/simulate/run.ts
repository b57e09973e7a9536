/**
 * `npm run simulate -- --seeds N [--seed S] [--trace]`: worlds of the live channel, each played from one seed. `--named`
 * plays the worlds in which the defects of `defects.ts` show, without them, `--digest` says the fingerprint of each trace,
 * `--twice` plays everything again, `--until-found` ends at the first failure, `--defects all|NUMBER` looks anew for the
 * first world in which a defect shows. Needs a build. The closing line is
 * `simulate: N passed, M failed`.
 */
import { parseArgs } from 'node:util';
import { DEFECTS, PLACED } from './defects.js';
import { findDefect } from './own-process.js';
import { simulate } from './world.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** Seeds between two words of progress. */
const PER_WORD = 1_000;
/** Violations of one world that are said. */
const MOST_SAID = 4;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    named: { type: 'boolean', default: false },
    twice: { type: 'boolean', default: false },
    digest: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    'until-found': { type: 'boolean', default: false },
    defects: { type: 'string' },
  },
});
const sum = { passed: 0, failed: 0 };

async function play(seed: number): Promise<boolean> {
  const { violations, troubles, digest } = await simulate(seed, values.trace ? say : undefined);
  if (values.digest) say(`${seed} ${digest}`);
  if (violations.length === 0) {
    sum.passed += 1;
    return true;
  }
  sum.failed += 1;
  say(`FAILED seed ${seed} (${troubles.join(', ')})`);
  for (const violation of violations.slice(0, MOST_SAID)) say(`  ${violation}`);
  say(`  again: npm run simulate -- --seed ${seed} --trace`);
  return false;
}

async function playSeeds(): Promise<void> {
  const [first, count] = [Number(values.seed), Number(values.seeds ?? '1')];
  const begun = performance.now();
  for (let seed = first; seed < first + count; seed++) {
    const fine = await play(seed);
    if (!fine && values['until-found']) return;
    const done = seed - first + 1;
    if (done % PER_WORD !== 0 && done !== count) continue;
    const seconds = (performance.now() - begun) / 1000;
    say(`${done} of ${count} seeds, ${(done / seconds).toFixed(1)} a second, ${sum.failed} failed`);
  }
}

if (values.defects !== undefined) {
  const chosen = values.defects === 'all' ? DEFECTS : DEFECTS.slice(Number(values.defects)).slice(0, 1);
  for (const defect of chosen) {
    const found = await findDefect(defect);
    sum[found === null ? 'failed' : 'passed'] += 1;
    say(`${DEFECTS.indexOf(defect)} ${found === null ? 'NOT FOUND' : `found: ${found}`}: ${defect.name}`);
  }
} else if (values.named) {
  for (const { name, seed } of PLACED) if (!(await play(seed))) say(`  it was: ${name}`);
} else {
  await playSeeds();
  if (values.twice) await playSeeds();
}
say(`simulate: ${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
