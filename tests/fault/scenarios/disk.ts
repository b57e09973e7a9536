import { randomUUID } from 'node:crypto';
import { waitFor } from '../../support/wait-for.js';
import type { Crowd } from '../support/crowd.js';
import { ask } from '../support/people.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** Length of a piece of the log of Postgres: with files of this length it can write its log, and no table beyond. */
const LOG_PIECE = 16 * 1024 * 1024;
/** Lines that everybody types meanwhile. */
const TYPED_MEANWHILE = 6;
const DOWN_MS = 30_000;
const READ = 'query ($id: ID!) { record(id: $id) { sections { units { id text } } } }';

/**
 * Postgres may not write any further. First its tables cannot grow: nothing is saved, everything can be read. Then its log
 * cannot be written either: it goes down, and comes back when there is room.
 */
export const fullDisk: Scenario = {
  name: 'full-disk',
  does: 'no file of Postgres may grow, first its tables, then its log too',
  async play(site, hardness) {
    const ballast = await fill(site);
    const notes: string[] = [];
    try {
      const played = await struck(site, hardness, async (crowd, number) => {
        if (number % 2 === 0) notes.push(await tablesFull(site, crowd));
        else await everythingFull(site);
        return undefined;
      });
      return { ...played, notes };
    } finally {
      await site.postgres.limitFiles(undefined);
      await site.run('delete from unit_update where unit_id = $1', [ballast]);
      await site.run('alter table unit_update reset (fillfactor)');
    }
  },
};

/**
 * Rows of nothing, so that the text log is longer than a piece of the log of Postgres. One row fills a page, and those before have no room
 * for another: whatever is stored afterwards needs a page that is not there yet.
 */
async function fill({ run }: Site): Promise<string> {
  const ballast = randomUUID();
  await run('alter table unit_update set (fillfactor = 10)');
  await run(
    `do $$ begin
       set local session_replication_role = replica;
       insert into unit_update (unit_id, gen, seq, epoch, session_id, client_id, client_n, author_user, author_party, bytes)
         select '${ballast}', 1, n, 1, '${ballast}', 1, n, '${ballast}', '${ballast}', decode(repeat(md5(n::text), 88), 'hex')
           from generate_series(1, 2500) n;
     end $$`,
  );
  return ballast;
}

async function tablesFull(site: Site, crowd: Crowd): Promise<string> {
  await site.postgres.limitFiles(LOG_PIECE);
  const typed = (): number => Math.min(...crowd.writers.map((writer) => writer.typed.length));
  const tries = { rows: -1, acked: -1, typed: 0 };
  await waitFor(
    'nothing is saved any more',
    async () => {
      if (typed() < tries.typed + TYPED_MEANWHILE) return false;
      const [rows, { acked }] = [await rowsOf(site), crowd];
      if (rows === tries.rows && acked === tries.acked) return true;
      Object.assign(tries, { rows, acked, typed: typed() });
      return false;
    },
    { withinMs: 60_000 },
  );
  if (crowd.writers.some((writer) => writer.record.save.pending === 0)) throw new Error('somebody has nothing unsaved');
  const { worker } = crowd.table.people;
  const read = await ask<{ record: { sections: unknown[] } }>(site.origin, worker, READ, { id: crowd.table.recordId });
  const waiting = crowd.writers.reduce((sum, writer) => sum + writer.record.save.pending, 0);
  await site.postgres.limitFiles(undefined);
  return `${waiting} changes waited at their writers, ${read.record.sections.length} section read meanwhile`;
}

async function everythingFull(site: Site): Promise<void> {
  await site.postgres.limitFiles(0);
  await waitFor('Postgres has gone down', () => !site.postgres.lives, { withinMs: DOWN_MS });
  await site.restartPostgres();
}

async function rowsOf({ run }: Site): Promise<number> {
  const [row] = await run<{ count: number }>('select count(*)::int as count from unit_update');
  return row?.count ?? 0;
}
