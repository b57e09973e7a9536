import type { UnitId } from '@soulad/shared/ids';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveTransport, type SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { recordId } }`;
const TALK = `query ($id: ID!) { comments(recordId: $id) { threads { id comments { text } } } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
});
afterEach(() => open.splice(0).forEach((one) => one.close()));

const open: LiveTransport[] = [];

/** Every frame but presence that reaches somebody with the record and the unit open, from now on. */
async function listen(key: SitterKey): Promise<string[]> {
  const transport = new LiveTransport(server.url, scene.table.people[key].ticket);
  open.push(transport);
  await vi.waitFor(() => expect(transport.connected).toBe(true));
  const heard: string[] = [];
  transport.socket.onAny((event: string, message: unknown) => {
    if (event !== 'roster') heard.push(`${event} ${JSON.stringify(message)}`);
  });
  const { recordId } = scene.table;
  expect(await transport.request('record:open', { recordId })).toMatchObject({ ok: true });
  expect(await transport.request('unit:open', { recordId, units: [{ unitId, gen: 1 }] })).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(heard.filter((one) => one.startsWith('changed'))).toHaveLength(3));
  heard.length = 0;
  return heard;
}

const say = (by: SitterKey, text: string, input: object = {}) =>
  scene.ask(by, ADD, { input: { unitId, text, ...input } });
const word = (): string => `changed ${JSON.stringify({ kind: 'talk', id: scene.table.recordId })}`;

describe('comments over the live channel', () => {
  it('[R32] [P50] are told to those who read them, and a hidden one is no frame at all', async () => {
    const [father, teacher] = [await listen('father'), await listen('teacher')];
    await say('worker', 'jen škole', { partyIds: [scene.table.parties.school] });
    await vi.waitFor(() => expect(teacher).toEqual([word()]));
    await say('worker', 'všem');
    // One node tells in order: when the second word has come, that of the first would have come before it.
    await vi.waitFor(() => expect(father).not.toEqual([]));
    expect(father).toEqual([word()]);
    await vi.waitFor(() => expect(teacher).toHaveLength(2));
  });

  it('[P50] leave at once with the passage', async () => {
    await say('teacher', 'slova školy');
    const [father, mother] = [await listen('father'), await listen('mother')];
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.father] });
    await vi.waitFor(() => expect(father).toContain(word()));
    expect(father.some((one) => one.startsWith('unit:revoked'))).toBe(true);
    const seen = await scene.ask<{ comments: { threads: object[] } }>('father', TALK, { id: scene.table.recordId });
    expect(seen.comments.threads).toEqual([]);
    await say('worker', 'všem ostatním');
    await vi.waitFor(() => expect(mother).toContain(word()));
    expect(mother.filter((one) => one === word())).toHaveLength(1);
  });
});
