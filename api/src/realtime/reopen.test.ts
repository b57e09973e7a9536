import { unitFragment } from '@soulad/shared/doc';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { ReplyOf, UnitOpened } from '@soulad/shared/protocol';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { carve, follow } from '../testing/carving.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { text: 'Jedna. Dvě.', mode: 'joint' });
});

describe('opening the new generation while the old one is being let go', () => {
  it('[R21] an opening that is refused does not end another one of the same unit that is not', async () => {
    const author = await scene.join('worker', [unitId]);
    await follow(scene, 'worker', author);
    const reader = await scene.enter('teacher');
    await carve(scene, 'worker', author, { unitId, words: 'Dvě.' });
    const { recordId } = scene.table;
    const open = (gen: number) => reader.request('unit:open', { recordId, units: [{ unitId, gen }] });
    const sv = Y.encodeStateVector(new Y.Doc());
    for (let round = 0; round < 10; round += 1) {
      const [older, newer] = await Promise.all([open(1), open(2)]);
      expect(older).toMatchObject({ ok: true, units: [{ code: 'GEN_MISMATCH' }] });
      expect(newer).toMatchObject({ ok: true, units: [{ gen: 2, right: 'write' }] });
      expect(await reader.request('unit:pull', { unitId, gen: 2, sv })).toMatchObject({ ok: true });
    }
  });

  it('[R20] takes what is written while the unit is being opened again, and earns nobody a strike', async () => {
    const writer = await scene.enter('teacher');
    const { recordId } = scene.table;
    const open = (lease?: number) =>
      writer.request('unit:open', { recordId, units: [{ unitId, gen: 1, ...(lease === undefined ? {} : { lease }) }] });
    const [first] = await opened(open());
    const { clientId, epoch } = first;
    const words = wordsOf(first, clientId);
    for (const [n, update] of words.entries()) {
      const again = open(clientId);
      const push = writer.request('unit:push', { unitId, gen: 1, epoch, clientId, n: n + 1, update });
      const pull = writer.request('unit:pull', { unitId, gen: 1, sv: Y.encodeStateVector(new Y.Doc()) });
      expect((await opened(again))[0].clientId).toBe(clientId);
      expect(await push).toMatchObject({ ok: true });
      expect(await pull).toMatchObject({ ok: true });
    }
  });

  it('[R20] leases by the last of two openings that overlap', async () => {
    const writer = await scene.enter('teacher');
    const { recordId } = scene.table;
    const open = () => writer.request('unit:open', { recordId, units: [{ unitId, gen: 1 }] });
    for (let round = 0; round < 5; round += 1) {
      const [[before], [last]] = await Promise.all([opened(open()), opened(open())]);
      expect(last.clientId).not.toBe(before.clientId);
      const [update] = wordsOf(last, last.clientId);
      const { clientId, epoch } = last;
      const push = { unitId, gen: 1, epoch, clientId, n: 1, update: update ?? new Uint8Array() };
      expect(await writer.request('unit:push', push)).toMatchObject({ ok: true });
    }
  });

  it('[R20] says of a record that is not open here the same, whether it exists or not', async () => {
    const reader = await scene.enter('teacher');
    const { recordId } = scene.table;
    reader.send('record:close', { recordId });
    for (const id of [recordId, randomUUID() as RecordId])
      expect(await reader.request('unit:open', { recordId: id, units: [{ unitId, gen: 1 }] })).toEqual({
        ok: false,
        code: 'NOT_FOUND',
        band: 'permanent',
      });
  });
});

/** What an opening says that is not refused. */
async function opened(answer: Promise<ReplyOf<'unit:open'>>): Promise<[UnitOpened & { readonly clientId: number }]> {
  const said = await answer;
  const unit = said.ok ? said.units[0] : undefined;
  if (!unit || 'ok' in unit || unit.clientId === null) throw new Error(`not opened to write: ${JSON.stringify(said)}`);
  return [{ ...unit, clientId: unit.clientId }];
}

/** Three updates of somebody who types at the end of the unit. */
function wordsOf({ diff }: UnitOpened, clientId: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, diff);
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const paragraph = unitFragment(doc, unitId, 1).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('nothing to type into');
  for (const words of [' tři', ' čtyři', ' pět']) text.insert(text.length, words);
  return updates;
}
