import type { Instant } from '@soulad/shared/ids';
import { addMonths, addWorkingDays, dayInPrague } from '@soulad/shared/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OfficePerson, officePerson, type SitterKey, startTestApp, type TestApp } from '../testing/index.js';
import { LiveScene } from '../testing/live-scene.js';

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
  let server: TestApp;
  let scene: LiveScene;
  let head: OfficePerson;
  beforeAll(async () => {
    server = await startTestApp({ walls });
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    scene = await LiveScene.lay(server);
    head = await officePerson(server.asOwner, scene.table);
  });

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
