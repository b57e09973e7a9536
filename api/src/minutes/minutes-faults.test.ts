import type { RecordId, UnitId } from '@soulad/shared/ids';
import { addDays } from '@soulad/shared/workflow';
import { expect, it } from 'vitest';
import { Sessions } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { readManifestOf, shareUnit, unitIn } from '../records/index.js';
import { atTable, onTestApp } from '../testing/hooks.js';
import type { SitterKey } from '../testing/live-table.js';
import { MinutesScene } from '../testing/minutes-scene.js';
import { atEveryStatement } from '../testing/other-databases.js';
import { wholeState } from '../testing/whole-state.js';
import { correctMinutes } from './correct-minutes.js';
import { dayAt } from './known-minutes.js';
import { waiveQuestion } from './questions.js';
import { recordDissent } from './record-dissent.js';
import { sayNoComments } from './say-no-comments.js';
import { checkLabels, closeMinutes, openComments, promiseMinutes, reviewMinutes } from './step-minutes.js';

const server = onTestApp();
const scene = atTable(server);

/** Fails at each statement in turn, log and commit included; then it is done, with its row in the log. */
async function whole(
  by: SitterKey,
  action: string,
  verb: (ctx: RequestContext, id: RecordId) => Promise<unknown>,
): Promise<void> {
  const principal = await server.app.get(Sessions).byId(scene.table.people[by].sessionId);
  if (!principal) throw new Error('no session');
  const rows = (): Promise<object[]> => server.asOwner('select from audit_event where action = $1', [action]);
  const [before, logged] = [await wholeState(server.asOwner), (await rows()).length];
  const statements = await atEveryStatement(
    server,
    (db) => db.inContext(principal, (ctx) => verb(ctx, scene.table.recordId)),
    async (k) => expect(await wholeState(server.asOwner), `${action}, statement ${k}`).toEqual(before),
  );
  expect(statements, action).toBeGreaterThan(8);
  expect(await rows(), action).toHaveLength(logged + 1);
}

it('[W8] [I10] a step of the minutes that is cut off leaves nothing of itself, at whichever statement', async () => {
  await scene.newUnit('worker', { mode: 'joint', text: 'Dohoda o nájmu.' });
  // Nobody answers for it, which the list of the check asks about.
  const unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'measure', text: 'Kdosi zavolá.' });
  await new MinutesScene(scene).endMeeting();
  await whole('worker', 'minutes.promise', (ctx, id) => promiseMinutes(ctx, id, addDays(dayAt(ctx.now), 3)));
  await whole('worker', 'minutes.step', (ctx, id) => reviewMinutes(ctx, id, null));
  await whole('worker', 'minutes.waive', (ctx, id) =>
    waiveQuestion(ctx, id, { unitId, rule: 'measure-for-nobody', reason: 'probráno' }),
  );
  await whole('worker', 'minutes.checkLabels', checkLabels);
  await whole('worker', 'minutes.step', (ctx, id) => openComments(ctx, id, 10));
  await whole('worker', 'minutes.step', (ctx, id) => reviewMinutes(ctx, id, 'ještě jednou'));
  await whole('worker', 'minutes.checkLabels', checkLabels);
  await whole('worker', 'minutes.step', (ctx, id) => openComments(ctx, id, 10));
  let dissent: UnitId | undefined;
  await whole('teacher', 'minutes.dissent', async (ctx, id) => {
    dissent = await recordDissent(ctx, id, { text: 'Škola nesouhlasí.' });
  });
  await whole('teacher', 'unit.share', async (ctx) => {
    if (dissent) await shareUnit(ctx, dissent, unitIn(await readManifestOf(ctx, dissent), dissent).epoch);
  });
  for (const by of ['teacher', 'ngo', 'adviser', 'mother', 'father'] as const)
    await whole(by, 'minutes.assent', sayNoComments);
  await whole('worker', 'revision.cut', closeMinutes);
  await whole('worker', 'minutes.correct', (ctx, id) => correctMinutes(ctx, id, 'překlep'));
  const versions = await server.asOwner(
    `select m.version, m.state, r.superseded, (select count(*) from revision v where v.record_id = r.id)::int as revisions
       from minutes m join record r on r.id = m.record_id order by m.version`,
  );
  expect(versions).toEqual([
    { version: 1, state: 'closed', superseded: true, revisions: 1 },
    { version: 2, state: 'corrected', superseded: false, revisions: 0 },
  ]);
}, 240_000);
