/** One measurement in a process of its own: `node … cell.ts {"cell", "subject", "pgUrl", "small", …}`; prints its figures as JSON. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Figures } from '../benchmark.js';
import { CELLS, type Scene } from './cells.js';
import { Measured } from './machine.js';
import { peersAtHand } from './peer.js';

interface Words {
  readonly cell: string;
  readonly subject: string;
  readonly pgUrl: string;
  readonly small: boolean;
  readonly [word: string]: unknown;
}

const words = JSON.parse(process.argv[2] ?? '{}') as Words;

async function main(): Promise<Figures> {
  const { cell, subject, pgUrl, small } = words;
  const peer = (await peersAtHand())[subject];
  const act = CELLS[cell];
  if (!peer || !act) throw new Error(`nothing is known of ${cell} with ${subject}`);
  const store = new pg.Client({ connectionString: pgUrl });
  await store.connect();
  let server: Measured | undefined;
  const restart = async (): Promise<void> => {
    await server?.stop();
    server = await Measured.start(peer, pgUrl);
  };
  const renew = async (): Promise<void> => {
    await server?.stop();
    await peer.reset({ pg: store });
    await restart();
  };
  const scene: Scene = {
    ...{ peer, pgUrl, small, restart, renew },
    get server() {
      if (!server) throw new Error('the cell has no server of its own');
      return server;
    },
    apart: (name, more) => apart({ ...words, cell: name, ...more }),
  };
  try {
    // A part of another cell goes to the server of that one.
    if (words['port'] === undefined) await renew();
    return await act(scene, words);
  } finally {
    await server?.stop();
    await store.end();
  }
}

async function apart(part: Words): Promise<Figures> {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), JSON.stringify(part)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Figures;
}

process.stdout.write(`${JSON.stringify(await main())}\n`);
process.exit(0);
