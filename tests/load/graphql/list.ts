import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { post } from '../../leaks/table/http.js';
import { freePort } from '../../support/api-process.js';
import { waitFor } from '../../support/wait-for.js';
import { type Benchmark, type Figures, interleaved, spread } from '../benchmark.js';
import { databaseProcess, workOf, workOfAll } from '../processor.js';
import { layWideRecord } from '../wide-record.js';

const SIZE = { units: Number(process.env.SOULAD_BENCH_UNITS ?? 200), parties: 8 };
const CONNECTIONS = 16;
const ROUND_MS = Number(process.env.SOULAD_BENCH_ROUND_MS ?? 4_000);
const LIST = `query ($id: ID!) { record(id: $id) { sections { units {
  id gen epoch ordinal category kind mode state right text } } } }`;

/**
 * Lists of 200 passages with ten fields each over HTTP: through every check of the server, with one wall of two each, and
 * from graphql-js without anything. What a wall costs is the difference; the database is asked in all three of ours. The
 * processor time of the server and that of the database are told apart: `a processor/s` is what one processor of the server
 * answers when the database is not counted.
 */
export const graphqlList: Benchmark = {
  name: 'graphql list',
  run: async () => {
    const closing: (() => Promise<void>)[] = [];
    try {
      const subjects: Record<string, () => Promise<Figures>> = {};
      for (const [subject, walls] of [
        ['soulad', 'both'],
        ['soulad without row-level security', 'app'],
        ['soulad without the checks of the application', 'rls'],
      ] as const) {
        const { system, table, close } = await layWideRecord(SIZE, { walls });
        closing.push(close);
        const ask = asker(system.origin, table.people.worker.cookie, {
          query: LIST,
          variables: { id: table.recordId },
        });
        const database = await databaseProcess(system.database);
        subjects[subject] = () =>
          rate(ask, { server: () => workOf(system.pid()), database: () => workOfAll(database) });
      }
      const floor = await startFloor();
      closing.push(floor.close);
      subjects['graphql-js'] = () =>
        rate(asker(floor.origin, '', {}), { server: () => workOf(floor.pid), database: () => 0 });
      const figures = await interleaved(subjects);
      return Object.entries(figures).map(([subject, one]) => ({
        ...{ benchmark: graphqlList.name, case: `${SIZE.units} objects × 10 fields`, subject },
        ...{ figures: one, unit: 'ms' },
      }));
    } finally {
      for (const close of closing) await close();
    }
  },
};

function asker(origin: string, cookie: string, body: object): () => Promise<void> {
  return async () => {
    const answer = await post(origin, cookie, body);
    if (answer.status !== 200 || answer.body.includes('"errors"')) throw new Error(answer.body.slice(0, 300));
  };
}

/** Milliseconds of processor used so far. */
interface Work {
  readonly server: () => number;
  readonly database: () => number;
}

/** Asks over several connections at once until the round is over. */
async function rate(ask: () => Promise<void>, work: Work): Promise<Figures> {
  const before = { server: work.server(), database: work.database() };
  const [began, took] = [performance.now(), [] as number[]];
  const line = async (): Promise<void> => {
    while (performance.now() - began < ROUND_MS) {
      const at = performance.now();
      await ask();
      took.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, line));
  const seconds = (performance.now() - began) / 1000;
  const server = (work.server() - before.server) / took.length;
  const database = (work.database() - before.database) / took.length;
  return {
    ...{ 'requests/s': took.length / seconds, 'a processor/s': 1000 / server },
    ...{ 'server, processor': server, 'database, processor': database, ...spread(took) },
  };
}

async function startFloor(): Promise<{
  readonly origin: string;
  readonly pid: number;
  readonly close: () => Promise<void>;
}> {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL('floor.mjs', import.meta.url))], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitFor('the floor answers', async () => (await post(origin, '', {})).status === 200);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return {
    origin,
    pid: child.pid ?? 0,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
