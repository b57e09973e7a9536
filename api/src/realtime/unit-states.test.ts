import type { UnitId } from '@soulad/shared/ids';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { firstText, saved, type } from '../testing/live-scene.js';
import { LiveStore } from './live-store.js';
import { UnitDocument } from './unit-document.js';
import { UnitStates } from './unit-states.js';

const server = onTestApp();
const scene = atEachTable(server);

/** What the person is handed when the unit is opened, with this much of it at hand. */
async function handed(by: 'father' | 'teacher' | 'worker', unitId: UnitId, sv?: Uint8Array): Promise<Uint8Array> {
  const transport = await scene.enter(by);
  const unit = { unitId, gen: 1, ...(sv && { sv }) };
  const answer = await transport.request('unit:open', { recordId: scene.table.recordId, units: [unit] });
  const opened = answer.ok ? answer.units[0] : undefined;
  if (!opened || 'ok' in opened) throw new Error(`not opened: ${JSON.stringify(answer)}`);
  return new Uint8Array(opened.diff);
}

function wordsIn(unitId: UnitId, ...updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getXmlFragment(`u:${unitId}:1`).toString();
}

describe('the text that is handed out', () => {
  it('[R26] is made once, grows with the log, and holds nothing that was deleted', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const worker = await scene.join('worker', [unitId]);
    type(worker, unitId, ' tajemství');
    await saved(worker);
    const before = await handed('teacher', unitId);
    expect(Buffer.from(before).toString('latin1')).toContain(Buffer.from('tajemství').toString('latin1'));
    firstText(worker.record, unitId).delete(7, 10);
    type(worker, unitId, ' konec');
    await saved(worker);
    const after = await handed('teacher', unitId);
    expect(Buffer.from(after).toString('latin1')).not.toContain('tajemstv');
    expect(wordsIn(unitId, after)).toContain('začátek konec');
    const held = server.app.get(UnitStates).held(unitId, 1);
    expect(held && Buffer.compare(held.state, after)).toBe(0);
    expect(await handed('worker', unitId)).toEqual(after);
  });

  it('is for who has some of it what is missing', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const worker = await scene.join('worker', [unitId]);
    const first = await handed('teacher', unitId);
    type(worker, unitId, ' a dál');
    await saved(worker);
    const whole = await handed('worker', unitId);
    const rest = await handed('teacher', unitId, Y.encodeStateVectorFromUpdate(first));
    expect(rest.length).toBeLessThan(whole.length);
    expect(wordsIn(unitId, first, rest)).toBe(wordsIn(unitId, whole));
  });

  it('[I3] is handed to nobody who may not read the unit, whoever has read it before', async () => {
    const unitId = await scene.newUnit('worker', { category: 'INTERNAL' });
    await handed('worker', unitId);
    expect(server.app.get(UnitStates).held(unitId, 1)).toBeDefined();
    await expect(handed('teacher', unitId)).rejects.toThrow('NOT_FOUND');
  });

  it('is what the rows say, whatever was made of others, as after a restore', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const worker = await scene.join('worker', [unitId]);
    type(worker, unitId, ' jedna');
    await saved(worker);
    const states = server.app.get(UnitStates);
    await handed('teacher', unitId);
    expect(states.held(unitId, 1)?.seq).toBe(1);
    await server.asOwner('delete from unit_update where unit_id = $1', [unitId]);
    expect(wordsIn(unitId, await handed('teacher', unitId))).not.toContain('jedna');
  });
});

describe('the document of an actor', () => {
  it('rests while nobody uses it, and wakes as it was', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const store = server.app.get(LiveStore);
    const load = vi.fn<LiveStore['load']>((id) => store.load(id));
    const document = new UnitDocument({ load }, unitId);
    const awake = await document.loaded();
    const state = awake && Y.encodeStateAsUpdate(awake.doc);
    expect([document.rest(), document.rest()]).toEqual([false, true]);
    expect(awake?.doc.isDestroyed).toBe(true);
    const again = await document.loaded();
    expect(again && Y.encodeStateAsUpdate(again.doc)).toEqual(state);
    expect(again?.seq).toBe(awake?.seq);
    // What another node stored meanwhile is not in what rested.
    document.rest();
    document.rest();
    document.take({ seq: 5, bytes: new Uint8Array([0, 0]) });
    await document.loaded();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks for a snapshot when the log behind the last one is long, and earlier at rest', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const document = new UnitDocument(server.app.get(LiveStore), unitId);
    const loaded = await document.loaded();
    if (!loaded) throw new Error('no unit');
    document.stored(loaded, loaded.seq + 1, 5_000);
    expect([document.wantsSnapshot(false), document.wantsSnapshot(true), document.wantsSnapshot(true)]).toEqual([
      false,
      true,
      false,
    ]);
    document.stored(loaded, loaded.seq + 200, 1);
    expect(document.wantsSnapshot(false)).toBe(true);
  });
});
