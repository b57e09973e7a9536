import { randomUUID } from 'node:crypto';
import { addDays, dayInPrague } from '@soulad/shared/workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditRows, type SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const FILES = 'files { id name kind size mayRemove party { label } }';
const ISSUE = 'mutation ($i: IssueTaskInput!) { issueTask(input: $i) { task { id } } }';
const STEP = 'mutation ($i: StepTaskInput!) { stepTask(input: $i) { state } }';
const LIST = `query ($id: ID) { tasks(caseId: $id) { state ${FILES} steps { state words ${FILES} } } }`;
const REMOVE = 'mutation ($id: ID!) { removeAttachment(attachmentId: $id) }';
const WORDS = 'Přehled docházky: kapradina.';

interface Seen {
  readonly state: string;
  readonly files: readonly { readonly id: string; readonly mayRemove: boolean }[];
  readonly steps: readonly { readonly state: string; readonly files: readonly { readonly name: string }[] }[];
}

describe.each(['both', 'app', 'rls'] as const)('files that prove a task, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  let task: string;
  beforeEach(async () => {
    const { caseId, parties } = scene.table;
    const i = {
      ...{ caseId, ownerPartyId: parties.school, checkerPartyId: parties.ngo, title: 'Přehled docházky' },
      dueOn: addDays(dayInPrague(Date.now()), 5),
    };
    task = (await scene.ask<{ issueTask: { task: { id: string } } }>('worker', ISSUE, { i })).issueTask.task.id;
  });

  const step = (by: SitterKey, to: string, words?: string) =>
    scene.refusalOf(by, STEP, { i: { taskId: task, to, words } });
  const list = async (by: SitterKey): Promise<readonly Seen[]> =>
    (await scene.ask<{ tasks: Seen[] }>(by, LIST, { id: scene.table.caseId })).tasks;
  const send = async (by: SitterKey, { to = task, name = 'přehled.txt' } = {}) => {
    const answer = await fetch(`${server.url}/files?task=${to}`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
        cookie: scene.table.people[by].cookie,
      },
      body: WORDS,
    });
    // Decoder: either shape of the answer.
    const read = JSON.parse(await answer.text()) as { id?: string; errors?: { extensions: { code: string } }[] };
    return { id: read.id ?? '', code: read.errors?.[0]?.extensions.code };
  };
  const read = async (by: SitterKey, id: string): Promise<string> => {
    const answer = await fetch(`${server.url}/files/${id}`, { headers: { cookie: scene.table.people[by].cookie } });
    return answer.ok ? answer.text() : `${answer.status}`;
  };

  it('[W47] are their owner’s until the step, then of whoever sees the task, and stay with it', async () => {
    expect((await send('teacher')).code).toBe('FORBIDDEN_STEP');
    await step('teacher', 'accepted');
    expect(await step('teacher', 'done')).toBe('BAD_INPUT');
    const { id } = await send('teacher');
    const dropped = await send('teacher', { name: 'omyl.txt' });
    expect((await list('teacher'))[0]?.files).toMatchObject([{ mayRemove: true }, { mayRemove: true }]);
    for (const by of ['ngo', 'worker'] as const) {
      expect((await list(by))[0], by).toMatchObject({ files: [], steps: [{ files: [] }] });
      expect(await read(by, id), by).toBe('404');
      expect(await scene.refusalOf(by, REMOVE, { id }), by).toBe('NOT_FOUND');
    }
    expect(await scene.refusalOf('teacher', REMOVE, { id: dropped.id })).toBeUndefined();
    expect(await step('teacher', 'done')).toBeUndefined();
    const handed = { name: 'přehled.txt', kind: 'text', mayRemove: false, party: { label: 'school' } };
    for (const by of ['teacher', 'ngo', 'worker'] as const) {
      expect((await list(by))[0], by).toMatchObject({ files: [], steps: [{}, { words: null, files: [handed] }] });
      expect(await read(by, id), by).toBe(WORDS);
      expect(await scene.refusalOf(by, REMOVE, { id }), by).toBe('FORBIDDEN_STEP');
    }
    expect((await send('teacher')).code).toBe('FORBIDDEN_STEP');
    await step('ngo', 'returned', 'chybí pondělí');
    expect(await step('teacher', 'done')).toBe('BAD_INPUT');
    await send('teacher', { name: 'pondělí.txt' });
    expect(await step('teacher', 'done', 'doplněno')).toBeUndefined();
    const files = (await list('ngo'))[0]?.steps.map((one) => one.files.map(({ name }) => name));
    expect(files).toEqual([[], ['přehled.txt'], [], ['pondělí.txt']]);
  });

  it('[I1] hidden is as missing: for whoever does not see the task, and nobody else brings one', async () => {
    await step('teacher', 'accepted');
    const { id } = await send('teacher');
    await step('teacher', 'done');
    for (const by of ['mother', 'father', 'adviser'] as const) {
      expect(await read(by, id), by).toBe(await read(by, randomUUID()));
      expect((await send(by)).code, by).toBe('NOT_FOUND');
      expect((await send(by, { to: randomUUID() })).code, by).toBe('NOT_FOUND');
      expect(await scene.refusalOf(by, REMOVE, { id }), by).toBe('NOT_FOUND');
    }
    for (const by of ['ngo', 'worker'] as const) expect((await send(by)).code, by).toBe('FORBIDDEN_STEP');
  });

  it('[I10] are kept sealed, every act on them with its audit row, without words', async () => {
    await step('teacher', 'accepted');
    const { id } = await send('teacher');
    await step('teacher', 'done');
    await read('ngo', id);
    const acts = await auditRows(server, `object = $1 and action like 'file.%'`, [task]);
    expect(acts.map(({ action, detail }) => [action, detail['file']])).toEqual([
      ['file.add', id],
      ['file.read', id],
    ]);
    const kept = await server.asOwner<{ body: string }>(
      `select encode(a.name || a.digest || b.bytes, 'escape') || to_jsonb(a)::text as body
         from attachment a join attachment_blob b on b.attachment_id = a.id where a.id = $1`,
      [id],
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify([kept, acts])).not.toMatch(/kapradina|docházky|přehled/u);
  });

  it('[W47] nobody takes them by a statement: not the server’s own role', async () => {
    await step('teacher', 'accepted');
    await send('teacher');
    await step('teacher', 'done');
    const [row] = await server.asOwner<{ n: number }>(
      `select count(*)::int as n from information_schema.role_table_grants where grantee = 'soulad_app'
         and table_name = 'attachment' and privilege_type in ('INSERT', 'UPDATE', 'DELETE')`,
    );
    expect(row?.n).toBe(0);
  });
});
