import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);

describe('a repeated number', () => {
  it('[I6] with other words leaves nothing behind that the log does not hold', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const transport = await scene.enter('teacher');
    const opened = await transport.request('unit:open', {
      recordId: scene.table.recordId,
      units: [{ unitId, gen: 1 }],
    });
    const unit = opened.ok ? opened.units[0] : undefined;
    if (!unit || 'ok' in unit || unit.clientId === null) throw new Error('not opened');
    const { epoch, clientId } = unit;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, unit.diff);
    doc.clientID = clientId;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = (doc.getXmlFragment(`u:${unitId}:1`).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (const words of [' jedna', ' dvě', ' tři']) text.insert(text.length, words);
    const push = (n: number, update: Uint8Array | undefined) =>
      transport.request('unit:push', { unitId, gen: 1, epoch, clientId, n, update: update ?? new Uint8Array() });
    expect(await push(1, updates[0])).toMatchObject({ ok: true });
    // The same number under other words is answered like a repetition, and its words are not taken.
    expect(await push(1, updates[1])).toMatchObject({ ok: true, dup: true });
    // What builds on them builds on nothing.
    expect(await push(2, updates[2])).toMatchObject({ ok: false, code: 'NEED_DIFF' });
    const rows = await server.asOwner('select 1 from unit_update where unit_id = $1', [unitId]);
    expect(rows).toHaveLength(1);
  });
});
