import type { UnitId } from '@soulad/shared/ids';
import { addDays, commentsUntil } from '@soulad/shared/workflow';
import { describe, expect, it } from 'vitest';
import { auditRows } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import {
  ASSENT,
  CHECK,
  CLOSE,
  COMMENTS,
  CORRECT,
  DISSENT,
  EXTEND,
  MINUTES,
  MinutesScene,
  QUESTIONS,
  REVIEW,
  WAIVE,
} from '../testing/minutes-scene.js';

interface Told {
  readonly state: string;
  readonly nextSteps: readonly string[];
  readonly readyBy: string | null;
  readonly labelsCheckedAt: string | null;
  readonly comments: { readonly from: string; readonly until: string; readonly days: number } | null;
  readonly waitingFor: readonly { readonly label: string }[];
  readonly withoutComments: readonly { readonly label: string }[];
  readonly dissents: readonly {
    readonly unitId: UnitId;
    readonly epoch: number;
    readonly draft: boolean;
    readonly text: string;
    readonly aboutUnitId: string | null;
    readonly willSee: readonly { readonly label: string }[];
  }[];
  readonly may: { readonly close: boolean; readonly dissent: boolean };
}

const server = onTestApp();
const scene = atEachTable(server);
const minutes = new MinutesScene(scene);

const told = async (by: Parameters<LiveScene['ask']>[0] = 'worker'): Promise<Told> =>
  (await scene.ask<{ minutes: Told }>(by, MINUTES, { id: minutes.id })).minutes;
const refusal = (by: Parameters<LiveScene['ask']>[0], query: string, more: object = {}) =>
  scene.refusalOf(by, query, { id: minutes.id, ...more });

describe('minutes', () => {
  it('[W8] take every step of the table in turn, and no other one', async () => {
    const days = { days: 5 };
    expect(await refusal('worker', REVIEW)).toBe('FORBIDDEN_STEP');
    await minutes.endMeeting();
    for (const [query, more] of [
      [COMMENTS, days],
      [CLOSE, {}],
      [CHECK, {}],
      [CORRECT, { reason: 'x' }],
    ] as const)
      expect(await refusal('worker', query, more), query).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', REVIEW, { id: minutes.id });
    expect((await told()).state).toBe('in-review');
    for (const [query, more] of [
      [REVIEW, {}],
      [COMMENTS, days],
      [CLOSE, {}],
      [CORRECT, { reason: 'x' }],
    ] as const)
      expect(await refusal('worker', query, more), query).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', CHECK, { id: minutes.id });
    for (const bad of [0, 61, -1]) expect(await refusal('worker', COMMENTS, { days: bad })).toBe('BAD_INPUT');
    await scene.ask('worker', COMMENTS, { id: minutes.id, days: 5 });
    for (const [query, more] of [
      [REVIEW, {}],
      [COMMENTS, days],
      [CLOSE, {}],
      [CHECK, {}],
      [CORRECT, { reason: 'x' }],
    ] as const)
      expect(await refusal('worker', query, more), query).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', REVIEW, { id: minutes.id, reason: 'chybí věta školy' });
    expect((await told()).labelsCheckedAt).toBeNull();
    await scene.ask('worker', CHECK, { id: minutes.id });
    await scene.ask('worker', COMMENTS, { id: minutes.id, days: 5 });
    await minutes.allAssent();
    await scene.ask('worker', CLOSE, { id: minutes.id });
    for (const [query, more] of [
      [REVIEW, { reason: 'x' }],
      [COMMENTS, days],
      [CLOSE, {}],
      [CHECK, {}],
    ] as const)
      expect(await refusal('worker', query, more), query).toBe('FORBIDDEN_STEP');
    const steps = await auditRows(server, `stream = $1 and action = 'minutes.step'`, [scene.table.caseId]);
    expect(steps.map(({ detail }) => detail['to'])).toEqual([
      ...['in-review', 'for-comments', 'in-review', 'for-comments', 'closed'],
    ]);
    const kept = await server.asOwner<{ words: string | null }>(
      `select encode(reason, 'escape') as words from minutes_step where record_id = $1 and reason is not null`,
      [minutes.id],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.words).not.toContain('chyb');
  });

  it('[W8] are led by whoever answers for the case alone', async () => {
    await minutes.endMeeting();
    for (const by of ['minutes', 'teacher', 'mother', 'father'] as const) {
      expect(await refusal(by, REVIEW), by).toBe('FORBIDDEN_STEP');
      expect(await refusal(by, QUESTIONS), by).toBe('FORBIDDEN_STEP');
      expect((await told(by)).nextSteps).toEqual([]);
    }
    expect(await scene.refusalOf('worker', MINUTES, { id: scene.table.caseId })).toBe('NOT_FOUND');
  });

  it('[W9] list what is to be decided out of what the convener reads, and of nothing else', async () => {
    const own = await scene.newUnit('worker', { category: null, text: 'bez kategorie' });
    await scene.newUnit('teacher', { category: null, text: 'cizí bez kategorie' });
    await scene.newUnit('teacher', { category: 'INTERNAL', text: 'interní školy' });
    const health = await scene.newUnit('ngo', { category: 'HEALTH_P', text: 'léky', subjects: [] });
    const draft = (by: 'worker' | 'teacher') =>
      scene.ask(by, 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }', {
        input: { recordId: minutes.id, sectionId: scene.table.sectionId, text: 'koncept' },
      });
    await draft('worker');
    for (let n = 0; n < 3; n += 1) await draft('teacher');
    await minutes.bring('in-review');
    const asked = (await minutes.questions()).map(({ rule, unitId }) => `${rule} ${unitId}`);
    expect(asked.filter((line) => line.startsWith('no-category'))).toEqual([`no-category ${own}`]);
    expect(asked.filter((line) => line.startsWith('unshared-draft'))).toHaveLength(1);
    // OSPOD does not read it without a release: it is not asked about it, and cannot tell that it is there.
    expect(asked.filter((line) => line.includes(health))).toEqual([]);
    expect(await refusal('worker', CHECK)).toBe('FORBIDDEN_STEP');
    expect(await refusal('worker', WAIVE, { unitId: health, rule: 'no-category', reason: 'x' })).toBe('NOT_FOUND');
    expect(await refusal('worker', WAIVE, { unitId: own, rule: 'open-comment', reason: 'x' })).toBe('FORBIDDEN_STEP');
    expect(await refusal('worker', WAIVE, { unitId: own, rule: 'no-category', reason: ' ' })).toBe('BAD_INPUT');
  });

  it('[W10] ask again for what comes up after the labels were checked', async () => {
    const unitId = await scene.newUnit('worker');
    await minutes.bring('in-review');
    await scene.ask('worker', CHECK, { id: minutes.id });
    await scene.ask('teacher', 'mutation ($i: AddCommentInput!) { addComment(input: $i) { recordId } }', {
      i: { unitId, text: 'tady je překlep' },
    });
    expect((await minutes.questions()).map(({ rule }) => rule)).toEqual(['open-comment']);
    expect(await refusal('worker', COMMENTS, { days: 10 })).toBe('FORBIDDEN_STEP');
    const waived = { id: minutes.id, unitId, rule: 'open-comment', reason: 'řeší se jinde' };
    await scene.ask('worker', WAIVE, waived);
    expect(await scene.refusalOf('worker', WAIVE, waived)).toBe('CONFLICT');
    await scene.ask('worker', COMMENTS, { id: minutes.id, days: 10 });
  });

  it('[W11] are out for comments for the working days stated, and close early only when all have none', async () => {
    const unitId = await scene.newUnit('teacher', { mode: 'joint' });
    await minutes.bring('for-comments');
    const { comments, waitingFor } = await told();
    expect(comments).toMatchObject({ days: 10, until: commentsUntil(comments?.from ?? '', 10) });
    expect(waitingFor.map(({ label }) => label).sort()).toEqual(['debt', 'father', 'mother', 'ngo', 'school']);
    // Nobody writes, everybody comments.
    const { record } = await scene.ask<{ record: { sections: { units: { id: string; right: string }[] }[] } }>(
      ...(['teacher', 'query ($id: ID!) { record(id: $id) { sections { units { id right } } } }'] as const),
      { id: minutes.id },
    );
    expect(record.sections.flatMap(({ units }) => units).find(({ id }) => id === unitId)?.right).toBe('propose');
    const comment = 'mutation ($i: AddCommentInput!) { addComment(input: $i) { recordId } }';
    await scene.ask('mother', comment, { i: { unitId, text: 'nesouhlasí datum' } });
    for (const by of ['teacher', 'ngo', 'adviser', 'mother'] as const) await scene.ask(by, ASSENT, { id: minutes.id });
    expect(await refusal('worker', ASSENT)).toBe('FORBIDDEN_STEP');
    expect(await refusal('worker', CLOSE)).toBe('FORBIDDEN_STEP');
    expect((await told()).waitingFor.map(({ label }) => label)).toEqual(['father']);
    // Who said so is told to nobody else.
    expect((await told('father')).withoutComments).toEqual([]);
    await server.asOwner(
      `update minutes set comments_until = current_date - 1, comments_from = current_date - 9 where record_id = $1`,
      [minutes.id],
    );
    expect((await told()).may.close).toBe(true);
    await scene.ask('worker', CLOSE, { id: minutes.id });
    expect((await told('father')).state).toBe('closed');
  });

  it('[W11] do not wait for a party that has left the table for good', async () => {
    await minutes.bring('for-comments');
    for (const by of ['teacher', 'ngo', 'adviser', 'mother'] as const) await scene.ask(by, ASSENT, { id: minutes.id });
    expect((await told()).may.close).toBe(false);
    const end = 'mutation ($id: ID!) { endParty(partyId: $id, reason: "odstěhoval se") { id } }';
    await scene.ask('worker', end, { id: scene.table.parties.father });
    expect(await told()).toMatchObject({ waitingFor: [], may: { close: true } });
    await scene.ask('worker', CLOSE, { id: minutes.id });
  });

  it('[W11] stay out longer when the convener says so, never shorter, and who said no comments has said it', async () => {
    await minutes.bring('for-comments');
    const { from = '', until = '' } = (await told()).comments ?? {};
    await scene.ask('teacher', ASSENT, { id: minutes.id });
    const [later, longest] = [commentsUntil(from, 15), commentsUntil(from, 60)];
    for (const day of [until, from, addDays(longest, 1)])
      expect(await refusal('worker', EXTEND, { until: day }), day).toBe('BAD_INPUT');
    for (const by of ['minutes', 'teacher', 'father'] as const)
      expect(await refusal(by, EXTEND, { until: later }), by).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', EXTEND, { id: minutes.id, until: later });
    expect((await told('father')).comments).toMatchObject({ from, until: later, days: 15 });
    expect((await told()).withoutComments.map(({ label }) => label)).toEqual(['school']);
    const [row] = await auditRows(server, `stream = $1 and action = 'minutes.extend'`, [scene.table.caseId]);
    expect(row?.detail).toEqual({ from: until, until: later });
    await scene.ask('worker', REVIEW, { id: minutes.id, reason: 'doplnit' });
    expect(await refusal('worker', EXTEND, { until: longest })).toBe('FORBIDDEN_STEP');
  });

  it('[W11] count anew who has no comments after they went back to review', async () => {
    await minutes.bring('for-comments');
    await minutes.allAssent();
    await scene.ask('worker', REVIEW, { id: minutes.id, reason: 'doplnit' });
    await scene.ask('worker', CHECK, { id: minutes.id });
    await scene.ask('worker', COMMENTS, { id: minutes.id, days: 3 });
    expect(await refusal('worker', CLOSE)).toBe('FORBIDDEN_STEP');
    expect((await told('mother')).may.close).toBe(false);
  });

  it('[W11] invite those who were asked, by a notice without content', async () => {
    await minutes.bring('for-comments');
    const NOTICES = 'query { notices { list { kind conferenceId } } }';
    const { body } = await server.gql(NOTICES, {}, scene.table.people.mother.cookie);
    expect(body).toContain('minutesForComments');
    expect((await server.gql(NOTICES, {}, scene.table.people.worker.cookie)).body).not.toContain('minutesForComments');
  });
});

describe('a dissent', () => {
  const dissent = async (by: 'teacher' | 'father', input: object) => {
    const { recordDissent } = await scene.ask<{ recordDissent: { dissents: Told['dissents'] } }>(by, DISSENT, {
      id: minutes.id,
      input,
    });
    const draft = recordDissent.dissents.find((one) => one.draft);
    if (!draft) throw new Error('no dissent was written down');
    return draft;
  };
  const share = (by: 'teacher' | 'father', { unitId, epoch }: Told['dissents'][number]) =>
    scene.ask(by, 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', {
      ...{ id: unitId, epoch },
    });

  it('[W14] is put on the table while the minutes are out for comments, and keeps nothing from closing', async () => {
    const about = await scene.newUnit('worker');
    await minutes.bring('for-comments');
    const draft = await dissent('teacher', { text: 'lhůta je příliš dlouhá', aboutUnitId: about });
    expect((await told('mother')).dissents).toEqual([]);
    expect((await told('teacher')).dissents[0]?.willSee.map(({ label }) => label)).toContain('mother');
    await share('teacher', draft);
    expect((await told('mother')).dissents).toMatchObject([{ text: 'lhůta je příliš dlouhá', aboutUnitId: about }]);
    await minutes.allAssent();
    await scene.ask('worker', CLOSE, { id: minutes.id });
    expect((await told('father')).dissents).toHaveLength(1);
    expect((await told('teacher')).may.dissent).toBe(false);
    expect(await refusal('teacher', DISSENT, { input: { text: 'pozdě' } })).toBe('FORBIDDEN_STEP');
  });

  it('[W14] is put on the table when the meeting has ended and nobody has begun the review', async () => {
    await minutes.endMeeting();
    expect((await told('teacher')).may.dissent).toBe(true);
    await share('teacher', await dissent('teacher', { text: 'říkali jsme to jinak' }));
    expect((await told('mother')).dissents).toMatchObject([{ text: 'říkali jsme to jinak' }]);
    const { recordId, sectionId } = scene.table;
    const fact = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }';
    expect(await scene.refusalOf('teacher', fact, { input: { recordId, sectionId, text: 'x' } })).toBe(
      'FORBIDDEN_STEP',
    );
  });

  it('[W14] about a passage its reader does not see is shown as about the whole', async () => {
    const about = await scene.newUnit('teacher', { category: 'EDU' });
    const draft = await dissent('teacher', { text: 'nesouhlasím', aboutUnitId: about });
    await share('teacher', draft);
    expect((await told('father')).dissents).toMatchObject([{ aboutUnitId: about }]);
    await scene.ask(
      'teacher',
      'mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "x") { id } }',
      {
        ...{ u: about, p: [scene.table.parties.father] },
      },
    );
    expect((await told('father')).dissents).toMatchObject([{ aboutUnitId: null, text: 'nesouhlasím' }]);
    expect(await refusal('father', DISSENT, { input: { text: 'x', aboutUnitId: about } })).toBe('NOT_FOUND');
  });
});

describe('the moment the meeting has ended', () => {
  const OUTCOME = 'query ($id: ID!) { briefOutcome(conferenceId: $id) { readyBy items { ordinal text kind } } }';
  const SHEET = `query ($id: ID!) { attendanceSheet(conferenceId: $id) { office attendees { displayName organisation certifiable
    party { label } stays { from to } } } }`;
  interface Sheet {
    readonly attendees: readonly {
      readonly party: { readonly label: string };
      readonly certifiable: boolean;
      readonly stays: readonly object[];
    }[];
  }

  it('[W15] the brief outcome holds the agreements its reader reads, in the own numbering', async () => {
    const id = scene.table.conferenceId;
    expect(await scene.refusalOf('mother', OUTCOME, { id })).toBe('FORBIDDEN_STEP');
    const secret = await scene.newUnit('worker', { text: 'jen pro úřad' });
    await scene.newUnit('worker', { text: 'ranní doprovod' });
    const { parties } = scene.table;
    const but = Object.values(parties).filter((party) => party !== parties.ospod);
    await scene.ask(
      'worker',
      'mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "x") { id } }',
      {
        ...{ u: secret, p: but },
      },
    );
    await minutes.endMeeting();
    const of = async (by: 'worker' | 'mother') =>
      (await scene.ask<{ briefOutcome: { readyBy: string; items: object[] } }>(by, OUTCOME, { id })).briefOutcome;
    expect((await of('worker')).items).toHaveLength(2);
    expect((await of('mother')).items).toEqual([{ ordinal: '1.1', text: 'ranní doprovod', kind: 'fact' }]);
    expect((await of('mother')).readyBy).toBe((await told('mother')).readyBy);
  });

  it('[W16] the attendance list names whom its reader may know of, and certifies the own party', async () => {
    const id = scene.table.conferenceId;
    await server.asOwner('update party set known_to = $2 where id = $1', [
      scene.table.parties.ngo,
      [scene.table.parties.ospod, scene.table.parties.ngo],
    ]);
    await minutes.endMeeting();
    const of = async (by: 'worker' | 'teacher' | 'father') =>
      (await scene.ask<{ attendanceSheet: Sheet }>(by, SHEET, { id })).attendanceSheet.attendees;
    expect((await of('worker')).map(({ party }) => party.label)).toContain('ngo');
    expect((await of('worker')).every(({ certifiable, stays }) => certifiable && stays.length === 1)).toBe(true);
    for (const by of ['teacher', 'father'] as const) {
      const seen = await of(by);
      expect(seen.map(({ party }) => party.label)).not.toContain('ngo');
      expect(seen.filter(({ certifiable }) => certifiable).map(({ party }) => party.label)).toEqual([
        by === 'teacher' ? 'school' : 'father',
      ]);
    }
  });
});
