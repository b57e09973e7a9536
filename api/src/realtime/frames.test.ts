import type { UnitId } from '@soulad/shared/ids';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { saved, textOf, type } from '../testing/live-scene.js';
import { auditRows, LiveTransport } from '../testing/index.js';

const server = onTestApp();
const scene = atEachTable(server);

const swap = (answer: unknown, from: string, to: string): string => JSON.stringify(answer).replaceAll(from, to);

async function refusedAs(transport: LiveTransport): Promise<string | null> {
  await vi.waitFor(() => expect(transport.refused).not.toBeNull(), { timeout: 5000 });
  transport.close();
  return transport.refused;
}

describe('handshake', () => {
  it('[R2] refuses another protocol, another schema, a bad ticket and a used one, each with its code', async () => {
    const { ticket } = scene.table.people.teacher;
    const old = { protocol: 0, schema: 1 };
    expect(await refusedAs(new LiveTransport(server.url, ticket, { versions: old }))).toBe('SCHEMA_TOO_OLD');
    expect(await refusedAs(new LiveTransport(server.url, ticket, { versions: { protocol: 1, schema: 99 } }))).toBe(
      'SCHEMA_TOO_OLD',
    );
    expect(await refusedAs(new LiveTransport(server.url, async () => 'x'.repeat(43)))).toBe('TICKET_INVALID');
    expect(await refusedAs(new LiveTransport(server.url, async () => '?'))).toBe('BAD_INPUT');
    const once = await ticket();
    const first = new LiveTransport(server.url, async () => once);
    await vi.waitFor(() => expect(first.connected).toBe(true));
    expect(await refusedAs(new LiveTransport(server.url, async () => once))).toBe('TICKET_INVALID');
    first.close();
  });

  it('[R1] refuses pages of others, whatever ticket they bring', async () => {
    const transport = new LiveTransport(server.url, scene.table.people.teacher.ticket, {
      origin: 'https://evil.example',
    });
    const failed = new Promise<string>((resolve) =>
      transport.socket.once('connect_error', (error) => resolve(error.message)),
    );
    expect(await failed).toMatch(/websocket error/);
    expect(transport.connected).toBe(false);
    transport.close();
  });
});

describe('frames', () => {
  it('[R5][I11] answers hidden and missing with the same bytes, event by event', async () => {
    const hidden = await scene.newUnit('worker', { category: 'INTERNAL' });
    const missing = hidden.replace(/^.{8}/, '00000000') as UnitId;
    const transport = await scene.enter('father');
    const asks: ((unitId: UnitId) => Promise<unknown>)[] = [
      (unitId) => transport.request('unit:open', { recordId: scene.table.recordId, units: [{ unitId, gen: 1 }] }),
      (unitId) =>
        transport.request('unit:push', {
          unitId,
          gen: 1,
          epoch: 1,
          clientId: 70_000,
          n: 1,
          update: new Uint8Array([0, 0]),
        }),
      (unitId) => transport.request('unit:pull', { unitId, gen: 1, sv: new Uint8Array([0]) }),
      (unitId) => transport.request('unit:check', { unitId, gen: 1, seq: 0, hash: new Uint8Array(32) }),
      (unitId) => transport.request('unit:here', { units: [{ unitId, gen: 1, seq: 0 }] }),
      (unitId) => transport.request('record:open', { recordId: unitId as unknown as typeof scene.table.recordId }),
    ];
    for (const ask of asks) expect(swap(await ask(hidden), hidden, missing)).toBe(JSON.stringify(await ask(missing)));
  });

  it('[R24] answers a wrong generation, a wrong epoch and a foreign client id each with its code', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const a = await scene.join('teacher', [unitId]);
    const clientId = a.record.unit(unitId)?.doc.clientID ?? 0;
    const [head] = await server.asOwner<{ epoch: string }>('select access_epoch as epoch from unit where id = $1', [
      unitId,
    ]);
    const good = { unitId, gen: 1, epoch: Number(head?.epoch), clientId, n: 1, update: new Uint8Array([0, 0]) };
    const push = (change: object) => a.transport.request('unit:push', { ...good, ...change });
    expect(await push({ gen: 2 })).toMatchObject({ ok: false, code: 'GEN_MISMATCH', band: 'permanent' });
    expect(await push({ epoch: good.epoch - 1 })).toMatchObject({ ok: false, code: 'EPOCH_STALE', band: 'transient' });
    expect(await push({ clientId: clientId - 1 })).toMatchObject({ ok: false, code: 'FOREIGN_CLIENT' });
    expect(await push({ update: new Uint8Array([9, 9]) })).toMatchObject({ ok: false, code: 'INVALID_UPDATE' });
    expect(a.transport.connected).toBe(true);
  });

  it('[R24] lets nobody write who may only read', async () => {
    const unitId = await scene.newUnit('worker', { category: 'IDENT' });
    const reader = await scene.join('teacher', [unitId]);
    expect(reader.record.unit(unitId)?.right).not.toBe('write');
    const message = { unitId, gen: 1, epoch: 1, clientId: 70_000, n: 1, update: new Uint8Array([0, 0]) };
    expect(await reader.transport.request('unit:push', message)).toMatchObject({ ok: false, code: 'FORBIDDEN_STEP' });
  });

  it('[I8] refuses a forged update under a victim’s id, and the victim’s text arrives whole', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const [victim, mallory] = [await scene.join('worker', [unitId]), await scene.join('teacher', [unitId])];
    const unit = mallory.record.unit(unitId);
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(unit?.doc ?? new Y.Doc()));
    forged.clientID = victim.record.unit(unitId)?.doc.clientID ?? 0;
    const sv = Y.encodeStateVector(forged);
    (forged.getXmlFragment(`u:${unitId}:1`).get(0) as Y.XmlElement).insert(0, [new Y.XmlText('podvrh')]);
    const update = Y.encodeStateAsUpdate(forged, sv);
    const [head] = await server.asOwner<{ epoch: string }>('select access_epoch as epoch from unit where id = $1', [
      unitId,
    ]);
    const push = { unitId, gen: 1, epoch: Number(head?.epoch), clientId: unit?.doc.clientID ?? 0, n: 1, update };
    expect(await mallory.transport.request('unit:push', push)).toMatchObject({ ok: false, code: 'FOREIGN_CLIENT' });
    type(victim, unitId, ' pravé');
    await saved(victim);
    await vi.waitFor(() => expect(textOf(mallory, unitId)).toBe('začátek pravé'));
  });

  it('[I8] stamps carets itself, and shows none of a unit that one does not see', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const secret = await scene.newUnit('worker', { category: 'INTERNAL' });
    const [a, b] = [await scene.join('worker', [unitId, secret]), await scene.join('teacher', [unitId])];
    const seen: { name: string; unitId: string }[] = [];
    b.record.events.on('caret', (caret) => seen.push(caret));
    const at = (unit: UnitId) => ({ tname: `u:${unit}:1`, assoc: 0 });
    const caret = (unit: UnitId) => ({ unitId: unit, gen: 1, anchor: at(unit), head: at(unit) });
    a.transport.send('caret:set', { ...caret(secret) });
    a.transport.send('caret:set', { ...caret(unitId), anchor: at(secret) });
    a.transport.send('caret:set', caret(unitId));
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0));
    expect(seen.map(({ name, unitId: unit }) => [name, unit])).toEqual([['Alena Zemanová', unitId]]);
  });

  it('[R11] ends a connection after three frames that no client sends, and nobody else notices', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const a = await scene.join('worker', [unitId]);
    const hostile = await scene.enter('father');
    const gone = new Promise<void>((resolve) => hostile.socket.once('disconnect', () => resolve()));
    const frames: unknown[][] = [
      ['unit:push', null],
      ['unit:open', { recordId: 'x'.repeat(100_000), units: [] }, 'not a function'],
      ['__proto__', { a: 1 }],
      ['constructor'],
    ];
    for (const [event, ...args] of frames) hostile.socket.emit(String(event), ...args);
    await gone;
    type(a, unitId, ' dál');
    await saved(a);
    expect(a.transport.connected).toBe(true);
  });

  it('[R12] asks a client that is too quick to wait', async () => {
    const transport = await scene.enter('father');
    const answers = await Promise.all(Array.from({ length: 60 }, () => transport.request('unit:here', { units: [] })));
    const late = answers.filter((answer) => !answer.ok);
    expect(late.length).toBeGreaterThan(0);
    for (const answer of late) expect(answer).toMatchObject({ ok: false, code: 'RATE_LIMITED', band: 'transient' });
    expect(transport.connected).toBe(true);
  });

  it('[R12] ends a connection that never waits, notes it once, and nobody else notices', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const a = await scene.join('worker', [unitId]);
    const hasty = await scene.enter('father');
    const hastyId = scene.table.people.father.userId;
    const gone = new Promise<void>((resolve) => hasty.socket.once('disconnect', () => resolve()));
    for (let frame = 0; frame < 3000; frame += 1) hasty.socket.emit('caret:set', null);
    await gone;
    type(a, unitId, ' dál');
    await saved(a);
    await vi.waitFor(async () =>
      expect(await auditRows(server, `actor = $1 and action = 'channel.end'`, [hastyId])).toMatchObject([
        { rule: 'RATE_LIMITED', detail: { refused: true, ids: [] } },
      ]),
    );
  });
});
