import type { UnitId } from '@soulad/shared/ids';
import { addDays, dayInPrague } from '@soulad/shared/workflow';
import { describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const CHECK = `query ($i: TaskWordsInput!) { taskCheck(input: $i) { unitId category excerpt words blocked } }`;
const ISSUE = `mutation ($i: IssueTaskInput!) { issueTask(input: $i) { task { id confirmed } leaks { unitId words blocked } } }`;
const LIST = `query ($id: ID) { tasks(caseId: $id) { title confirmed } }`;

interface Leak {
  readonly unitId: UnitId;
  readonly words: readonly string[];
  readonly blocked: boolean;
}
interface Issued {
  readonly issueTask: { readonly task: { readonly id: string } | null; readonly leaks: readonly Leak[] };
}

describe.each(['both', 'app', 'rls'] as const)('[W44] the words of a task, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);

  const words = (title: string, over: object = {}): object => {
    const { caseId, parties } = scene.table;
    return { caseId, ownerPartyId: parties.school, title, ...over };
  };
  const check = async (title: string, over: object = {}, by: SitterKey = 'worker'): Promise<readonly Leak[]> =>
    (await scene.ask<{ taskCheck: Leak[] }>(by, CHECK, { i: words(title, over) })).taskCheck;
  const issue = async (title: string, over: object = {}) =>
    (
      await scene.ask<Issued>('worker', ISSUE, {
        i: words(title, { dueOn: addDays(dayInPrague(Date.now()), 3), ...over }),
      })
    ).issueTask;

  it('name the passage that its reader may not read, however they are bent', async () => {
    const unitId = await scene.newUnit('worker', { category: 'FIN', text: 'Matka splácí pět exekucí.' });
    expect(await check('Doklad o exekuci', { detail: 'Splaci pravidelne?' })).toMatchObject([
      { unitId, category: 'FIN', excerpt: 'Matka splácí pět exekucí.', words: ['exekuci', 'Splaci'], blocked: false },
    ]);
    expect(await check('Hlášení přítomnosti')).toEqual([]);
  });

  it('may be what the reader reads anyway', async () => {
    await scene.newUnit('worker', { category: 'FIN', text: 'exekuce' });
    await scene.newUnit('worker', { category: 'PLAN', kind: 'frame', text: 'V září se řeší exekuce.' });
    const leaks = await check('Doklad o exekuci');
    expect(leaks).toEqual([]);
  });

  it('are compared for the checker as well as for the owner', async () => {
    await scene.newUnit('worker', { category: 'EDU', text: 'Prospěch se zhoršil v matematice.' });
    const { ngo, debt } = scene.table.parties;
    expect(await check('Doučování matematiky')).toEqual([]);
    expect(await check('Doučování matematiky', { checkerPartyId: debt })).toMatchObject([{ words: ['matematiky'] }]);
    expect(ngo).toBeDefined();
  });

  it('stop a task until the issuer says why they stay; the reason is the issuer’s alone', async () => {
    await scene.newUnit('worker', { category: 'FIN', text: 'pět exekucí' });
    expect(await issue('Doklad o exekuci')).toMatchObject({ task: null, leaks: [{ words: ['exekuci'] }] });
    const { task } = await issue('Doklad o exekuci', { confirmReason: 'školu o tom matka sama informovala' });
    expect(task).toMatchObject({ confirmed: 'školu o tom matka sama informovala' });
    const list = async (by: SitterKey) =>
      (await scene.ask<{ tasks: object[] }>(by, LIST, { id: scene.table.caseId })).tasks;
    expect(await list('teacher')).toEqual([{ title: 'Doklad o exekuci', confirmed: null }]);
    expect(await list('worker')).toHaveLength(1);
  });

  it.each(['SAFE_ADDR', 'NOTIFIER', 'VOICE_CONF'])('of a passage of %s are confirmed by nobody', async (category) => {
    await scene.newUnit('worker', { category, text: 'Zvonková 1187, vchod ze dvora' });
    const over = { confirmReason: 'je to nutné' };
    expect(await issue('Vyzvednout ve Zvonkové', over)).toMatchObject({ task: null, leaks: [{ blocked: true }] });
    expect(await issue('Byt 1187', over)).toMatchObject({ task: null, leaks: [{ words: ['1187'], blocked: true }] });
    expect(await server.asOwner('select 1 from task where case_id = $1', [scene.table.caseId])).toEqual([]);
  });

  it('[I1] tell the issuer nothing of a passage that the issuer may not read', async () => {
    await scene.newUnit('ngo', { category: 'INTERNAL', text: 'černý notýsek pana Řezníčka' });
    expect(await check('Najít notýsek pana Řezníčka')).toEqual([]);
  });

  it('are checked for nobody but who may issue', async () => {
    for (const by of ['teacher', 'minutes', 'mother'] as const)
      expect(await scene.refusalOf(by, CHECK, { i: words('cokoli') }), by).toBe('FORBIDDEN_STEP');
  });
});
