/**
 * `npm run faults -- --kills N --seed S [--only NAME,…] [--nodes N]`: kills, stops and cuts off everything the product stands on while
 * people write; `--hostile N` sends N mutated updates instead. Needs a build and SOULAD_TEST_KEYS. The closing line is `faults: N passed, M failed`.
 */
import { parseArgs } from 'node:util';
import { SCENARIOS } from './scenarios/index.js';
import { lineOf } from './scenarios/line.js';
import { isWhole } from './support/crowd.js';
import { seeded } from './support/random.js';
import { Site } from './support/site.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** Faults that one crowd goes through; then another one begins with empty passages, so that the last ones are not the slowest. */
const PER_CROWD = 20;

const sum = { passed: 0, failed: 0 };

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      kills: { ...text, default: '200' },
      seed: { ...text, default: String(Date.now() % 1_000_000) },
      nodes: { ...text, default: '3' },
      only: text,
      hostile: text,
    },
  });
  const [kills, seed, nodes] = [Number(values.kills), Number(values.seed), Number(values.nodes)];
  const wanted = values.hostile ? ['hostile'] : values.only?.split(',');
  say(`seed ${seed}, ${kills} kills, ${nodes} nodes`);
  for (const { scenario, share, once } of SCENARIOS) {
    if (wanted && !wanted.includes(scenario.name)) continue;
    const strikes = Number(values.hostile ?? Math.max(1, Math.round(kills * share)));
    const perCrowd = once ? strikes : PER_CROWD;
    for (let from = 0; from < strikes; from += perCrowd)
      await play(scenario, { seed: seed + from, nodes, strikes: Math.min(perCrowd, strikes - from), from });
  }
}

async function play(
  scenario: (typeof SCENARIOS)[number]['scenario'],
  { seed, nodes, strikes, from }: { seed: number; nodes: number; strikes: number; from: number },
): Promise<void> {
  let site: Site | undefined;
  try {
    site = await Site.open({ nodes });
    const played = await scenario.play(site, { random: seeded(seed), strikes, from });
    const whole = isWhole(played.account);
    say(`${whole ? 'passed' : 'FAILED'} ${lineOf(scenario, played)}`);
    sum[whole ? 'passed' : 'failed'] += 1;
    if (!whole)
      say(`  ${JSON.stringify(played.account)}\n  again: npm run faults -- --only ${scenario.name} --seed ${seed}`);
  } catch (error) {
    sum.failed += 1;
    say(
      `FAILED ${scenario.name} (seed ${seed}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    for (const node of site?.nodes ?? []) say(node.output().split('\n').slice(-12).join('\n'));
  } finally {
    await site?.close();
  }
}

try {
  await main();
} catch (error) {
  sum.failed += 1;
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
say(`faults: ${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
