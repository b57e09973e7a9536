import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../browser.mjs';
import { startThrowawayPostgres } from '../postgres/index.mjs';
import { buildAll } from '../start/build.mjs';
import { testAddresses } from '../vitest/postgres.mjs';
import { planSuites } from './suites.mjs';
import { countSuite, totalsLine } from './totals.mjs';

/**
 * `npm test`: builds, starts one throwaway Postgres, finds a browser, runs the suites of the workspaces and prints
 * `N passed, M failed` as its last line.
 * @param {{ root: string, names: string[], children: object, onStop: Function, build?: typeof buildAll }} run
 *   names: workspaces, none = all
 * @returns {Promise<number>} exit code
 */
export async function runSuites({ root, names, children, onStop, build = buildAll }) {
  const say = (line) => process.stdout.write(`${line}\n`);
  let counts = [{ passed: 0, failed: 1 }];
  // Registered first, so undone last: the totals are the last line, whatever happened.
  onStop(async () => say(totalsLine(counts)));
  try {
    const plan = planSuites(root, names);
    if (plan.build) {
      say('Building');
      await build({ root, children, cached: !process.env.CI });
    }
    const env = await provide(plan, { onStop, say });
    const reports = mkdtempSync(join(tmpdir(), 'soulad-reports-'));
    onStop(async () => rmSync(reports, { recursive: true, force: true }));
    counts = await runRounds(plan.rounds, { root, children, env, reports, say });
  } catch (error) {
    process.stderr.write(`${error.name === 'Refusal' ? error.message : error.stack}\n`);
  }
  return counts.some((count) => count.failed) ? 1 : 0;
}

async function provide(plan, { onStop, say }) {
  const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };
  if (plan.postgres) {
    const server = await startThrowawayPostgres();
    onStop(() => server.stop());
    Object.assign(env, await testAddresses(server.adminUrl));
  }
  if (plan.browser) {
    env.CHROMIUM_PATH = await findChromium({ say });
    say(`Chromium: ${env.CHROMIUM_PATH}`);
  }
  return env;
}

async function runRounds(rounds, context) {
  const counts = [];
  for (const round of rounds) {
    const queue = round.map((suite, index) => ({ ...suite, report: `${suite.name}-${index}.json` }));
    const lanes = Math.min(2, queue.length);
    const workers = Math.max(1, Math.floor(availableParallelism() / lanes));
    const lane = async () => {
      for (let suite = queue.shift(); suite; suite = queue.shift())
        counts.push(await runSuite(suite, workers, context));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return counts;
}

async function runSuite(suite, workers, { root, children, env, reports, say }) {
  const title = suite.config === 'vitest.config.ts' ? suite.name : `${suite.name}/${suite.config}`;
  const report = join(reports, suite.report);
  const args = [
    'run',
    '--config',
    suite.config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const child = children.start(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args, `--maxWorkers=${workers}`],
    { cwd: join(root, suite.name), env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  prefixLines(child.stdout, `${suite.name} | `, process.stdout);
  prefixLines(child.stderr, `${suite.name} | `, process.stderr);
  const { code } = await child.ended;
  const count = countSuite(report, code);
  say(`${title}: ${totalsLine([count])}${count.notes.map((note) => `; ${note}`).join('')}`);
  return count;
}

// Two suites write at the same time: a line stays whole and says whose it is.
function prefixLines(stream, prefix, target) {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    if (lines.length) target.write(lines.map((line) => `${prefix}${line}\n`).join(''));
  });
  stream.on('end', () => rest && target.write(`${prefix}${rest}\n`));
}
