import { layTable, type LiveTable, type SitterKey, wholeState } from '@soulad/api/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminUrl, asAdministrator } from '../support/databases.js';
import { sendGraphql } from '../support/graphql.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';

const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }';
const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }';
const END = 'mutation ($id: ID!) { stepConference(id: $id, to: ended) { id } }';
const REVIEW = 'mutation ($id: ID!) { reviewMinutes(recordId: $id) { state } }';
const CHECK = 'mutation ($id: ID!) { checkMinutesLabels(recordId: $id) { state } }';
const COMMENTS = 'mutation ($id: ID!) { openMinutesComments(recordId: $id, workingDays: 10) { state } }';
const CLOSE = 'mutation ($id: ID!) { closeMinutes(recordId: $id) { state } }';
const OPEN = 'mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { round { id } } }';
const SIGN = 'mutation ($input: SignRevisionInput!) { signRevision(input: $input) { round { id } } }';
const SIGNERS = ['worker', 'teacher', 'ngo', 'mother'] as const;
/** Where each act is when the power goes: it waits for this table, with everything before it done. */
const PLACES = {
  close: ['revision', 'revision_leaf', 'minutes', 'notice'],
  open: ['revision', 'signoff_round', 'signoff_seat', 'notice'],
  sign: ['signoff_answer', 'signoff_paper', 'notice'],
} as const;
/** The rows of the log leave together with the commit: who waits for it has said everything. */
const LOG = 'audit_event';

let system: System;
let table: LiveTable;
const run = <Row extends object>(text: string, params?: unknown[]): Promise<Row[]> =>
  asAdministrator<Row>(system.database, text, params);

beforeAll(async () => {
  system = await startSystem();
  table = await layTable(run);
});
afterAll(() => system?.stop());

const send = (by: SitterKey, query: string, variables: Readonly<Record<string, unknown>>) =>
  sendGraphql(system.origin, query, variables, table.people[by].cookie);

async function ask<T>(by: SitterKey, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
  const { data, errors } = await send(by, query, variables);
  if (!data) throw new Error(errors[0]?.extensions?.code ?? 'refused');
  // The caller states what the query selects.
  return data as T;
}

/** Kills the server while the act waits for this table; the database has to take back what was done before. */
async function killAt(place: string, act: () => Promise<unknown>): Promise<void> {
  const url = new URL(adminUrl());
  url.pathname = `/${system.database.name}`;
  const blocker = new pg.Client({ connectionString: url.href });
  await blocker.connect();
  await blocker.query(`begin; lock table ${place} in share row exclusive mode`);
  const waits = `select from pg_locks where relation = $1::regclass and not granted`;
  const acting = act().then(
    () => 'answered',
    () => 'cut off',
  );
  try {
    await waitFor(`the act waits for ${place}`, async () => (await run(waits, [place])).length > 0);
    await system.halt();
  } finally {
    await blocker.end();
  }
  await waitFor('nobody of the dead server is left', async () => {
    const left = await run(
      `select from pg_stat_activity where datname = current_database() and usename = 'soulad_app' and state <> 'idle'`,
    );
    return left.length === 0;
  });
  await system.resume();
  expect(await acting).toBe('cut off');
}

/**
 * Cut off at every place nothing has happened. Cut off with its last word on the way each act has happened or not, and is in the log if it has;
 * asked for again where it is missing it has happened, and is in the log once.
 */
async function throughKills(
  name: keyof typeof PLACES,
  action: string,
  acts: readonly (() => Promise<unknown>)[],
  happened: () => Promise<number>,
): Promise<void> {
  const logged = async (): Promise<number> => (await run('select from audit_event where action = $1', [action])).length;
  const rows = await logged();
  const act = (): Promise<unknown> => Promise.all(acts.map((one) => one()));
  for (const place of PLACES[name]) {
    const before = await wholeState(run);
    await killAt(place, act);
    expect(await wholeState(run), `${name}, waiting for ${place}`).toEqual(before);
  }
  const before = await wholeState(run);
  await killAt(LOG, act);
  const done = await happened();
  expect((await logged()) - rows, `${name}, rows of the log`).toBe(done);
  const left = done === 0 ? await wholeState(run) : before;
  expect(left, `${name}, nothing has happened`).toEqual(before);
  // Who sees that it has happened does not ask again; of several the others do, and those once more are refused.
  if (done < acts.length) await Promise.allSettled(acts.map((one) => one()));
  expect(await happened()).toBe(acts.length);
  expect(await logged()).toBe(rows + acts.length);
}

describe('SIGKILL of the server', () => {
  it(
    '[W12] [I10] in the middle of closing leaves the minutes open; they are closed once',
    { timeout: 300_000 },
    async () => {
      const { recordId, sectionId, conferenceId } = table;
      const input = { recordId, sectionId, category: 'PLAN', mode: 'joint', text: 'Dohoda o nájmu.' };
      const { addUnit } = await ask<{ addUnit: Readonly<Record<string, unknown>> }>('worker', ADD, { input });
      await ask('worker', SHARE, addUnit);
      await ask('worker', END, { id: conferenceId });
      for (const step of [REVIEW, CHECK, COMMENTS]) await ask('worker', step, { id: recordId });
      await run('update minutes set comments_from = current_date - 20, comments_until = current_date - 1');
      const close = (): Promise<unknown> => ask('worker', CLOSE, { id: recordId });
      const closed = async (): Promise<number> =>
        (await run(`select from minutes join revision using (record_id) where minutes.state = 'closed'`)).length;
      await throughKills('close', 'revision.cut', [close], closed);
      expect((await send('worker', CLOSE, { id: recordId })).errors[0]?.extensions?.code).toBe('FORBIDDEN_STEP');
      expect(await run('select state from minutes')).toEqual([{ state: 'closed' }]);
    },
  );

  it(
    '[I9] [W33] in the middle of opening and signing counts nobody twice and nobody by half',
    { timeout: 300_000 },
    async () => {
      const asked = SIGNERS.map((key) => ({ partyId: table.people[key].partyId, step: 1 }));
      const input = { recordId: table.recordId, dueAt: '2099-01-31T12:00:00Z', quorum: 'all', asked };
      const open = (): Promise<unknown> => ask('worker', OPEN, { input });
      const opened = async (): Promise<number> =>
        (await run(`select round_id from signoff_seat group by round_id having count(*) = $1`, [asked.length])).length;
      await throughKills('open', 'signoff.open', [open], opened);
      const [round] = await run<{ id: string }>('select id from signoff_round where outcome is null');
      const sign = (by: SitterKey): Promise<unknown> =>
        ask(by, SIGN, { input: { roundId: round?.id, proof: table.people[by].displayName } });
      // All four at once when the power goes, and all four again, each twice.
      const signed = async (): Promise<number> =>
        (await run('select from signoff_answer join signoff_paper on signoff_paper.answer_id = signoff_answer.id'))
          .length;
      await throughKills(
        'sign',
        'signoff.sign',
        SIGNERS.map((key) => () => sign(key)),
        signed,
      );
      const again = await Promise.allSettled(SIGNERS.map(sign));
      expect(again.map(({ status }) => status)).toEqual(SIGNERS.map(() => 'rejected'));
      const [counted] = await run(
        `select count(*)::int as answers, count(distinct party_id)::int as parties, (select count(*) from signoff_paper)::int as papers
         from signoff_answer`,
      );
      expect(counted).toEqual({ answers: 4, parties: 4, papers: 4 });
    },
  );
});
