import type { Instant } from '@soulad/shared/ids';
import { addDays, addMonths, addWorkingDays, dayInPrague } from '@soulad/shared/workflow';
import { describe, expect, it } from 'vitest';
import { officePerson, type SitterKey } from '../testing/index.js';
import { atEachTable, forEachTest, onTestApp } from '../testing/hooks.js';
import { CHECK, CLOSE, COMMENTS, CORRECT, EXTEND, MINUTES, MinutesScene, REVIEW } from '../testing/minutes-scene.js';

const FIELDS = 'kind dueOn dueAt basis event eventId daysLeft';
const CASE = `query ($id: ID!) { case(id: $id) { clocks { ${FIELDS} } } }`;
const DESK = `{ desk { clocks { kind caseId } } }`;
const NOTE = `mutation ($i: ClockEventInput!) { noteClockEvent(input: $i) { ${FIELDS} } }`;
const END = `mutation ($id: ID!) { endClockEvent(eventId: $id) { kind } }`;
const RULES = `{ clockRules { kind unit n own maySet basis } }`;
const SET = `mutation ($i: ClockLimitInput!) { setClockLimit(input: $i) { kind unit n own } }`;
const HOUR = 3_600_000;

interface Seen {
  readonly kind: string;
  readonly dueOn: string;
  readonly dueAt: string | null;
  readonly eventId: string | null;
}

describe.each(['both', 'app', 'rls'] as const)('terms, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  const head = forEachTest(() => officePerson(server.asOwner, scene.table));

  const clocks = async (by: SitterKey): Promise<readonly Seen[]> =>
    (await scene.ask<{ case: { clocks: Seen[] } }>(by, CASE, { id: scene.table.caseId })).case.clocks;
  const note = (kind: string, over: { by?: SitterKey; event?: string; startedAt?: Instant } = {}) => {
    const { by = 'worker', event, startedAt = Date.now() - HOUR } = over;
    const i = { caseId: scene.table.caseId, kind, event, startedAt: new Date(startedAt).toISOString() };
    return server.gql<{ noteClockEvent: Seen[] }>(NOTE, { i }, scene.table.people[by].cookie);
  };

  it('[W54] tell the table the term of the first plan, and the office its own', async () => {
    await note('expulsion-record');
    await server.asOwner(`update conference set state = 'ended' where id = $1`, [scene.table.conferenceId]);
    for (const by of ['teacher', 'mother', 'father'] as const)
      expect(
        (await clocks(by)).map(({ kind }) => kind),
        by,
      ).toEqual(['ipod-first']);
    expect(new Set((await clocks('worker')).map(({ kind }) => kind))).toEqual(
      new Set(['ipod-first', 'expulsion-record', 'minutes']),
    );
    const desk = await scene.ask<{ desk: { clocks: Seen[] } }>('minutes', DESK, {});
    expect(desk.desk.clocks).toHaveLength(3);
  });

  it('[W51] [W52] run from what was noted, hours as hours, and end when they are ended', async () => {
    const startedAt = Date.now() - 5 * HOUR;
    const noted = await note('expulsion-record', { startedAt });
    const clock = noted.data?.noteClockEvent.find(({ kind }) => kind === 'expulsion-record');
    expect(clock?.dueAt).toBe(new Date(startedAt + 24 * HOUR).toISOString());
    const review = await note('ipod-update', { event: 'foster-care', startedAt });
    expect(review.data?.noteClockEvent.find(({ kind }) => kind === 'ipod-update')).toMatchObject({
      ...{ event: 'foster-care', basis: 'zspod-10-5', dueAt: null },
      dueOn: addWorkingDays(dayInPrague(startedAt), 10),
    });
    const minutes = await clocks('minutes');
    expect(minutes.every(({ eventId }) => eventId === null)).toBe(true);
    const end = (by: SitterKey) => scene.refusalOf(by, END, { id: clock?.eventId });
    expect([await end('teacher'), await end('minutes'), await end('worker'), await end('worker')]).toEqual([
      ...['NOT_FOUND', 'FORBIDDEN_STEP', undefined, 'NOT_FOUND'],
    ]);
  });

  it('[W51] nobody else starts one, and not of nothing', async () => {
    expect((await note('expulsion-record', { by: 'teacher' })).code).toBe('NOT_FOUND');
    expect((await note('expulsion-record', { by: 'minutes' })).code).toBe('FORBIDDEN_STEP');
    for (const kind of ['ipod-first', 'minutes', 'ipod-update', 'toString'])
      expect((await note(kind)).code, kind).toBe('BAD_INPUT');
    expect((await note('truancy', { startedAt: Date.now() + HOUR })).code).toBe('BAD_INPUT');
  });

  it('[W50] [W54] the first plan ends its term, and the day of its review is a term of the table', async () => {
    const { caseId, people } = scene.table;
    const review = addMonths(dayInPrague(Date.now()), 2);
    const [record] = await server.asOwner<{ id: string }>(
      `insert into record (id, case_id, kind) values (gen_random_uuid(), $1, 'plan') returning id`,
      [caseId],
    );
    await server.asOwner('insert into plan (record_id, review_on) values ($1, $2)', [record?.id, review]);
    const terms = async (by: SitterKey) => (await clocks(by)).map(({ kind, dueOn }) => [kind, dueOn]);
    for (const by of ['worker', 'father'] as const) {
      const seen = await terms(by);
      expect(seen.map(([kind]) => kind).toSorted(), by).toEqual(['ipod-first', 'review']);
      expect(seen).toContainEqual(['review', review]);
    }
    await server.asOwner(
      `insert into revision (id, record_id, version, kind, root, statement, seal_key, seal, cut_by)
         values (gen_random_uuid(), $1, 1, 'plan', $2, 'x', $2, $3, $4)`,
      [record?.id, Buffer.alloc(32), Buffer.alloc(64), people.worker.userId],
    );
    for (const by of ['worker', 'father'] as const) expect(await terms(by), by).toEqual([['review', review]]);
  });

  it('[W56] of minutes follow the minutes: made ready, out for comments, longer, back, closed, corrected', async () => {
    const minutes = new MinutesScene(scene);
    const { id } = minutes;
    const terms = async (by: SitterKey) =>
      (await clocks(by)).filter(({ kind }) => kind !== 'ipod-first').map(({ kind, dueOn }) => [kind, dueOn]);
    const today = dayInPrague(Date.now());
    await minutes.bring('in-review');
    const { readyBy } = (await scene.ask<{ minutes: { readyBy: string } }>('teacher', MINUTES, { id })).minutes;
    expect(await terms('worker')).toEqual([['minutes', readyBy]]);
    const promised = addDays(today, 3);
    await scene.ask('worker', 'mutation ($id: ID!, $d: Day!) { promiseMinutes(recordId: $id, day: $d) { state } }', {
      ...{ id, d: promised },
    });
    expect([await terms('worker'), await terms('teacher')]).toEqual([[['minutes', promised]], []]);
    await scene.ask('worker', CHECK, { id });
    await scene.ask('worker', COMMENTS, { id, days: 5 });
    // Of those not asked to the meeting nobody is told.
    await server.asOwner(`delete from sitting_party where party_id = $1`, [scene.table.parties.father]);
    const windows = async () => [await terms('worker'), await terms('mother'), await terms('father')];
    const until = (days: number) => [['comments', addWorkingDays(today, days)]];
    expect(await windows()).toEqual([until(5), until(5), []]);
    await scene.ask('worker', EXTEND, { id, until: addWorkingDays(today, 8) });
    expect(await windows()).toEqual([until(8), until(8), []]);
    const day = (offset: number) => addDays(today, offset);
    await server.asOwner('update minutes set comments_from = $2, comments_until = $3 where record_id = $1', [
      ...[id, day(-9), day(-1)],
    ]);
    expect(await windows()).toEqual([[['comments', day(-1)]], [], []]);
    await scene.ask('worker', REVIEW, { id, reason: 'chybí věta' });
    expect(await windows()).toEqual([[['minutes', promised]], [], []]);
    await scene.ask('worker', CHECK, { id });
    await scene.ask('worker', COMMENTS, { id, days: 5 });
    await server.asOwner('update minutes set comments_from = $2, comments_until = $3 where record_id = $1', [
      ...[id, day(-9), day(-1)],
    ]);
    await scene.ask('worker', CLOSE, { id });
    expect(await windows()).toEqual([[], [], []]);
    await scene.ask('worker', CORRECT, { id, reason: 'chyba v datu' });
    expect(await terms('worker')).toEqual([['minutes', addWorkingDays(today, 10)]]);
  });

  it('[W15] [W50] the day promised and the days for comments are the terms of the office', async () => {
    const minutes = new MinutesScene(scene);
    const { id } = minutes;
    for (const [kind, n] of [
      ['minutes', 4],
      ['comments', 7],
    ] as const)
      await server.gql(SET, { i: { kind, unit: 'workingDays', n } }, head.cookie);
    await minutes.bring('in-review');
    const read = async (by: SitterKey) =>
      (
        await scene.ask<{ minutes: object }>(by, 'query ($id: ID!) { minutes(recordId: $id) { readyBy usualDays } }', {
          id,
        })
      ).minutes;
    const due = (await clocks('worker')).find(({ kind }) => kind === 'minutes')?.dueOn;
    expect(await read('worker')).toEqual({ readyBy: due, usualDays: 7 });
    expect(await read('teacher')).toEqual({ readyBy: due, usualDays: null });
    await scene.ask('worker', CHECK, { id });
    const OPEN = 'mutation ($id: ID!) { openMinutesComments(recordId: $id) { comments { days } } }';
    const { openMinutesComments } = await scene.ask<{ openMinutesComments: object }>('worker', OPEN, { id });
    expect(openMinutesComments).toEqual({ comments: { days: 7 } });
  });

  it('[W53] are set by the head of the authority, and by that of the law only shorter', async () => {
    const set = (i: object, cookie = head.cookie) => server.gql<{ setClockLimit: object[] }>(SET, { i }, cookie);
    expect((await set({ kind: 'minutes', unit: 'workingDays', n: 5 }, scene.table.people.worker.cookie)).code).toBe(
      'FORBIDDEN_STEP',
    );
    expect((await set({ kind: 'ipod-first', unit: 'months', n: 2 })).code).toBe('BAD_INPUT');
    expect((await set({ kind: 'nothing', unit: 'months', n: 2 })).code).toBe('BAD_INPUT');
    const [row] = await server.asOwner<{ day: string }>(
      'select registered_on::text as day from case_file where id = $1',
      [scene.table.caseId],
    );
    const day = row?.day ?? '';
    expect((await clocks('teacher'))[0]?.dueOn).toBe(addMonths(day, 1));
    expect((await set({ kind: 'ipod-first', unit: 'workingDays', n: 3 })).code).toBeUndefined();
    for (const by of ['worker', 'teacher'] as const)
      expect((await clocks(by)).find(({ kind }) => kind === 'ipod-first')?.dueOn, by).toBe(addWorkingDays(day, 3));
    await set({ kind: 'ipod-first' });
    expect((await clocks('teacher'))[0]?.dueOn).toBe(addMonths(day, 1));
    const rules = await server.gql<{ clockRules: object[] }>(RULES, {}, head.cookie);
    expect(rules.data?.clockRules).toHaveLength(13);
  });
});
