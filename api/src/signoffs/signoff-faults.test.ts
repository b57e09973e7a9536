import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { startTestApp, type TestApp } from '../testing/index.js';
import { LiveScene } from '../testing/live-scene.js';
import { openSignoffs } from './open-signoffs.js';
import { refuseSignature } from './refuse-signature.js';
import { prepareSignature, signRevision } from './sign-revision.js';

let server: TestApp;
let scene: LiveScene;
let worker: Principal;

beforeAll(async () => {
  server = await startTestApp();
  scene = await LiveScene.lay(server);
  for (const text of ['Jedna.', 'Dvě.']) await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text });
  await scene.newUnit('ngo', { category: 'INTERNAL', text: 'Jen pro sdružení.' });
  await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
  const found = await server.app.get(Sessions).byToken(scene.table.people.worker.cookie.split('=')[1] ?? '');
  if (!found) throw new Error('no session');
  worker = found;
});
afterAll(() => server?.close());

/** Everything that a step of sign-off writes, with the rows that tell of it. */
const state = async (): Promise<unknown> => {
  const tables = [
    'revision',
    'revision_leaf',
    'revision_reader',
    'signoff_round',
    'signoff_seat',
    'signoff_answer',
    'signoff_words',
    'signoff_paper',
  ];
  const counts = tables.map((table) => `(select count(*) from ${table})::int as ${table}`).join(', ');
  const acts = `(select count(*) from audit_event where action = any ($1))::int as acts,
    (select count(*) from notice where object_type = 'signoff_round')::int as notices,
    (select count(*) from signoff_round where outcome is not null)::int as ended`;
  const [row] = await server.asOwner(`select ${counts}, ${acts}`, [
    ['revision.cut', 'signoff.open', 'signoff.sign', 'signoff.refuse'],
  ]);
  return row;
};

/** Runs the verb with the k-th of its statements failing; undefined once it has fewer. */
async function failingAt(k: number, verb: (ctx: RequestContext) => Promise<unknown>): Promise<'failed' | 'done'> {
  let n = 0;
  const power = new Error('power cut');
  try {
    await server.db.inContext(worker, (ctx) => {
      const query: RequestContext['sql']['query'] = (text, params) => {
        n += 1;
        return n === k ? Promise.reject(power) : ctx.sql.query(text, params);
      };
      return verb({ ...ctx, sql: { query } });
    });
    return 'done';
  } catch (error) {
    if (error !== power) throw error;
    return 'failed';
  }
}

/** Fails at each statement in turn until none is left to fail. @returns how often it failed */
async function atEvery(verb: (ctx: RequestContext) => Promise<unknown>): Promise<number> {
  const before = await state();
  for (let k = 1; ; k += 1) {
    if ((await failingAt(k, verb)) === 'done') return k - 1;
    expect(await state(), `statement ${k}`).toEqual(before);
  }
}

const dueAt = Date.now() + 864e5;
const open = (ctx: RequestContext): Promise<unknown> =>
  openSignoffs(ctx, {
    ...{ recordId: scene.table.recordId, dueAt, quorum: 'all' },
    asked: [{ partyId: scene.table.parties.ospod, step: 1 }],
  });

async function sign(ctx: RequestContext): Promise<unknown> {
  const [round] = await ctx.sql.query<{ id: string }>('select id from signoff_round where outcome is null');
  const wish = { roundId: round?.id ?? '' };
  const { statement } = await prepareSignature(ctx, wish);
  return signRevision(ctx, wish, { statement, evidence: { method: 'demo' } });
}

async function refuse(ctx: RequestContext): Promise<unknown> {
  const [round] = await ctx.sql.query<{ id: string }>('select id from signoff_round where outcome is null');
  return refuseSignature(ctx, { roundId: round?.id ?? '', reason: 'Ne.' });
}

describe('a step of sign-off that is cut off', () => {
  it('[I9] [T4] leaves nothing of itself at whichever statement it fails', async () => {
    expect(await atEvery(open)).toBeGreaterThan(10);
    expect(await atEvery(refuse)).toBeGreaterThan(8);
    expect(await atEvery(sign)).toBeGreaterThan(10);
    const done = { revision: 1, signoff_round: 1, signoff_answer: 2, signoff_paper: 1, acts: 4, ended: 0 };
    expect(await state()).toMatchObject(done);
    // A new round replaces the one before, in one step with its own revision.
    expect(await atEvery(open)).toBeGreaterThan(10);
    expect(await state()).toMatchObject({ revision: 2, signoff_round: 2, ended: 1, acts: 6 });
  }, 120_000);

  it('[I10] does not happen without its row in the log', async () => {
    const before = await state();
    const cut = `create function cut_log() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`;
    await server.asOwner(cut);
    await server.asOwner(
      `create trigger cut before insert on audit_event for each row when (new.action like 'signoff.%') execute function cut_log()`,
    );
    await expect(server.db.inContext(worker, open)).rejects.toThrow('power cut');
    await server.asOwner('drop trigger cut on audit_event');
    expect(await state()).toEqual(before);
  });

  it('[W33] counts those of one party who sign at once as one', async () => {
    await server.asOwner(`update record set state = 'live' where id = $1`, [scene.table.recordId]);
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Tři.' });
    await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
    await server.db.inContext(worker, open);
    const ends = await Promise.allSettled([1, 2, 3].map(() => server.db.inContext(worker, sign)));
    expect(ends.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const [once] = await server.asOwner<{ n: number }>(
      `select count(*)::int as n from signoff_answer a join signoff_round x on x.id = a.round_id where x.outcome is null`,
    );
    expect(once?.n).toBe(1);
  });
});

describe('the tables of sign-off', () => {
  it('[I9] [T27] are changed by no statement of the server', async () => {
    const app = new pg.Client({ connectionString: server.database.appUrl });
    await app.connect();
    for (const table of [
      'signoff_seat',
      'signoff_mark',
      'signoff_answer',
      'signoff_words',
      'signoff_paper',
      'signoff_round',
    ]) {
      for (const text of [
        `delete from ${table}`,
        `insert into ${table} select * from ${table}`,
        `truncate ${table} cascade`,
      ])
        await expect(app.query(text), text).rejects.toMatchObject({ code: '42501' });
    }
    await expect(app.query(`update signoff_answer set kind = 'refused'`)).rejects.toMatchObject({ code: '42501' });
    await expect(app.query(`update signoff_round set outcome = 'finished'`)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });
});
