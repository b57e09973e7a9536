import { plainText, readContent } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import { LIMITS } from '@soulad/shared/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { joinRecord, layTable, type LiveTable, type SitterKey, startTestApp, type TestApp } from '../testing/index.js';

let server: TestApp;
let table: LiveTable;
const open: { close(): void }[] = [];

beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server?.close());
beforeEach(async () => {
  table = await layTable(server.asOwner);
});
afterEach(() => open.splice(0).forEach((one) => one.close()));

const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch text ordinal state } }`;
const SHARE = `mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id epoch state } }`;

async function newUnit(by: SitterKey, input: object = {}): Promise<UnitId> {
  const { recordId, sectionId, people } = table;
  const added = await server.gql<{ addUnit: { id: UnitId; epoch: number } }>(ADD, { input: { recordId, sectionId, text: 'začátek', ...input } }, people[by].cookie);
  if (!added.data) throw new Error(added.body);
  const { id, epoch } = added.data.addUnit;
  const shared = await server.gql(SHARE, { id, epoch }, people[by].cookie);
  if (!shared.data) throw new Error(shared.body);
  return id;
}

async function join(key: SitterKey, ...unitIds: UnitId[]) {
  const { record, transport } = joinRecord(server.url, table.people[key].ticket, table.recordId);
  open.push({ close: () => (record.dispose(), transport.close()) });
  record.setUnits(unitIds.map((unitId) => ({ unitId, gen: 1 })));
  return { record, transport };
}

function textOf(record: Awaited<ReturnType<typeof join>>['record'], unitId: UnitId): string | undefined {
  const unit = record.unit(unitId);
  return unit && plainText(readContent(unit.fragment));
}

function type(record: Awaited<ReturnType<typeof join>>['record'], unitId: UnitId, words: string): void {
  const paragraph = record.unit(unitId)?.fragment.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('nothing to type into');
  text.insert(text.length, words);
}

describe('live channel', () => {
  it('[I6] shows two writers each other\'s words, saved after the commit', async () => {
    const unitId = await newUnit('worker', { mode: 'joint' });
    const [a, b] = [await join('worker', unitId), await join('teacher', unitId)];
    await vi.waitFor(() => expect([a, b].map(({ record }) => record.unit(unitId)?.phase)).toEqual(['live', 'live']));
    type(a.record, unitId, ' a');
    type(b.record, unitId, ' b');
    await vi.waitFor(() => {
      expect(textOf(a.record, unitId)).toBe(textOf(b.record, unitId));
      expect(textOf(a.record, unitId)).toMatch(/^začátek( a b| b a)$/);
      expect(a.record.save).toMatchObject({ status: 'saved', pending: 0 });
    });
    const rows = await server.asOwner<{ n: string }>('select count(*) as n from unit_update where unit_id = $1', [unitId]);
    expect(rows[0]?.n).toBe('2');
  });

  it('[I11] answers a hidden unit and no unit with the same bytes', async () => {
    const hidden = await newUnit('worker', { category: 'INTERNAL' });
    const { record, transport } = await join('father');
    await vi.waitFor(() => expect(transport.connected).toBe(true));
    await transport.request('record:open', { recordId: record.recordId });
    const missing = hidden.replace(/^.{8}/, '00000000') as UnitId;
    const ask = (unitId: UnitId) => transport.request('unit:open', { recordId: table.recordId, units: [{ unitId, gen: 1 }] });
    const [one, two] = [await ask(hidden), await ask(missing)];
    expect(JSON.stringify(one).replace(hidden, missing)).toBe(JSON.stringify(two));
    expect(JSON.stringify(one)).toContain('NOT_FOUND');
    const push = (unitId: UnitId) => transport.request('unit:push', { unitId, gen: 1, epoch: 1, clientId: 70000, n: 1, update: new Uint8Array([0, 0]) });
    expect(JSON.stringify(await push(hidden))).toBe(JSON.stringify(await push(missing)));
  });

  it('[I7] takes a unit from a live reader within a second and refuses what is written after it', async () => {
    const unitId = await newUnit('worker', { mode: 'joint' });
    const [a, b] = [await join('worker', unitId), await join('teacher', unitId)];
    const handed: string[] = [];
    b.record.events.on('refused', ({ text }) => handed.push(text));
    await vi.waitFor(() => expect([a, b].map(({ record }) => record.unit(unitId)?.phase)).toEqual(['live', 'live']));
    type(b.record, unitId, ' čerstvé');
    const narrowed = await server.gql(
      `mutation ($id: ID!, $parties: [ID!]!) { narrowUnit(unitId: $id, partyIds: $parties, reason: "omezení") { id } }`,
      { id: unitId, parties: [table.parties.school] },
      table.people.worker.cookie,
    );
    expect(narrowed.code).toBeUndefined();
    await vi.waitFor(() => expect(b.record.unit(unitId)).toBeUndefined(), { timeout: 1000 });
    type(a.record, unitId, ' tajné');
    await vi.waitFor(() => expect(a.record.save).toMatchObject({ status: 'saved', pending: 0 }));
    const again = await b.transport.request('unit:open', { recordId: table.recordId, units: [{ unitId, gen: 1 }] });
    expect(again).toMatchObject({ ok: true, units: [{ ok: false, code: 'NOT_FOUND' }] });
  });

  it('keeps the words of a formatted edit, and a reader of it writes nothing', async () => {
    const unitId = await newUnit('worker', { mode: 'owned', category: 'IDENT' });
    const [a, b] = [await join('worker', unitId), await join('teacher', unitId)];
    const refused: string[] = [];
    b.record.events.on('refused', ({ code }) => refused.push(code));
    await vi.waitFor(() => expect([a, b].map(({ record }) => record.unit(unitId)?.phase)).toEqual(['live', 'live']));
    const text = () => (a.record.unit(unitId)?.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (const [at, value] of [[2, {}], [0, {}], [0, null], [1, {}]] as const) {
      text().format(at, 3, { bold: value });
      text().insert(at, 'x', { bold: {} });
      await vi.waitFor(() => expect(a.record.save).toMatchObject({ status: 'saved', pending: 0 }));
    }
    await vi.waitFor(() => expect(textOf(b.record, unitId)).toBe(textOf(a.record, unitId)));
    expect(b.record.unit(unitId)?.doc).toBeDefined();
    expect(refused).toEqual([]);
    const seen = await server.gql<{ record: { sections: { units: { id: string; text: string }[] }[] } }>(
      'query ($id: ID!) { record(id: $id) { sections { units { id text } } } }',
      { id: table.recordId },
      table.people.teacher.cookie,
    );
    expect(seen.data?.record.sections[0]?.units.find((unit) => unit.id === unitId)?.text).toBe(textOf(a.record, unitId));
  });

  it('refuses what is too large on the way in, and keeps the socket', async () => {
    const unitId = await newUnit('worker', { mode: 'joint' });
    const a = await join('worker', unitId);
    await vi.waitFor(() => expect(a.record.unit(unitId)?.phase).toBe('live'));
    const update = new Uint8Array(LIMITS.updateBytes + 1);
    const clientId = a.record.unit(unitId)?.doc.clientID ?? 0;
    const answer = await a.transport.request('unit:push', { unitId, gen: 1, epoch: 1, clientId, n: 99, update });
    expect(answer).toMatchObject({ ok: false, code: 'TOO_LARGE' });
    expect(a.transport.connected).toBe(true);
  });
});
