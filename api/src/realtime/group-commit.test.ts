import type { SessionId, UnitId } from '@soulad/shared/ids';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from '../platform/clock/clock.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { saved, type } from '../testing/live-scene.js';
import { GroupCommit, type UnitBatch } from './group-commit.js';

const server = onTestApp();
const scene = atEachTable(server);
let units: UnitId[];
beforeEach(async () => {
  units = [await scene.newUnit('worker', { mode: 'joint' }), await scene.newUnit('worker', { mode: 'joint' })];
});

interface Lease {
  readonly unit_id: UnitId;
  readonly client_id: string;
  readonly session_id: SessionId;
  readonly epoch: string;
  readonly head: string;
  readonly next: string;
}

async function leases(): Promise<readonly Lease[]> {
  const found = await server.asOwner<Lease>(
    `select c.unit_id, c.client_id, c.session_id, u.access_epoch as epoch, u.head_seq as head,
        (select coalesce(max(client_n), 0) + 1 from unit_update x where x.unit_id = c.unit_id and x.client_id = c.client_id) as next
       from crdt_client c join unit u on u.id = c.unit_id where c.unit_id = any ($1) and c.judged_session is not null order by c.unit_id`,
    [units],
  );
  expect(found.map((one) => one.unit_id)).toEqual(units.toSorted());
  return found;
}

const OF_GROUP =
  'select outcome from push_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) order by row_no';

/** One row into each unit, past the server, which would look for itself first. */
async function push(rows: readonly Lease[]): Promise<readonly (string | null)[]> {
  const answer = await server.asOwner<{ outcome: string | null }>(OF_GROUP, rowOfEach(rows));
  return answer.slice(1).map((row) => row.outcome);
}

function rowOfEach(rows: readonly Lease[]): unknown[] {
  return [
    rows.map((one) => one.unit_id),
    rows.map(() => 1),
    rows.map((one) => one.head),
    'a node',
    rows.map((_, index) => index + 1),
    rows.map((one) => one.session_id),
    rows.map((one) => one.epoch),
    rows.map((one) => one.client_id),
    rows.map((one) => one.next),
    rows.map(() => 4),
    Buffer.alloc(rows.length * 4),
    rows.map(() => true),
    [],
  ];
}

/** However long a commit takes, nobody begins another one beside it. */
class PatientClock extends SystemClock {
  override after(): () => void {
    return () => undefined;
  }
}

function batchOf(lease: Lease): UnitBatch {
  const [n, head, epoch, clientId] = [lease.next, lease.head, lease.epoch, lease.client_id].map(Number) as [
    ...[number, number, number, number],
  ];
  const row = { sessionId: lease.session_id, epoch, clientId, n, sealed: Buffer.alloc(4), empty: true };
  return { unitId: lease.unit_id, gen: 1, head, node: 'a node', watch: [], rows: [row] };
}

async function written(): Promise<readonly Lease[]> {
  const teacher = await scene.join('teacher', units);
  for (const unit of units) type(teacher, unit, ' dál');
  await saved(teacher);
  return leases();
}

describe('several units in one commit', () => {
  it('[R24] stores a row of each, and a repeated one once', async () => {
    const rows = await written();
    expect(await push(rows)).toEqual(['STORED', 'STORED']);
    const after = await leases();
    expect(after.map((one) => Number(one.head))).toEqual(rows.map((one) => Number(one.head) + 1));
    const [first, second] = after;
    if (!first || !second) throw new Error('no leases');
    // The first one repeats its number: judged by itself, and no business of the other.
    expect(await push([{ ...first, next: String(Number(first.next) - 1) }, second])).toEqual(['DUP', 'STORED']);
  });

  it.each([
    ['the right', `update audience set access_right = 'read' where unit_id = $1 and party_id = $2`, 'FORBIDDEN_STEP'],
    [
      'the seat',
      `update party set valid_to = now() - interval '1 second' where id = $2 and $1::uuid is not null`,
      'REVOKED',
    ],
    [
      'the assignment',
      `update assignment set valid_to = now() - interval '1 second' where party_id = $2 and $1::uuid is not null`,
      'REVOKED',
    ],
    [
      'the session',
      `update session set revoked_at = now() where user_id in (select user_id from assignment where party_id = $2) and $1::uuid is not null`,
      'REVOKED',
    ],
    [
      'the epoch',
      `update unit set access_epoch = access_epoch + 1 where id = $1 and $2::uuid is not null`,
      'EPOCH_STALE',
    ],
  ])('[R42] is judged anew when %s has moved since the last one', async (_, change, code) => {
    const [first] = await written();
    if (!first) throw new Error('no lease');
    await server.asOwner(change, [first.unit_id, scene.table.parties.school]);
    expect(await push([first])).toEqual([code]);
  });

  it('reads as much of the log for a row when the log is long as when it is short', async () => {
    await written();
    // Behind the newest number of another lease of the unit: rows of somebody who has left.
    await server.asOwner(
      `insert into unit_update (unit_id, gen, seq, epoch, session_id, client_id, client_n, author_user, author_party, bytes)
         select x.unit_id, x.gen, u.head_seq + n, x.epoch, x.session_id, 0, n, x.author_user, x.author_party, x.bytes
           from generate_series(1, 500) n, unit u join unit_update x on x.unit_id = u.id and x.gen = u.gen and x.seq = u.head_seq
           where u.id = any ($1)`,
      [units],
    );
    await server.asOwner('update unit set head_seq = head_seq + 500 where id = any ($1)', [units]);
    const rows = await leases();
    const read = await server.db.asSystem(async (sql) => {
      await sql.query(OF_GROUP, rowOfEach(rows));
      const [counted] = await sql.query<{ n: string }>(
        `select seq_tup_read + idx_tup_fetch as n from pg_stat_xact_user_tables where relname = 'unit_update'`,
      );
      return Number(counted?.n);
    });
    expect(read).toBeLessThan(20);
    expect((await leases()).map((one) => Number(one.head))).toEqual(rows.map((one) => Number(one.head) + 1));
  });

  it('[R23] takes along what has come meanwhile for the units it has just answered', async () => {
    const [first, second] = await written();
    if (!first || !second) throw new Error('no leases');
    const asked = vi.spyOn(server.db, 'statement');
    const group = new GroupCommit(server.db, new PatientClock());
    const answered = group.commit(batchOf(first));
    await turn();
    const waiting = group.commit(batchOf(second));
    const { outcomes } = await answered;
    // The actor of a unit serves its viewers and guards what has come before it is here again.
    for (let step = 0; step < 20; step += 1) await Promise.resolve();
    const next = { ...first, head: String(Number(first.head) + 1), next: String(Number(first.next) + 1) };
    const all = [outcomes, ...(await Promise.all([waiting, group.commit(batchOf(next))])).map((one) => one.outcomes)];
    expect(all.flat().map(({ kind }) => kind)).toEqual(['stored', 'stored', 'stored']);
    expect(asked.mock.calls.map(([, params]) => params[0])).toEqual([[first.unit_id], [second.unit_id, first.unit_id]]);
    asked.mockRestore();
  });

  it('leaves a unit that somebody holds to a commit of its own', async () => {
    const rows = await written();
    const outcomes = await server.db.asSystem(async (sql) => {
      // The commit of one unit holds it until the end of its transaction.
      await sql.query('select outcome from push_updates($1, 1, 0, $2, $3, $4, $5, $6, $7, $8, $9)', [
        ...[units[0], 'another node', [], [], [], [], [], [], []],
      ]);
      return push(rows);
    });
    expect(outcomes.toSorted()).toEqual(['BUSY', 'STORED']);
  });
});
