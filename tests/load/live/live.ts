import { startPostgres } from '@soulad/infra/postgres';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Aim, type Benchmark, type Figures, interleaved, type Row } from '../benchmark.js';
import { ROOT } from '../../support/api-process.js';
import { makeSeed } from './database.mjs';
import { CLIENT_CPU, pin, pinned } from './machine.js';
import { peersAtHand } from './peer.js';

interface Plan {
  readonly cell: string;
  readonly case: string;
  readonly unit: string;
  /** Only ours has what is measured. */
  readonly alone?: boolean;
  readonly aims: readonly Aim[];
}

const ms = (figure: string, most: number): Aim => ({ figure, most, words: `${figure} ≤ ${most}` });

/** What is measured, and what is aimed at. */
const PLANS: readonly Plan[] = [
  {
    ...{ cell: 'propagation', case: '50 units × 10 typists, 2 500 edits/s', unit: 'ms' },
    aims: [
      { figure: 'p99', timesPeer: 1.5, words: 'p99 ≤ 1.5 × Hocuspocus' },
      { figure: 'server core %', most: 46, words: 'server ≤ 46 % of a core' },
    ],
  },
  {
    ...{ cell: 'saturation', case: '20 units × 10 typists, until p99 > 100 ms', unit: 'ms' },
    aims: [{ figure: 'edits/s', least: 13_000, words: '≥ 13 000 edits/s' }],
  },
  { cell: 'acknowledged at 100/s', case: '20 typists, 100 edits/s', unit: 'ms', aims: [ms('p99', 10)] },
  { cell: 'acknowledged at 1000/s', case: '200 typists, 1 000 edits/s', unit: 'ms', aims: [ms('p99', 25)] },
  {
    ...{ cell: 'large unit', case: 'a unit of 260 000 keystrokes is opened', unit: 'ms' },
    aims: [ms('cold ms', 120), ms('warm ms', 50), ms('cold kB', 224)],
  },
  { cell: 'record of 300 units', case: 'all its units are opened', unit: 'ms', alone: true, aims: [] },
  {
    ...{ cell: 'idle', case: '1 000 connections', unit: 'kB' },
    aims: [ms('kB per connection', 40), ms('kB per small unit', 30)],
  },
  { cell: 'storm', case: '500 come back at once', unit: 'ms', aims: [ms('all in sync ms', 400)] },
];

export interface LiveOptions {
  readonly rounds: number;
  /** Tiny numbers: whether it runs at all. */
  readonly small: boolean;
  readonly say: (line: string) => void;
}

/** Every measurement of the live channel, by name. */
export function liveBenchmarks(options: LiveOptions): readonly Benchmark[] {
  return PLANS.map((plan) => ({ name: plan.cell, run: () => withCluster((url) => measure(plan, url, options)) }));
}

async function measure(plan: Plan, pgUrl: string, { rounds, small, say }: LiveOptions): Promise<Row[]> {
  const names = Object.keys(await peersAtHand()).filter((name) => name === 'soulad' || !plan.alone);
  const subjects = names.map((subject) => {
    const once = async (): Promise<Figures> => {
      const figures = await runCell({ cell: plan.cell, subject, pgUrl, small });
      say(`  ${plan.cell}, ${subject}: ${JSON.stringify(figures)}`);
      return figures;
    };
    return [subject, once] as const;
  });
  const figures = await interleaved(Object.fromEntries(subjects), { rounds, warmUps: 0 });
  const peer = figures['hocuspocus'];
  return Object.entries(figures).map(([subject, own]) => ({
    ...{ benchmark: plan.cell, case: plan.case, unit: plan.unit, subject, figures: own },
    ...(subject === 'soulad' ? { aims: plan.aims.map((aim) => ({ ...aim, met: met(aim, own, peer) })) } : {}),
  }));
}

/** null: there is nobody to compare with. */
function met({ figure, most, least, timesPeer }: Aim, own: Figures, peer: Figures | undefined): boolean | null {
  const value = own[figure] ?? Number.NaN;
  if (timesPeer !== undefined) return peer === undefined ? null : value <= timesPeer * (peer[figure] ?? Number.NaN);
  return value <= (most ?? Infinity) && value >= (least ?? -Infinity);
}

function runCell(words: object): Promise<Figures> {
  const imports = new URL('../../../infra/src/run/ts-imports.mjs', import.meta.url).href;
  const cell = fileURLToPath(new URL('./cell.ts', import.meta.url));
  const args = ['--import', imports, '--disable-warning=ExperimentalWarning', '--max-old-space-size=4096', cell];
  const [program, ...rest] = pinned(CLIENT_CPU, [process.execPath, ...args, JSON.stringify(words)]);
  const child = spawn(program, rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (text: Buffer) => out.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => err.push(text.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      const line = out.join('').trim().split('\n').at(-1);
      if (code === 0 && line) resolve(JSON.parse(line) as Figures);
      else reject(new Error(`${JSON.stringify(words)} ended with ${code}:\n${err.join('').slice(-2000)}`));
    });
  });
}

let cluster: Promise<{ readonly url: string }> | undefined;
const undo: (() => Promise<void>)[] = [];

/** One cluster for all measurements, with everything written to the disk as in earnest. */
async function withCluster<T>(act: (url: string) => Promise<T>): Promise<T> {
  cluster ??= startCluster();
  return act((await cluster).url);
}

async function startCluster(): Promise<{ readonly url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'soulad-bench-'));
  chmodSync(folder, 0o755);
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
  undo.push(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  pin(CLIENT_CPU, server.pid);
  await makeSeed(server.adminUrl);
  return { url: server.adminUrl };
}

/** Takes the cluster down. */
export async function stopLive(): Promise<void> {
  cluster = undefined;
  for (const step of undo.splice(0)) await step();
}
