/**
 * `npm run bench -- [--rounds N] [--only NAME,NAME] [--out FOLDER] [--small]`: medians of interleaved rounds as a table,
 * JSON and an SVG chart. SOULAD_BENCH_PEERS names the folder that brings the peers; without it Soulad is measured alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/api-process.js';
import type { Benchmark, Row } from './benchmark.js';
import { graphqlList } from './graphql/list.js';
import { liveBenchmarks, stopLive } from './live/live.js';
import { manifest } from './manifest/manifest.js';
import { decisions } from './policy/decisions.js';
import { chartOf, tableOf } from './report.js';
import { screen } from './screen/screen.js';
import { start } from './start/start.js';

const { values: words } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'tests/out/bench') },
    small: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const benchmarks: readonly Benchmark[] = [
  ...liveBenchmarks({ rounds: Number(words.rounds), small: words.small, say }),
  decisions,
  manifest,
  graphqlList,
  start,
  screen,
];
const names = words.only?.split(',') ?? benchmarks.map(({ name }) => name);
const unknown = names.find((name) => !benchmarks.some((one) => one.name === name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no benchmark ${unknown}; there are ${benchmarks.map((one) => one.name).join(', ')}.\n`,
  );
  process.exit(1);
}
const out = resolve(words.out);
mkdirSync(out, { recursive: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopLive().finally(() => process.exit(130)));
const rows: Row[] = [];
const failed: string[] = [];
const began = performance.now();
if (!process.env.SOULAD_BENCH_PEERS) say('SOULAD_BENCH_PEERS is not set: Soulad is measured alone.');
try {
  for (const { name, run } of benchmarks.filter((one) => names.includes(one.name))) {
    const at = performance.now();
    say(`${name} …`);
    try {
      rows.push(...(await run()));
    } catch (error) {
      failed.push(name);
      say(`  failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    say(`${name}: ${Math.round((performance.now() - at) / 1000)} s`);
    // After each, so that a run that is cut short has left what it has.
    const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
    writeFileSync(
      join(out, 'bench.json'),
      `${JSON.stringify({ machine, rounds: Number(words.rounds), rows }, null, 2)}\n`,
    );
    writeFileSync(join(out, 'bench.md'), `${tableOf(rows)}\n`);
    writeFileSync(join(out, 'bench.svg'), chartOf(rows));
  }
} finally {
  await stopLive();
}
say(tableOf(rows));
say(`${Math.round((performance.now() - began) / 1000)} s; table, JSON and chart in ${out}`);
process.exit(failed.length > 0 ? 1 : 0);
