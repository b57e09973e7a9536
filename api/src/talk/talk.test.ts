import { randomUUID } from 'node:crypto';
import type { CommentId, UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';

const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { recordId } }`;
const ANSWER = `mutation ($id: ID!, $text: String!, $mentions: [ID!]) { answerComment(threadId: $id, text: $text, mentions: $mentions) { recordId } }`;
const TALK = `query ($id: ID!) { comments(recordId: $id) { threads { id unitId forAll sees { label } settledAt settledBy { label }
  mayAnswer maySettle comments { id text authorName party { label } mentions mayTakeBack } } } }`;
const SETTLE = `mutation ($id: ID!, $settled: Boolean!) { settleThread(threadId: $id, settled: $settled) { recordId } }`;
const BACK = `mutation ($id: ID!) { takeBackComment(id: $id) { recordId } }`;
const WHO = `query ($id: ID!) { mentionable(unitId: $id) { userId name party { label } } }`;
const PREVIEW = `query ($input: CommentReachInput!) { commentPreview(input: $input) { sees { label } doesNot { label } } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;

interface Thread {
  readonly id: CommentId;
  readonly forAll: boolean;
  readonly sees: readonly { readonly label: string }[];
  readonly settledAt: string | null;
  readonly maySettle: boolean;
  readonly comments: readonly { readonly id: CommentId; readonly text: string | null; readonly mentions: string[] }[];
}

describe.each(['both', 'app', 'rls'] as const)('comments, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  let unitId: UnitId;
  beforeEach(async () => {
    unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
  });

  const say = (by: SitterKey, text: string, input: object = {}) =>
    scene.ask(by, ADD, { input: { unitId, text, ...input } });
  const refusal = (by: SitterKey, input: object) =>
    scene.refusalOf(by, ADD, { input: { unitId, text: 'slova', ...input } });
  const threads = async (by: SitterKey): Promise<readonly Thread[]> =>
    (await scene.ask<{ comments: { threads: Thread[] } }>(by, TALK, { id: scene.table.recordId })).comments.threads;
  const words = async (by: SitterKey) => (await threads(by)).flatMap((one) => one.comments.map(({ text }) => text));
  const first = async (by: SitterKey): Promise<Thread> => {
    const [thread] = await threads(by);
    if (!thread) throw new Error('nothing is said');
    return thread;
  };
  const hide = (seat: 'ngo' | 'school', from: readonly (keyof LiveScene['table']['parties'])[]) =>
    server.asOwner('update party set known_to = $2 where id = $1', [
      scene.table.parties[seat],
      from.map((key) => scene.table.parties[key]),
    ]);

  it('[P50] are read by everybody who reads the passage, and by nobody else', async () => {
    const secret = await scene.newUnit('worker', { category: 'INTERNAL' });
    await say('father', 'souhlasím');
    await say('minutes', 'jen mezi námi', { unitId: secret });
    expect(await words('worker')).toEqual(['souhlasím', 'jen mezi námi']);
    for (const reader of ['teacher', 'mother', 'father'] as const) expect(await words(reader)).toEqual(['souhlasím']);
  });

  it('[P50] with an audience of their own go to those parties and the own one', async () => {
    const { parties } = scene.table;
    await say('worker', 'škole', { partyIds: [parties.school] });
    for (const reader of ['worker', 'minutes', 'teacher'] as const) expect(await words(reader)).toEqual(['škole']);
    for (const other of ['mother', 'father', 'ngo'] as const) expect(await threads(other)).toEqual([]);
    await scene.ask('teacher', ANSWER, { id: (await first('teacher')).id, text: 'rozumím' });
    expect(await words('minutes')).toEqual(['škole', 'rozumím']);
    expect(await threads('father')).toEqual([]);
    expect((await first('teacher')).sees.map(({ label }) => label).sort()).toEqual(['ospod', 'school']);
  });

  it('[P50] refuse an audience beyond the passage, whether or not there is such a party', async () => {
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.debt] });
    await hide('ngo', ['ospod', 'mother']);
    const { debt, ngo } = scene.table.parties;
    for (const party of [debt, ngo, randomUUID(), 'x'])
      expect(await refusal('father', { partyIds: [party] })).toBe('BAD_INPUT');
  });

  it('[P50] of somebody the reader may not know of are not there, nor is any answer in that talk', async () => {
    await say('ngo', 'říká skrytá strana');
    await scene.ask('teacher', ANSWER, { id: (await first('teacher')).id, text: 'odpovídá škola' });
    await say('teacher', 'jiný hovor');
    await hide('ngo', ['ospod', 'school', 'mother']);
    expect(await words('father')).toEqual(['jiný hovor']);
    expect(await words('mother')).toEqual(['říká skrytá strana', 'odpovídá škola', 'jiný hovor']);
  });

  it('[P50] leave with the passage, and with the generation of its text', async () => {
    await say('teacher', 'slova školy');
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.father] });
    expect(await threads('father')).toEqual([]);
    expect(await words('mother')).toEqual(['slova školy']);
    await server.asOwner('update unit set gen = 2 where id = $1', [unitId]);
    expect(await words('mother')).toEqual(['slova školy']);
    const notOfIt = 'delete from generation_reader where unit_id = $1 and gen = 1 and party_id = any ($2)';
    const { mother, school } = scene.table.parties;
    await server.asOwner(notOfIt, [unitId, [mother, school]]);
    expect(await threads('mother')).toEqual([]);
    expect(await words('teacher')).toEqual(['slova školy']);
  });

  it('[P50] on a draft stay with those who drafted it when it is shared', async () => {
    const { recordId, sectionId } = scene.table;
    const input = { recordId, sectionId, text: 'rozepsáno', mode: 'joint', kind: 'frame' };
    const { addUnit } = await scene.ask<{ addUnit: { id: UnitId; epoch: number } }>(
      'worker',
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
      { input },
    );
    await say('worker', 'poznámka k návrhu', { unitId: addUnit.id });
    await scene.ask(
      'worker',
      'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }',
      addUnit,
    );
    expect(await words('minutes')).toEqual(['poznámka k návrhu']);
    expect(await threads('father')).toEqual([]);
  });

  it('[P51] offer for a mention whoever may see the passage and may be known, and refuse all others alike', async () => {
    const { people, parties } = scene.table;
    await scene.ask('worker', NARROW, { u: unitId, p: [parties.debt] });
    await hide('ngo', ['ospod', 'mother']);
    const offered = await scene.ask<{ mentionable: { name: string }[] }>('father', WHO, { id: unitId });
    expect(offered.mentionable.map(({ name }) => name)).toEqual([
      'Eva Břízová',
      'Alena Zemanová',
      'Hana Malá',
      'Petr Dub',
    ]);
    const bodies = [];
    for (const id of [people.adviser.userId, people.ngo.userId, people.father.userId, randomUUID(), 'x']) {
      const answer = await server.gql(ADD, { input: { unitId, text: '@ty', mentions: [id] } }, people.father.cookie);
      bodies.push(answer.body.replace(/"traceId":"[^"]*"/, ''));
    }
    expect(bodies[0]).toContain('BAD_INPUT');
    expect(new Set(bodies).size).toBe(1);
  });

  it('[P51] with a mention are read only by those who may know of whom it names; a mention grants nothing', async () => {
    const { people, parties } = scene.table;
    await hide('ngo', ['ospod', 'mother']);
    const preview = await scene.ask<{ commentPreview: { sees: { label: string }[]; doesNot: { label: string }[] } }>(
      'worker',
      PREVIEW,
      { input: { unitId, mentions: [people.ngo.userId] } },
    );
    expect(preview.commentPreview.sees.map(({ label }) => label)).toEqual(['mother', 'ngo', 'ospod']);
    await say('worker', 'hovor se všemi');
    const threadId = (await first('father')).id;
    const answering = await scene.ask<{ commentPreview: { sees: { label: string }[] } }>('worker', PREVIEW, {
      input: { unitId, threadId, mentions: [people.ngo.userId] },
    });
    expect(answering.commentPreview.sees.map(({ label }) => label)).toEqual(['mother', 'ngo', 'ospod']);
    await scene.ask('worker', BACK, { id: threadId });
    await say('worker', '@Jana Lípová prosím', { mentions: [people.ngo.userId] });
    expect((await first('mother')).comments[0]?.mentions).toEqual(['Jana Lípová']);
    expect(await threads('father')).toEqual([]);
    expect(await refusal('worker', { mentions: [people.ngo.userId], partyIds: [parties.school] })).toBe('BAD_INPUT');
  });

  it('[P50] are settled by who began, who wrote the passage, and who answers for the case', async () => {
    await say('teacher', 'nesedí datum');
    const { id } = await first('teacher');
    expect((await first('father')).maySettle).toBe(false);
    expect(await scene.refusalOf('father', SETTLE, { id, settled: true })).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', SETTLE, { id, settled: true });
    expect((await first('father')).settledAt).not.toBeNull();
    await scene.ask('teacher', SETTLE, { id, settled: false });
    expect((await first('father')).settledAt).toBeNull();
  });

  it('[P50] are taken back by whoever wrote them, for good; who answered keeps the talk', async () => {
    await say('teacher', 'lituji');
    const { id } = await first('teacher');
    for (const other of ['worker', 'father'] as const)
      expect(await scene.refusalOf(other, BACK, { id })).toBe('FORBIDDEN_STEP');
    await scene.ask('father', ANSWER, { id, text: 'co přesně?' });
    await scene.ask('teacher', BACK, { id });
    expect(await words('mother')).toEqual([null, 'co přesně?']);
    const answer = (await first('father')).comments[1];
    await scene.ask('father', BACK, { id: answer?.id });
    expect(await threads('mother')).toEqual([]);
    expect(await server.asOwner('select 1 from comment where unit_id = $1 and body is not null', [unitId])).toEqual([]);
  });

  it('[I11] answer every verb on a hidden comment like one on none', async () => {
    await say('worker', 'mezi námi', { partyIds: [scene.table.parties.ospod] });
    const { id } = await first('worker');
    for (const [verb, more] of [
      [ANSWER, { text: 'x' }],
      [SETTLE, { settled: true }],
      [BACK, {}],
    ] as const) {
      const bodies = [];
      for (const one of [id, randomUUID(), 'x']) {
        const answer = await server.gql(verb, { id: one, ...more }, scene.table.people.father.cookie);
        bodies.push(answer.body.replace(/"traceId":"[^"]*"/, ''));
      }
      expect(bodies[0]).toContain('NOT_FOUND');
      expect(new Set(bodies).size).toBe(1);
    }
  });

  it('[I8] are sealed where they lie, and only read in a closed record', async () => {
    await say('teacher', 'kanárek žlutý');
    const [row] = await server.asOwner<{ body: Buffer }>('select body from comment where unit_id = $1', [unitId]);
    expect(row?.body.includes(Buffer.from('kanárek'))).toBe(false);
    await server.asOwner(`update audience set access_right = 'read' where unit_id = $1`, [unitId]);
    expect(await words('father')).toEqual(['kanárek žlutý']);
    expect(await refusal('father', {})).toBe('FORBIDDEN_STEP');
    const { id } = await first('teacher');
    expect(await scene.refusalOf('teacher', BACK, { id })).toBe('FORBIDDEN_STEP');
  });
});
