import type { UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';

const FIELDS = `id mine question answered opened { unitId text } choices { unitId } answers { party { letter } mine outcome code words }`;
const ASK = `mutation ($i: AskAccessInput!) { askAccess(input: $i) { ${FIELDS} } }`;
const ANSWER = `mutation ($i: AnswerAccessInput!) { answerAccess(input: $i) { ${FIELDS} } }`;
const LIST = `query ($id: ID!) { accessRequests(caseId: $id) { ${FIELDS} } }`;
const AGREE = `mutation ($id: ID!, $party: ID!) { allowParty(unitId: $id, partyId: $party, basis: "zspod-51-4-d", reason: "souhlas") { id } }`;

interface Asked {
  readonly id: string;
  readonly mine: boolean;
  readonly question: string;
  readonly answered: boolean;
  readonly opened: readonly { readonly unitId: UnitId; readonly text: string }[];
  readonly choices: readonly { readonly unitId: UnitId }[];
  readonly answers: readonly { readonly outcome: string | null }[];
}

const server = onTestApp();
let scene: LiveScene;
beforeEach(async () => {
  scene = await LiveScene.lay(server);
});

const list = async (by: SitterKey): Promise<readonly Asked[]> =>
  (await scene.ask<{ accessRequests: Asked[] }>(by, LIST, { id: scene.table.caseId })).accessRequests;
const ask = async (by: SitterKey, over: object = {}): Promise<string> => {
  const i = {
    caseId: scene.table.caseId,
    category: 'FIN',
    question: 'Potřebujeme vědět, zda je bydlení zaplacené.',
    ...over,
  };
  const answer = await server.gql<{ askAccess: Asked[] }>(ASK, { i }, scene.table.people[by].cookie);
  return answer.data?.askAccess[0]?.id ?? answer.code ?? '';
};
const decline = (by: SitterKey, requestId: string) =>
  server.gql(ANSWER, { i: { requestId, code: 'byLaw', words: 'nelze' } }, scene.table.people[by].cookie);
const open = (by: SitterKey, requestId: string, unitIds: readonly UnitId[]) =>
  server.gql(
    ANSWER,
    { i: { requestId, unitIds, basis: 'zspod-51-4-d', words: 'potřebné pro službu' } },
    scene.table.people[by].cookie,
  );

describe('a request for access', () => {
  it('[P22] goes to the convener and to the party named, and to nobody else', async () => {
    const { debt } = scene.table.parties;
    await ask('ngo', { partyId: debt });
    const told = await server.asOwner<{ id: string }>(`select user_id as id from notice where kind = 'request'`);
    const { worker, minutes, adviser } = scene.table.people;
    expect(told.map((row) => row.id).sort()).toEqual([worker.userId, minutes.userId, adviser.userId].sort());
    for (const by of ['worker', 'adviser'] as const) expect(await list(by), by).toMatchObject([{ mine: false }]);
    for (const by of ['teacher', 'mother', 'father'] as const) expect(await list(by), by).toEqual([]);
  });

  it('[P22] [I1] tells its asker the same whether there is something or nothing', async () => {
    const { debt } = scene.table.parties;
    const seen: unknown[] = [];
    for (const exists of [false, true]) {
      scene = await LiveScene.lay(server);
      if (exists) await scene.newUnit('adviser', { category: 'FIN', text: 'dluhy' });
      const id = await ask('ngo', { partyId: scene.table.parties.debt });
      const steps = [await list('ngo')];
      await decline('adviser', id);
      steps.push(await list('ngo'));
      await decline('worker', id);
      steps.push(await list('ngo'));
      seen.push(steps.map((step) => step.map((one) => ({ ...one, id: '' }))));
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(JSON.stringify(seen)).not.toMatch(/byLaw|nelze/);
    expect(debt).toBeDefined();
  });

  it('[P22] opens chosen passages by a half of the originator, which the convener completes', async () => {
    const unitId = await scene.newUnit('adviser', { category: 'FIN', text: 'nájem je zaplacený' });
    await scene.newUnit('adviser', { category: 'SERVICE', text: 'jiné' });
    const id = await ask('ngo', { partyId: scene.table.parties.debt });
    expect((await list('adviser'))[0]?.choices.map((one) => one.unitId)).toEqual([unitId]);
    expect((await open('adviser', id, [unitId])).code).toBeUndefined();
    expect((await list('ngo'))[0]).toMatchObject({ answered: false, opened: [] });
    await scene.ask('worker', AGREE, { id: unitId, party: scene.table.parties.ngo });
    await decline('worker', id);
    expect((await list('ngo'))[0]).toMatchObject({ answered: true, opened: [{ unitId, text: 'nájem je zaplacený' }] });
    expect((await open('adviser', id, [unitId])).code).toBe('FORBIDDEN_STEP');
  });

  it('[P22] is never addressed at what its asker may not know of', async () => {
    const hidden = await scene.newUnit('adviser', { category: 'FIN' });
    expect(await ask('father', { unitId: hidden })).toBe('NOT_FOUND');
    expect(await ask('father', { unitId: hidden.replace(/^.{8}/, '00000000') })).toBe('NOT_FOUND');
    const { debt, ospod } = scene.table.parties;
    await server.asOwner('update party set known_to = $2 where id = $1', [debt, [debt, ospod]]);
    expect(await ask('father', { partyId: debt })).toBe('NOT_FOUND');
  });

  it('[P22] does not tell a party of an asker that it may not know of, nor the asker that it did not', async () => {
    const { ngo, ospod, debt } = scene.table.parties;
    await server.asOwner('update party set known_to = $2 where id = $1', [ngo, [ngo, ospod]]);
    const id = await ask('ngo', { partyId: debt });
    expect(await list('adviser')).toEqual([]);
    expect(await list('worker')).toHaveLength(1);
    expect((await decline('adviser', id)).code).toBe('NOT_FOUND');
    expect((await list('ngo'))[0]).toMatchObject({ answered: false, answers: [] });
  });

  it('[P22] is kept sealed, noted without words, and limited', async () => {
    const id = await ask('ngo');
    const [row] = await server.asOwner<{ question: Buffer }>('select question from access_request where id = $1', [id]);
    expect(row?.question.toString()).not.toContain('bydlení');
    const audited = await server.asOwner<{ body: string }>(
      'select to_jsonb(a)::text as body from audit_event a where object = $1',
      [id],
    );
    expect(audited).toHaveLength(1);
    expect(audited[0]?.body).not.toContain('bydlení');
    let last = '';
    for (let n = 0; n < 20; n += 1) last = await ask('ngo');
    expect(last).toBe('RATE_LIMITED');
  });
});
