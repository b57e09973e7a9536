import type { UnitId } from '@soulad/shared/ids';
import type { HandBack } from '@soulad/shared/sync';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { carve, CARVE, findWords, follow, selected } from '../testing/carving.js';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { type Guest, saved, textOf, type } from '../testing/live-scene.js';
import { rawText } from '../testing/raw-text.js';
import { LiveStore } from '../realtime/live-store.js';

const SECRET = 'KANAREK bydlí v Kolíně.';
const TEXT = `Schůzka byla klidná. ${SECRET} Další je v pondělí.`;
const REST = 'Schůzka byla klidná. Další je v pondělí.';

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { text: 'Schůzka byla klidná.', mode: 'joint' });
});

async function joined(key: SitterKey): Promise<Guest> {
  const guest = await scene.join(key, [unitId]);
  await follow(scene, key, guest);
  return guest;
}

/** The secret and the end of the text, typed live by the author. */
async function typed(author: Guest): Promise<void> {
  type(author, unitId, ` ${SECRET} Další je v pondělí.`);
  await saved(author);
}

const says = (guest: Guest, id: UnitId, text: string): Promise<void> =>
  vi.waitFor(() => expect(textOf(guest, id)).toBe(text), { timeout: 5000 });

/** Every byte that a client holds of a unit: state with everything not collected, delete sets, pending parts. */
function heldBy(guest: Guest): string {
  const states = guest.record.units().map((unit) => Buffer.from(Y.encodeStateAsUpdate(unit.doc)));
  return Buffer.concat(states).toString('utf8');
}

describe('a carve under live clients', () => {
  it('[realtime 6] undo and redo bring nothing back, neither the author’s nor a second writer’s', async () => {
    const [author, second, low] = [await joined('worker'), await joined('minutes'), await joined('teacher')];
    const [doc, other] = [author.record.unit(unitId)?.doc, second.record.unit(unitId)?.doc];
    const undos = [author, second].map((guest) => new Y.UndoManager(guest.record.unit(unitId)?.fragment ?? []));
    await typed(author);
    await says(second, unitId, TEXT);
    const inside = findWords(second.record, unitId, 'bydlí');
    inside.text.delete(inside.at, 6);
    await saved(second);
    undos[1]?.undo();
    await saved(second);
    await says(author, unitId, TEXT);
    const { unit } = await carve(scene, 'worker', author, { unitId, words: SECRET });
    await Promise.all([author, second, low].map((guest) => says(guest, unitId, REST)));
    for (const undo of undos)
      for (let n = 0; n < 20; n += 1) {
        undo.undo();
        undo.redo();
      }
    // The old documents are cut off: nothing that is done to them goes anywhere.
    expect([doc?.isDestroyed, other?.isDestroyed]).toEqual([true, true]);
    type(author, unitId, ' Konec.');
    await Promise.all([saved(author), saved(second)]);
    await says(low, unitId, `${REST} Konec.`);
    expect(heldBy(low)).not.toMatch(/KANAREK|Kolín/);
    expect(low.record.unit(unit.id)).toBeUndefined();
    await says(second, unit.id, SECRET);
  });

  it('[realtime 7] the low client gets nothing of the old generation, by whichever way it asks', async () => {
    const [author, low] = [await joined('worker'), await joined('teacher')];
    await typed(author);
    const frames: string[] = [];
    const { unit } = await carve(scene, 'worker', author, { unitId, words: SECRET });
    await says(low, unitId, REST);
    const ask = async (name: 'unit:open' | 'unit:pull', message: object): Promise<void> => {
      frames.push(JSON.stringify(await low.transport.socket.timeout(5000).emitWithAck(name, message)));
    };
    const sv = Y.encodeStateVector(new Y.Doc());
    for (const gen of [1, 2]) {
      await ask('unit:open', { recordId: scene.table.recordId, units: [{ unitId, gen }] });
      await ask('unit:pull', { unitId, gen, sv });
    }
    await ask('unit:open', { recordId: scene.table.recordId, units: [{ unitId: unit.id, gen: 1 }] });
    for (const query of [
      'record(id: $id) { sections { units { text json } } }',
      'recordAs(id: $id, partyId: $p) { sections { units { text json } } }',
    ])
      frames.push(
        (
          await server.gql(
            `query ($id: ID!${query.includes('$p') ? ', $p: ID!' : ''}) { ${query} }`,
            { id: scene.table.recordId, p: scene.table.parties.ospod },
            scene.table.people.teacher.cookie,
          )
        ).body,
      );
    expect(frames.join('\n')).not.toMatch(/KANAREK|Kolín/);
    expect(frames[4]).toBe(
      JSON.stringify({ ok: true, units: [{ ok: false, code: 'NOT_FOUND', band: 'permanent', unitId: unit.id }] }),
    );
    const raw = await rawText(scene, 'teacher', unitId);
    expect(raw).toMatchObject({ gens: [2] });
    expect(raw.bytes).not.toMatch(/KANAREK|Kolín/);
    expect(await rawText(scene, 'teacher', unit.id)).toEqual({ rows: 0, gens: [], bytes: '' });
    expect((await rawText(scene, 'minutes', unitId)).gens).toEqual([1, 2]);
  });

  it('[realtime 8] a joiner after the carve and three compactions gets no trace of it', async () => {
    const author = await joined('worker');
    await typed(author);
    await carve(scene, 'worker', author, { unitId, words: SECRET });
    await says(author, unitId, REST);
    for (let round = 0; round < 3; round += 1) {
      type(author, unitId, ` Kolo ${round}.`);
      await saved(author);
      await server.app.get(LiveStore).snapshot(unitId);
    }
    const low = await joined('father');
    await says(low, unitId, `${REST} Kolo 0. Kolo 1. Kolo 2.`);
    expect(heldBy(low)).not.toMatch(/KANAREK|Kolín/);
    const raw = await rawText(scene, 'father', unitId);
    expect(raw.bytes).not.toMatch(/KANAREK|Kolín/);
    expect(raw.gens).toEqual([2]);
    const clients = low.record.unit(unitId)?.doc.store.clients;
    expect([...(clients?.keys() ?? [])]).toContain(1);
  });

  it('[realtime 9] 200 edits made offline go over or come back; none blindly, none lost, none with the passage', async () => {
    const [author, low] = [await joined('worker'), await joined('teacher')];
    await typed(author);
    await says(low, unitId, TEXT);
    const back: HandBack[] = [];
    low.record.events.on('refused', (handBack) => back.push(handBack));
    low.transport.socket.disconnect();
    await vi.waitFor(() => expect(low.record.unit(unitId)?.phase).toBe('offline'));
    const { fragment } = low.record.unit(unitId) ?? {};
    for (let n = 0; n < 100; n += 1) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`řádek-${n}.`)]);
      fragment?.insert(fragment.length, [paragraph]);
    }
    for (let n = 0; n < 100; n += 1) {
      const { text, at } = findWords(low.record, unitId, 'KANAREK');
      text.insert(at + 7, `-${n}`);
    }
    await carve(scene, 'worker', author, { unitId, words: SECRET });
    low.transport.socket.connect();
    await vi.waitFor(() => expect(low.record.unit(unitId)).toMatchObject({ gen: 2, phase: 'live' }), {
      timeout: 10_000,
    });
    await saved(low);
    await vi.waitFor(() => expect(textOf(author, unitId)).toBe(textOf(low, unitId)), { timeout: 5000 });
    const now = textOf(low, unitId) ?? '';
    const handed = back.map((one) => one.text).join('\n');
    expect(now).toContain(REST);
    expect(now).not.toMatch(/KANAREK|Kolín/);
    expect(handed).not.toMatch(/KANAREK|Kolín/);
    for (let n = 0; n < 100; n += 1) {
      expect(now.split(`řádek-${n}.`)).toHaveLength(2);
      expect(handed).toContain(`-${n}`);
    }
  });

  it('[R50] keeps every key of somebody who types on in the same paragraph while it is cut', async () => {
    const [author, low] = [await joined('worker'), await joined('teacher')];
    await typed(author);
    await says(low, unitId, TEXT);
    const back: HandBack[] = [];
    low.record.events.on('refused', (handBack) => back.push(handBack));
    let count = 0;
    // As the page does: the old text stays under the caret until the new one is here.
    let shown = low.record.unit(unitId);
    low.record.events.on('unit', (next) => next.events.on('phase', (phase) => phase === 'live' && (shown = next)));
    const key = (): void => {
      const paragraph = shown?.fragment.get(0);
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      if (text instanceof Y.XmlText) text.insert(text.length, `${count++ % 10}`);
    };
    const timer = setInterval(key, 5);
    await vi.waitFor(() => expect(count).toBeGreaterThan(20));
    await carve(scene, 'worker', author, { unitId, words: SECRET });
    const until = count + 60;
    await vi.waitFor(() => expect(count).toBeGreaterThan(until), { timeout: 5000 });
    clearInterval(timer);
    await saved(low);
    const keys = Array.from({ length: count }, (_, n) => `${n % 10}`).join('');
    await says(author, unitId, `${REST}${keys}`);
    expect(back).toEqual([]);
  });

  it('[I6] refuses the old generation to ten writers who push meanwhile, and loses nothing that was acknowledged', async () => {
    const writers: Guest[] = [];
    for (const key of [
      'worker',
      'minutes',
      'teacher',
      'ngo',
      'worker',
      'minutes',
      'teacher',
      'ngo',
      'worker',
      'teacher',
    ] as const)
      writers.push(await joined(key));
    const [author] = writers;
    if (!author) throw new Error('nobody came');
    await typed(author);
    await Promise.all(writers.map((guest) => says(guest, unitId, TEXT)));
    const back: HandBack[] = [];
    for (const guest of writers) guest.record.events.on('refused', (handBack) => back.push(handBack));
    const lines: string[] = [];
    const write = (guest: Guest, n: number): void => {
      const { fragment } = guest.record.unit(unitId) ?? {};
      const line = `w${writers.indexOf(guest)}-${n};`;
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      fragment?.insert(fragment.length, [paragraph]);
      if (fragment) lines.push(line);
    };
    let n = 0;
    const timer = setInterval(
      () => writers.forEach((guest) => guest.record.unit(unitId)?.right === 'write' && write(guest, n++)),
      20,
    );
    await vi.waitFor(() => expect(n).toBeGreaterThan(60));
    await carve(scene, 'worker', author, { unitId, words: SECRET });
    const until = n + 60;
    await vi.waitFor(() => expect(n).toBeGreaterThan(until), { timeout: 10_000 });
    clearInterval(timer);
    await Promise.all(writers.map((guest) => saved(guest)));
    await vi.waitFor(() => writers.forEach((guest) => expect(textOf(guest, unitId)).toBe(textOf(author, unitId))), {
      timeout: 10_000,
    });
    const now = textOf(author, unitId) ?? '';
    const handed = back.map((one) => one.text).join('\n');
    for (const line of lines) expect(`${now}\n${handed}`.split(line), line).toHaveLength(2);
    expect(now).not.toMatch(/KANAREK|Kolín/);
  }, 60_000);

  it('[realtime 26] of two overlapping carves at once one is done and the other told that the text moved', async () => {
    const author = await joined('worker');
    await typed(author);
    const [one, two] = [
      await selected(scene, 'worker', author, { unitId, words: 'klidná. KANAREK bydlí' }),
      await selected(scene, 'worker', author, { unitId, words: SECRET }),
    ];
    const label = { category: 'INTERNAL' };
    const codes = await Promise.all([
      scene.refusalOf('worker', CARVE, { id: unitId, passage: one, label }),
      scene.refusalOf('minutes', CARVE, { id: unitId, passage: two, label }),
      scene.refusalOf('worker', CARVE, { id: unitId, passage: two, label }),
    ]);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(
      codes.filter((code) => code !== undefined).every((code) => code === 'GEN_MISMATCH' || code === 'FORBIDDEN_STEP'),
    ).toBe(true);
    const gens = await server.asOwner('select gen from unit where id = $1', [unitId]);
    expect(gens).toEqual([{ gen: 2 }]);
    expect(await server.asOwner('select 1 from carving where source_unit = $1', [unitId])).toHaveLength(1);
  });
});
