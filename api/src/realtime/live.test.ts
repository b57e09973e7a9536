import type { UnitId } from '@soulad/shared/ids';
import { LIMITS } from '@soulad/shared/protocol';
import { describe, expect, it, vi } from 'vitest';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/keys/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { firstText, saved, textOf, type } from '../testing/live-scene.js';
import { storedRows } from '../testing/index.js';
import { GroupCommit } from './group-commit.js';
import { LiveStore } from './live-store.js';

const server = onTestApp();
const scene = atEachTable(server);

const NARROW = `mutation ($id: ID!, $parties: [ID!]!) { narrowUnit(unitId: $id, partyIds: $parties, reason: "omezení") { id } }`;

describe('live channel', () => {
  it("[I6] shows two writers each other's words, saved after the commit", async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const [a, b] = [await scene.join('worker', [unitId]), await scene.join('teacher', [unitId])];
    type(a, unitId, ' a');
    type(b, unitId, ' b');
    await vi.waitFor(() => {
      expect(textOf(a, unitId)).toBe(textOf(b, unitId));
      expect(textOf(a, unitId)).toMatch(/^začátek( a b| b a)$/);
    });
    await Promise.all([saved(a), saved(b)]);
    const rows = await server.asOwner<{ n: string }>('select count(*) as n from unit_update where unit_id = $1', [
      unitId,
    ]);
    expect(rows[0]?.n).toBe('2');
  });

  it('[I6] stores a repeated push once and answers it with the same seq', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const a = await scene.join('worker', [unitId]);
    type(a, unitId, ' jednou');
    await saved(a);
    const [row] = await storedRows(server.asOwner, unitId);
    const push = {
      unitId,
      gen: 1,
      epoch: 99,
      clientId: Number(row?.clientId),
      n: Number(row?.n),
      update: new Uint8Array(row?.bytes ?? []),
    };
    expect(await a.transport.request('unit:push', push)).toEqual({ ok: true, seq: Number(row?.seq), dup: true });
  });

  it('[I7] takes a unit from a live reader within a second and refuses what is written after it', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const [a, b] = [await scene.join('worker', [unitId]), await scene.join('teacher', [unitId])];
    const heard: string[] = [];
    b.transport.socket.onAny((event: string, message: { unitId?: string }) =>
      heard.push(`${event} ${message?.unitId === unitId}`),
    );
    await scene.ask('worker', NARROW, { id: unitId, parties: [scene.table.parties.school] });
    await vi.waitFor(() => expect(b.record.unit(unitId) === undefined).toBe(true), { timeout: 1000 });
    type(a, unitId, ' tajné');
    await saved(a);
    expect(heard.filter((word) => word.startsWith('unit:upd'))).toEqual([]);
    const again = await b.transport.request('unit:open', {
      recordId: scene.table.recordId,
      units: [{ unitId, gen: 1 }],
    });
    expect(again).toMatchObject({ ok: true, units: [{ ok: false, code: 'NOT_FOUND' }] });
  });

  it('[I7] accepts nothing under the right of before, even when nobody has told the writer yet', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const b = await scene.join('teacher', [unitId]);
    const handed: string[] = [];
    b.record.events.on('refused', ({ text }) => handed.push(text));
    b.transport.socket.removeAllListeners('unit:revoked');
    const [before] = await server.asOwner<{ n: string }>('select count(*) as n from unit_update where unit_id = $1', [
      unitId,
    ]);
    const { parties } = scene.table;
    await scene.ask('worker', NARROW, { id: unitId, parties: [parties.school] });
    type(b, unitId, ' pozdě');
    await vi.waitFor(() => expect(handed).toEqual([' pozdě']), { timeout: 5000 });
    expect(await server.asOwner('select count(*) as n from unit_update where unit_id = $1', [unitId])).toEqual([
      before,
    ]);
  });

  it('[I7] cuts off a person whose seat ends, and closes the sockets of a session that ends', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const [b, c] = [await scene.join('teacher', [unitId]), await scene.join('ngo', [unitId])];
    await server.asOwner('update assignment set valid_to = now() where party_id = $1', [scene.table.parties.school]);
    await vi.waitFor(() => expect(b.record.unit(unitId) === undefined).toBe(true), { timeout: 2500 });
    const gone = new Promise<void>((resolve) => c.transport.socket.once('disconnect', () => resolve()));
    await server.asOwner('update session set revoked_at = now() where id = $1', [scene.table.people.ngo.sessionId]);
    await gone;
  });

  it('keeps the words of a formatted edit, and a reader of it writes nothing', async () => {
    const unitId = await scene.newUnit('worker', { category: 'IDENT' });
    const [a, b] = [await scene.join('worker', [unitId]), await scene.join('teacher', [unitId])];
    const refused: string[] = [];
    b.record.events.on('refused', ({ code }) => refused.push(code));
    for (const [at, value] of [
      [2, {}],
      [0, {}],
      [0, null],
      [1, {}],
    ] as const) {
      firstText(a.record, unitId).format(at, 3, { bold: value });
      firstText(a.record, unitId).insert(at, 'x', { bold: {} });
      await saved(a);
    }
    await vi.waitFor(() => expect(textOf(b, unitId)).toBe(textOf(a, unitId)));
    expect(refused).toEqual([]);
    const query = 'query ($id: ID!) { record(id: $id) { sections { units { id text } } } }';
    const seen = await scene.ask<{ record: { sections: { units: { id: UnitId; text: string }[] }[] } }>(
      'teacher',
      query,
      { id: scene.table.recordId },
    );
    expect(seen.record.sections[0]?.units).toEqual([{ id: unitId, text: textOf(a, unitId) }]);
  });

  it('makes one snapshot at a time, and one of a unit for all who ask before it has begun', async () => {
    const units = [await scene.newUnit('worker', { mode: 'joint' }), await scene.newUnit('worker', { mode: 'joint' })];
    const a = await scene.join('worker', units);
    for (const unitId of units) type(a, unitId, ' dál');
    await saved(a);
    let [underWay, most, asked] = [0, 0, 0];
    const asSystem: Database['asSystem'] = async (act) => {
      asked += 1;
      most = Math.max(most, (underWay += 1));
      return server.db.asSystem(act).finally(() => (underWay -= 1));
    };
    const db = Object.assign(Object.create(server.db) as Database, { asSystem });
    const store = new LiveStore(db, server.app.get(Vault), server.app.get(GroupCommit));
    await Promise.all([...units, ...units].map((unitId) => store.snapshot(unitId)));
    // Each of them reads the log, and stores what it made.
    expect([most, asked]).toEqual([1, 4]);
    const made = await server.asOwner(
      'select from unit_snapshot s join unit u on u.id = s.unit_id and u.head_seq = s.seq where u.id = any ($1)',
      [units],
    );
    expect(made).toHaveLength(2);
  });

  it('lets the minute taker write for another party, which then has to accept', async () => {
    const unitId = await scene.newUnit('teacher', { category: 'EDU' });
    const a = await scene.join('minutes', [unitId]);
    expect(a.record.unit(unitId)?.right).toBe('write');
    type(a, unitId, ' doplněno');
    await saved(a);
    const query =
      'query ($id: ID!) { record(id: $id) { sections { units { awaitsAcceptance scribedBy may { accept } } } } }';
    const seen = await scene.ask<{ record: { sections: { units: object[] }[] } }>('teacher', query, {
      id: scene.table.recordId,
    });
    expect(seen.record.sections[0]?.units).toEqual([
      { awaitsAcceptance: true, scribedBy: 'Hana Malá', may: { accept: true } },
    ]);
    const other = await scene.join('worker', [unitId]);
    expect(other.record.unit(unitId)?.right).not.toBe('write');
  });

  it('[R13] refuses what is too large on the way in, and keeps the socket', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const a = await scene.join('worker', [unitId]);
    const clientId = a.record.unit(unitId)?.doc.clientID ?? 0;
    const update = new Uint8Array(LIMITS.updateBytes + 1);
    const answer = await a.transport.request('unit:push', { unitId, gen: 1, epoch: 1, clientId, n: 99, update });
    expect(answer).toMatchObject({ ok: false, code: 'TOO_LARGE' });
    expect(a.transport.connected).toBe(true);
  });
});
