/**
 * `npm run leaks -- --seed S --worlds N [--from K] [--pair SEED] [--seeded all|NUMBER|FROM-TO] [--timing N]`: pairs of worlds that differ
 * only in what a viewer may not see, and leaks put in on purpose. `--from` goes on with pair K where an earlier run of the seed
 * ended. Needs a build and SOULAD_TEST_PG_ADMIN_URL. The closing line is `leaks: N passed, M failed`.
 */
import { parseArgs } from 'node:util';
import { detailOf, findLeak, lineOf } from './find-leak.js';
import { LEAKS } from './seeded/leaks.js';
import { around, explainPair, playPairs, type Outcome } from './play-pairs.js';
import { openHouse } from './table/house.js';
import { measureTimings } from './timing/measure.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** A fresh server after so many pairs: what the earlier ones left behind would slow down the later ones. */
const PER_HOUSE = 500;
/** A long run says how far it is. */
const TOLD_EVERY = 100;
/** Pairs that a leak may need before it counts as not found. */
const PAIRS_PER_LEAK = 200;

interface Sum {
  passed: number;
  failed: number;
}

async function main(): Promise<Sum> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      worlds: { type: 'string' },
      from: { type: 'string', default: '0' },
      pair: { type: 'string' },
      seeded: { type: 'string' },
      timing: { type: 'string' },
      walls: { type: 'string', default: 'both' },
    },
  });
  const sum: Sum = { passed: 0, failed: 0 };
  const walls = values.walls === 'app' || values.walls === 'rls' ? values.walls : 'both';
  if (values.pair !== undefined) {
    const told = await explainPair(Number(values.pair), { walls });
    say(told);
    count(sum, told.endsWith('apart'));
  }
  if (values.seeded !== undefined) await seeded(values.seeded, sum);
  if (values.timing !== undefined) await timing(Number(values.timing), sum);
  const chosen = values.pair ?? values.seeded ?? values.timing;
  const worlds = countFrom('worlds', values.worlds ?? (chosen === undefined ? '200' : '0'));
  const first = countFrom('from', values.from);
  if (worlds > 0) await pairs({ seed: Number(values.seed), first, worlds, walls }, sum);
  return sum;
}

function countFrom(name: string, given: string): number {
  const count = Number(given);
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`--${name} takes a number, not ${given}`);
  return count;
}

async function pairs(
  { seed, first, worlds, walls }: { seed: number; first: number; worlds: number; walls: 'both' | 'app' | 'rls' },
  sum: Sum,
): Promise<void> {
  say(`seed ${seed}, ${worlds} pairs of worlds from ${first} on, walls: ${walls}`);
  const begun = performance.now();
  let played = 0;
  const end = first + worlds;
  for (let from = first; from < end; from += PER_HOUSE) {
    const house = await openHouse({ walls });
    try {
      await playPairs(house, {
        seed,
        from,
        to: Math.min(end, from + PER_HOUSE),
        told: (one) => {
          tell(one, sum);
          played += 1;
          if (played % TOLD_EVERY === 0) say(`${played} pairs played, ${sum.failed} failed`);
        },
      });
    } finally {
      await house.stop();
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  say(`${worlds} pairs in ${seconds.toFixed(0)} s, ${(worlds / seconds).toFixed(2)} pairs a second`);
}

function tell({ number, seed, found, broken, refused }: Outcome, sum: Sum): void {
  if (refused) return say(`pair ${number} proves nothing: ${refused.slice(0, 200)}`);
  count(sum, !found && !broken);
  if (broken) say(`FAILED pair ${number}: it could not be played: ${broken}\n  again: npm run leaks -- --pair ${seed}`);
  if (!found) return;
  say(`FAILED pair ${number}: after ${found.after}\n  noticed: ${found.label}`);
  for (const line of around(found)) say(line);
  say(`  again, with as few steps as it needs: npm run leaks -- --pair ${seed}`);
}

async function seeded(which: string, sum: Sum): Promise<void> {
  const [first, last] = which === 'all' ? [0, LEAKS.length - 1] : which.split('-').map(Number);
  const chosen = LEAKS.slice(first, (last ?? first ?? 0) + 1);
  for (const leak of chosen) {
    const sought = await findLeak(leak, PAIRS_PER_LEAK);
    count(sum, sought.by !== undefined);
    say(`${LEAKS.indexOf(leak)} ${lineOf(sought)}`);
    if (chosen.length === 1) say(detailOf(sought));
  }
}

async function timing(samples: number, sum: Sum): Promise<void> {
  for (const { passed, line } of await measureTimings(samples)) {
    count(sum, passed);
    say(line);
  }
}

function count(sum: Sum, passed: boolean): void {
  if (passed) sum.passed += 1;
  else sum.failed += 1;
}

try {
  const { passed, failed } = await main();
  say(`leaks: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  say('leaks: 0 passed, 1 failed');
  process.exitCode = 1;
}
