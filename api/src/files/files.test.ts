import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const READ = `query ($id: ID!) { record(id: $id) { rev sections { units { id may { attach } attachments {
  id name kind size mayRemove party { letter } } } } } }`;
const REMOVE = 'mutation ($id: ID!) { removeAttachment(attachmentId: $id) }';
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
const WORDS = 'Tajná zpráva o kapradině.';

interface Sent {
  readonly status: number;
  readonly id: string;
  readonly code: string | undefined;
  readonly reason: string | undefined;
}

describe.each(['both', 'app', 'rls'] as const)('attachments, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);

  async function send(
    by: SitterKey,
    unit: string,
    {
      body = Buffer.from(WORDS),
      name = 'zpráva.txt',
      headers = {},
    }: { body?: Buffer; name?: string; headers?: object } = {},
  ): Promise<Sent> {
    const answer = await fetch(`${server.url}/files?unit=${unit}`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
        ...{ cookie: scene.table.people[by].cookie, ...headers },
      },
      body: new Uint8Array(body),
    });
    // Decoder: either shape of the answer; tests look at the parts they name.
    const read = JSON.parse(await answer.text()) as {
      id?: string;
      errors?: { extensions: { code: string; params?: { reason?: string } } }[];
    };
    const error = read.errors?.[0]?.extensions;
    return { status: answer.status, id: read.id ?? '', code: error?.code, reason: error?.params?.reason };
  }

  const fetchFile = (by: SitterKey, id: string): Promise<Response> =>
    fetch(`${server.url}/files/${id}`, { headers: { cookie: scene.table.people[by].cookie } });

  async function listed(by: SitterKey): Promise<{ rev: string; files: { name: string; mayRemove: boolean }[] }> {
    const { record } = await scene.ask<{
      record: { rev: string; sections: { units: { attachments: { name: string; mayRemove: boolean }[] }[] }[] };
    }>(by, READ, { id: scene.table.recordId });
    return {
      rev: record.rev,
      files: record.sections.flatMap(({ units }) => units.flatMap((unit) => unit.attachments)),
    };
  }

  const stored = async (): Promise<number> =>
    Number((await server.asOwner<{ n: string }>('select count(*) as n from attachment'))[0]?.n);

  it('brings a file to everybody who reads its passage, as it came, and notes it first', async () => {
    const unitId = await scene.newUnit('worker');
    const { id, status } = await send('worker', unitId);
    expect(status).toBe(201);
    expect((await listed('teacher')).files).toMatchObject([{ name: 'zpráva.txt', kind: 'text', mayRemove: false }]);
    const answer = await fetchFile('teacher', id);
    expect(await answer.text()).toBe(WORDS);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''zpr%C3%A1va.txt`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `sandbox; default-src 'none'; frame-ancestors 'none'`,
    });
    const { userId } = scene.table.people.teacher;
    const ways = await server.asOwner('select way from disclosure where user_id = $1 order by way', [userId]);
    expect(ways).toContainEqual({ way: 'attachment' });
    const rows = await server.asOwner('select action, object from audit_event where actor = $1 and object = $2', [
      userId,
      id,
    ]);
    expect(rows).toEqual([{ action: 'file.read', object: id }]);
  });

  it('[Q7] answers a hidden file like a missing one, byte by byte, in and out', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const before = await listed('father');
    const hidden = await scene.newUnit('worker', { mode: 'joint' });
    await scene.ask('worker', NARROW, { u: hidden, p: [scene.table.parties.father] });
    const { id } = await send('worker', hidden);
    expect(await listed('father')).toEqual(before);
    const shape = async (answer: Response): Promise<string> => {
      const head = [...answer.headers].filter(([name]) => !['date', 'keep-alive'].includes(name));
      return `${answer.status} ${JSON.stringify(head)} ${(await answer.text()).replace(/"traceId":"[^"]+"/u, '')}`;
    };
    const [one, other] = [await fetchFile('father', id), await fetchFile('father', randomUUID())];
    expect(await shape(one)).toBe(await shape(other));
    expect(one.status).toBe(404);
    for (const unit of [hidden, randomUUID(), 'x'])
      expect(await send('father', unit)).toMatchObject({ code: 'NOT_FOUND' });
    for (const file of [id, randomUUID()])
      expect(await scene.refusalOf('father', REMOVE, { id: file })).toBe('NOT_FOUND');
    expect((await fetchFile('mother', id)).status).toBe(200);
    expect(unitId).not.toBe(hidden);
  });

  it('[I7] is out of reach with the right to its passage', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const { id } = await send('worker', unitId);
    expect((await fetchFile('father', id)).status).toBe(200);
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.father] });
    expect((await fetchFile('father', id)).status).toBe(404);
    expect((await fetch(`${server.url}/files/${id}`)).status).toBe(401);
  });

  it('lets writers bring files, and the author side take them away with their bytes', async () => {
    const unitId = await scene.newUnit('worker', { category: 'PLAN', mode: 'owned' });
    expect(await send('teacher', unitId)).toMatchObject({ status: 403, code: 'FORBIDDEN_STEP' });
    const { id } = await send('worker', unitId);
    const { rev } = await listed('teacher');
    expect(await scene.refusalOf('teacher', REMOVE, { id })).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', REMOVE, { id });
    expect((await fetchFile('worker', id)).status).toBe(404);
    expect((await listed('teacher')).rev).not.toBe(rev);
    expect(await server.asOwner('select n from attachment_blob where attachment_id = $1', [id])).toEqual([]);
  });

  it('[T53] stores nothing of it in clear, in pieces that open nowhere else', async () => {
    const unitId = await scene.newUnit('worker');
    const big = Buffer.alloc(700_000, 'Kapradina. ');
    const { id } = await send('worker', unitId, { body: big, name: 'kapradina.txt' });
    const rows = await server.asOwner<{ all: Buffer }>(
      `select convert_to(a::text, 'utf8') || b.bytes || a.name || a.digest as all from attachment a
         join attachment_blob b on b.attachment_id = a.id where a.id = $1 order by n`,
      [id],
    );
    expect(rows).toHaveLength(3);
    for (const { all } of rows) expect(all.toString('latin1').toLowerCase()).not.toContain('kapradin');
    expect(Buffer.from(await (await fetchFile('teacher', id)).arrayBuffer()).equals(big)).toBe(true);
    await server.asOwner(`update attachment_blob set n = case n when 0 then 9 else n end where attachment_id = $1`, [
      id,
    ]);
    expect((await fetchFile('teacher', id)).status).toBe(500);
  });

  it('[T45] stores nothing of what it refuses, and says why in a word', async () => {
    const unitId = await scene.newUnit('worker');
    const before = await stored();
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    expect(await send('worker', unitId, { body: html, name: 'a.pdf' })).toMatchObject({
      status: 422,
      reason: 'active',
    });
    expect(await send('worker', unitId, { body: Buffer.alloc(0) })).toMatchObject({ reason: 'empty' });
    expect(await send('worker', unitId, { name: '../../etc/passwd' })).toMatchObject({ reason: 'name' });
    expect(await send('worker', unitId, { body: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') })).toMatchObject({
      ...{ status: 413, code: 'TOO_LARGE' },
    });
    expect(await send('worker', unitId, { headers: { origin: 'https://zly.example' } })).toMatchObject({
      ...{ status: 403, code: 'FOREIGN_ORIGIN' },
    });
    expect(await stored()).toBe(before);
  });

  it('[T45] stores nothing of an upload that is cut', async () => {
    const unitId = await scene.newUnit('worker');
    const before = await stored();
    await new Promise<void>((resolve) => {
      const headers = {
        ...{ 'content-type': 'application/octet-stream', 'content-length': '5000', 'x-file-name': 'a.txt' },
        cookie: scene.table.people.worker.cookie,
      };
      const req = request(`${server.url}/files?unit=${unitId}`, { method: 'POST', headers });
      req.on('error', () => resolve());
      req.write('začátek', () => req.destroy());
    });
    expect(await send('worker', unitId)).toMatchObject({ status: 201 });
    expect(await stored()).toBe(before + 1);
  });

  it('takes twenty files on one passage, of two people at once no more', async () => {
    const unitId: UnitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    for (let at = 0; at < 19; at += 1) expect((await send('worker', unitId)).status).toBe(201);
    const both = await Promise.all([send('worker', unitId), send('teacher', unitId)]);
    expect(both.map((one) => one.status).toSorted()).toEqual([201, 422]);
    expect(both.find((one) => one.status === 422)).toMatchObject({ reason: 'many' });
  });

  it('goes with a draft: hidden with it, gone with it', async () => {
    const { recordId, sectionId } = scene.table;
    const { addUnit } = await scene.ask<{ addUnit: { id: UnitId } }>(
      'teacher',
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }',
      { input: { recordId, sectionId, text: 'koncept' } },
    );
    const { id } = await send('teacher', addUnit.id);
    expect((await fetchFile('mother', id)).status).toBe(404);
    expect((await fetchFile('teacher', id)).status).toBe(200);
    await scene.ask('teacher', 'mutation ($id: ID!) { deleteUnit(unitId: $id) { id } }', { id: addUnit.id });
    expect((await fetchFile('teacher', id)).status).toBe(404);
  });
});
