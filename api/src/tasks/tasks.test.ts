import type { UnitId } from '@soulad/shared/ids';
import { addDays, dayInPrague } from '@soulad/shared/workflow';
import { describe, expect, it } from 'vitest';
import { seatPerson, type SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { asSitter } from '../testing/raw-text.js';

const FIELDS = `id title detail proofWanted dueOn daysLeft state outcome overdue open number personName confirmed mine checks
  owner { partyId } checker { partyId } issuedBy { partyId } source { unitId } people { id } steps { state words } next { state needs }`;
const ISSUE = `mutation ($i: IssueTaskInput!) { issueTask(input: $i) { task { ${FIELDS} } leaks { unitId words blocked } } }`;
const STEP = `mutation ($i: StepTaskInput!) { stepTask(input: $i) { ${FIELDS} } }`;
const LIST = `query ($id: ID) { tasks(caseId: $id) { ${FIELDS} } }`;
const NAME = `mutation ($t: ID!, $u: ID) { nameTaskPerson(taskId: $t, userId: $u) { personName } }`;

interface Seen {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly number: number | null;
  readonly steps: readonly { readonly state: string; readonly words: string | null }[];
}
const TODAY = dayInPrague(Date.now());

describe.each(['both', 'app', 'rls'] as const)('tasks, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);

  const input = (over: object = {}): object => {
    const { caseId, parties } = scene.table;
    return {
      ...{ caseId, ownerPartyId: parties.school, checkerPartyId: parties.ospod, title: 'Hlášení přítomnosti' },
      ...{ detail: 'Do desáté.', proofWanted: 'přehled docházky', dueOn: addDays(TODAY, 5), ...over },
    };
  };
  const issue = async (over: object = {}): Promise<string> => {
    const { issueTask } = await scene.ask<{ issueTask: { task: Seen | null } }>('worker', ISSUE, { i: input(over) });
    return issueTask.task?.id ?? '';
  };
  const list = async (by: SitterKey): Promise<readonly Seen[]> =>
    (await scene.ask<{ tasks: Seen[] }>(by, LIST, { id: scene.table.caseId })).tasks;
  const step = (by: SitterKey, taskId: string, to: string, said: object = {}) =>
    server.gql<{ stepTask: Seen }>(STEP, { i: { taskId, to, ...said } }, scene.table.people[by].cookie);

  it('[W40] go from issue to verification, with every word said on the way', async () => {
    const id = await issue();
    for (const [by, to, words] of [
      ['teacher', 'accepted', ''],
      ['teacher', 'in-progress', ''],
      ['teacher', 'done', 'posláno'],
      ['worker', 'returned', 'chybí pondělí'],
      ['teacher', 'done', 'doplněno'],
      ['worker', 'verified', ''],
    ] as const)
      expect((await step(by, id, to, words === '' ? {} : { words })).code, to).toBeUndefined();
    const [seen] = await list('teacher');
    expect(seen).toMatchObject({
      ...{ title: 'Hlášení přítomnosti', detail: 'Do desáté.', state: 'verified', open: false, daysLeft: 5 },
      ...{ mine: true, checks: false, number: 1, next: [] },
    });
    expect(seen?.steps.map(({ words }) => words)).toEqual([null, null, 'posláno', 'chybí pondělí', 'doplněno', null]);
  });

  it('[W41] every step that is not the table’s, or not the caller’s, is refused and changes nothing', async () => {
    const id = await issue();
    for (const [by, to] of [
      ['teacher', 'done'],
      ['teacher', 'verified'],
      ['teacher', 'failed'],
      ['teacher', 'withdrawn'],
      ['worker', 'accepted'],
      ['minutes', 'withdrawn'],
    ] as const)
      expect((await step(by, id, to, { words: 'x', outcome: 'changed' })).code, `${by} ${to}`).toBe('FORBIDDEN_STEP');
    expect((await step('teacher', id, 'refused')).code).toBe('BAD_INPUT');
    expect((await step('worker', id, 'failed', { words: 'x' })).code).toBe('BAD_INPUT');
    expect((await step('teacher', id, 'nowhere')).code).toBe('BAD_INPUT');
    expect(await list('teacher')).toMatchObject([{ state: 'issued', steps: [] }]);
    expect(
      (await step('worker', id, 'failed', { words: 'nečinnost', outcome: 'notDone' })).data?.stepTask,
    ).toMatchObject({
      state: 'failed',
      outcome: 'notDone',
    });
  });

  it('[I1] hidden is as missing: for whoever is neither issuer, owner nor checker', async () => {
    const id = await issue({ checkerPartyId: scene.table.parties.ngo });
    const missing = id.replace(/^.{8}/, '00000000');
    for (const by of ['adviser', 'mother', 'father'] as const) {
      expect(await list(by), by).toEqual([]);
      const [hidden, none] = [await step(by, id, 'accepted'), await step(by, missing, 'accepted')];
      expect([hidden.code, none.code], by).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    }
    for (const by of ['teacher', 'ngo', 'worker', 'minutes'] as const) expect(await list(by), by).toHaveLength(1);
    const counted = await server.asOwner<{ n: number }>(
      `select count(*)::int as n from notice where kind = 'task' and object_id = $1`,
      [id],
    );
    expect(counted).toEqual([{ n: 2 }]);
  });

  it('[P15] a task of a party that its checker may not know of any more is as missing, its notice too', async () => {
    const { parties } = scene.table;
    const id = await issue({ ownerPartyId: parties.ngo, checkerPartyId: parties.school });
    const told = async (): Promise<number> =>
      (await scene.ask<{ noticeCount: number }>('teacher', '{ noticeCount }', {})).noticeCount;
    expect([(await list('teacher')).length, await told()]).toEqual([1, 1]);
    await server.asOwner('update party set known_to = $2 where id = $1', [parties.ngo, [parties.ospod]]);
    expect([(await list('teacher')).length, await told()]).toEqual([0, 0]);
    expect((await step('teacher', id, 'verified')).code).toBe('NOT_FOUND');
    expect(await list('ngo')).toHaveLength(1);
  });

  it('[W43] reminders are taken by the clock and by nobody who has a session', async () => {
    const id = await issue();
    const taken = await asSitter(scene, 'father', ({ sql }) =>
      sql.query('select task_id from task_remind($1, 30)', [addDays(TODAY, 10)]),
    );
    expect(taken).toEqual([]);
    const said = 'select kind from task_reminder where task_id = $1';
    expect(await server.asOwner(said, [id])).toEqual([]);
  });

  it('only who answers for the case issues, and only among parties that know of each other', async () => {
    for (const by of ['minutes', 'teacher', 'mother'] as const)
      expect(await scene.refusalOf(by, ISSUE, { i: input() }), by).toBe('FORBIDDEN_STEP');
    const { ngo, ospod } = scene.table.parties;
    expect(await scene.refusalOf('worker', ISSUE, { i: input({ dueOn: addDays(TODAY, -1) }) })).toBe('BAD_INPUT');
    expect(await scene.refusalOf('worker', ISSUE, { i: input({ title: ' ' }) })).toBe('BAD_INPUT');
    await server.asOwner('update party set known_to = $2 where id = $1', [ngo, [ngo, ospod]]);
    expect(await scene.refusalOf('worker', ISSUE, { i: input({ checkerPartyId: ngo }) })).toBe('BAD_INPUT');
    expect(await list('worker')).toEqual([]);
  });

  it('the owner names somebody of its own, and nobody else', async () => {
    const id = await issue();
    const { school } = scene.table.parties;
    const [agency] = await server.asOwner<{ id: string }>('select agency_id as id from party where id = $1', [school]);
    const colleague = await seatPerson(server.asOwner, {
      ...{ partyId: school, agencyId: agency?.id ?? '', role: 'member', name: 'Dana Vrbová' },
    });
    const { teacher, worker } = scene.table.people;
    const name = (u: string | null, by: { cookie: string } = teacher) => server.gql(NAME, { t: id, u }, by.cookie);
    expect((await name(worker.userId)).code).toBe('NOT_FOUND');
    expect((await name(colleague.userId, worker)).code).toBe('FORBIDDEN_STEP');
    expect((await name(colleague.userId)).data).toEqual({ nameTaskPerson: { personName: 'Dana Vrbová' } });
    expect(await list('teacher')).toMatchObject([{ number: null, personName: 'Dana Vrbová' }]);
    expect((await name(null)).data).toEqual({ nameTaskPerson: { personName: null } });
  });

  it('[I1] the passage it came from is told to those who read the passage', async () => {
    const unitId = await scene.newUnit('worker', { category: 'NOTIFIER', text: 'tajemství' });
    await issue({ unitId });
    expect(await list('worker')).toMatchObject([{ source: { unitId } }]);
    expect(await list('teacher')).toMatchObject([{ source: null }]);
    const foreign = await scene.newUnit('ngo', { category: 'INTERNAL', text: 'poznámka' });
    for (const id of [foreign, foreign.replace(/^.{8}/, '00000000') as UnitId])
      expect(await scene.refusalOf('worker', ISSUE, { i: input({ unitId: id }) })).toBe('NOT_FOUND');
  });

  it('is kept sealed, and noted without words', async () => {
    const id = await issue();
    await step('teacher', id, 'refused', { words: 'nemáme kapacitu' });
    const kept = await server.asOwner<{ body: string }>(
      `select encode(title || detail || proof_wanted, 'escape') as body from task where id = $1::uuid
       union all select encode(words, 'escape') from task_step where task_id = $1::uuid
       union all select to_jsonb(a)::text from audit_event a where object = $1::uuid
       union all select to_jsonb(n)::text from notice n where object_id = $1::uuid`,
      [id],
    );
    expect(kept.length).toBeGreaterThan(4);
    expect(JSON.stringify(kept)).not.toMatch(/přítomnosti|desáté|docházky|kapacitu/);
  });
});
