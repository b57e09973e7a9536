import type { UnitId } from '@soulad/shared/ids';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { addPlanItem, openPlan } from '../plans/index.js';
import { describePlanItem } from '../plans/describe-item.js';
import { readManifestOf, shareUnit, unitIn } from '../records/index.js';
import { atTable, onTestApp } from '../testing/hooks.js';
import type { SeatKey, SitterKey } from '../testing/live-table.js';
import { atEveryStatement } from '../testing/other-databases.js';
import { wholeState } from '../testing/whole-state.js';
import { endSignoffs } from './end-signoffs.js';
import { markSignoff } from './mark-signoff.js';
import { openSignoffs } from './open-signoffs.js';
import { refuseSignature } from './refuse-signature.js';
import { prepareSignature, signRevision } from './sign-revision.js';

const server = onTestApp();
const scene = atTable(server);
let recordId: string;
let goal: UnitId;
beforeAll(async () => {
  // The key of a case is made for itself, before anything is sealed under it.
  await scene.newUnit('worker');
});

async function principalOf(key: SitterKey): Promise<Principal> {
  const found = await server.app.get(Sessions).byId(scene.table.people[key].sessionId);
  if (!found) throw new Error('no session');
  return found;
}

type Verb = (ctx: RequestContext) => Promise<unknown>;

const logged = async (action: string): Promise<number> => {
  const rows = await server.asOwner('select from audit_event where action = $1', [action]);
  return rows.length;
};

/** Fails at each statement in turn until none is left to fail; then it is done, with its row in the log. */
async function whole(by: SitterKey, action: string, verb: Verb): Promise<number> {
  const principal = await principalOf(by);
  const before = await wholeState(server.asOwner);
  const rows = await logged(action);
  const statements = await atEveryStatement(
    server,
    (db) => db.inContext(principal, verb),
    async (k) => expect(await wholeState(server.asOwner), `${action}, statement ${k}`).toEqual(before),
  );
  expect(await logged(action), action).toBe(rows + 1);
  return statements;
}

const roundOf = async (ctx: RequestContext): Promise<string> => {
  const [round] = await ctx.sql.query<{ id: string }>('select id from signoff_round order by opened_at desc limit 1');
  return round?.id ?? '';
};
const open =
  (...asked: readonly SeatKey[]): Verb =>
  (ctx) =>
    openSignoffs(ctx, {
      ...{ recordId, dueAt: ctx.now + 864e5, quorum: 'all' },
      asked: asked.map((key) => ({ partyId: scene.table.parties[key], step: 1 })),
    });
const sign =
  (reservation?: string): Verb =>
  async (ctx) => {
    const wish = { roundId: await roundOf(ctx), reservation };
    const { statement } = await prepareSignature(ctx, wish);
    return signRevision(ctx, wish, { statement, evidence: { method: 'demo' } });
  };
const refuse: Verb = async (ctx) => refuseSignature(ctx, { roundId: await roundOf(ctx), reason: 'Ne.' });
const mark =
  (kind: string): Verb =>
  async (ctx) =>
    markSignoff(ctx, { roundId: await roundOf(ctx), mark: kind });
const end =
  (outcome: string): Verb =>
  async (ctx) =>
    endSignoffs(ctx, { roundId: await roundOf(ctx), outcome });

describe('a step of sign-off that is cut off', () => {
  it('[I9] [I10] [T4] leaves nothing of itself at whichever statement it fails, its log and its commit included', async () => {
    await whole('worker', 'plan.open', async (ctx) => {
      recordId = await openPlan(ctx, scene.table.caseId);
    });
    const fields = { indicator: 'hodiny', now: '19', target: 'nejvýš 2', until: '2026-10-31' };
    await whole('worker', 'plan.add', async (ctx) => {
      goal = await addPlanItem(ctx, { recordId, heading: 'plan_goals', text: 'Cíl.', fields });
    });
    await whole('worker', 'unit.share', async (ctx) =>
      shareUnit(ctx, goal, unitIn(await readManifestOf(ctx, goal), goal).epoch),
    );
    expect(await whole('worker', 'signoff.open', open('ospod', 'school', 'ngo'))).toBeGreaterThan(20);
    expect(await whole('ngo', 'signoff.mark', mark('opened'))).toBeGreaterThan(8);
    expect(await whole('ngo', 'signoff.refuse', refuse)).toBeGreaterThan(10);
    expect(await whole('ngo', 'signoff.sign', sign())).toBeGreaterThan(12);
    expect(await whole('teacher', 'signoff.sign', sign('Jinak.'))).toBeGreaterThan(12);
    // The letter that is corrected, and the revision in which signatures lapse by it.
    await whole('worker', 'plan.describe', (ctx) => describePlanItem(ctx, goal, { target: 'nejvýš 1' }));
    await whole('worker', 'signoff.open', open('ospod', 'school'));
    await whole('worker', 'signoff.sign', sign());
    await whole('teacher', 'signoff.sign', sign());
    await whole('worker', 'signoff.end', end('finished'));
    await whole('worker', 'signoff.open', open('school'));
    await whole('teacher', 'signoff.mark', mark('noted'));
    await whole('worker', 'signoff.end', end('cancelled'));
    const [counted] = await server.asOwner(
      `select (select count(*) from revision)::int as revisions, (select count(*) from signoff_round)::int as rounds,
         (select count(*) from signoff_answer where kind <> 'refused')::int as signatures,
         (select count(*) from signoff_paper)::int as papers`,
    );
    expect(counted).toEqual({ revisions: 3, rounds: 3, signatures: 4, papers: 4 });
  }, 240_000);

  it('[I10] does not happen without its row in the log', async () => {
    const before = await wholeState(server.asOwner);
    await server.asOwner(
      `create function cut_log() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`,
    );
    await server.asOwner(
      `create trigger cut before insert on audit_event for each row when (new.action like 'signoff.%') execute function cut_log()`,
    );
    const worker = await principalOf('worker');
    await expect(server.db.inContext(worker, open('ospod'))).rejects.toThrow('power cut');
    await server.asOwner('drop trigger cut on audit_event; drop function cut_log()');
    expect(await wholeState(server.asOwner)).toEqual(before);
  });

  it('[W33] counts those of one party who sign at once as one', async () => {
    const worker = await principalOf('worker');
    await server.db.inContext(worker, (ctx) => describePlanItem(ctx, goal, { target: 'žádné' }));
    await server.db.inContext(worker, open('ospod'));
    const ends = await Promise.allSettled([1, 2, 3].map(() => server.db.inContext(worker, sign())));
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
