import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { firstGeneration } from '../doc/index.js';
import type { RecordId, UnitId } from '../ids/index.js';
import { ScriptedLink, settle } from '../testing/scripted-link.js';
import { type HandBack, RecordSync } from './index.js';

const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
const UNIT = 'bbbbbbbb-0000-4000-8000-000000000001' as UnitId;
const LOST = { ok: false, code: 'UNAVAILABLE', band: 'transient' };
const NOT_FOUND = { ok: false, code: 'NOT_FOUND', band: 'permanent' };

let link: ScriptedLink;
let record: RecordSync;
let now: number;
let due: { readonly at: number; readonly call: () => void }[];
let manifests: number;
let back: HandBack[];

beforeEach(() => {
  link = new ScriptedLink();
  [now, due, manifests, back] = [0, [], 0, []];
  const after = (ms: number, call: () => void) => {
    const one = { at: now + ms, call };
    due.push(one);
    return () => (due = due.filter((other) => other !== one));
  };
  record = new RecordSync({ transport: link.port(), clock: { now: () => now, after }, random: () => 0 }, RECORD);
  record.events.on('manifest', () => (manifests += 1));
  record.events.on('refused', (one) => back.push(one));
  record.setUnits([{ unitId: UNIT, gen: 1 }]);
  return () => record.dispose();
});

/** What is due next up to a moment happens. @returns false when nothing is */
async function happens(until: number): Promise<boolean> {
  await settle();
  const [next] = due.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at);
  if (!next) return false;
  due = due.filter((one) => one !== next);
  now = next.at;
  next.call();
  await settle();
  return true;
}

/** Lets time pass. */
async function pass(ms: number): Promise<void> {
  const until = now + ms;
  while (await happens(until));
  now = until;
}

/** @returns milliseconds that pass until it is so */
async function timeUntil(isSo: () => boolean): Promise<number> {
  const since = now;
  while (!isSo() && (await happens(Infinity)));
  return now - since;
}

/** Answers the oldest question of this kind that is asked by now. */
async function answer(event: string, given: object): Promise<void> {
  await pass(0);
  const at = link.asked.findIndex((one) => one.event === event);
  expect(link.asked.map((one) => one.event)).toContain(event);
  link.asked.splice(at, 1)[0]?.answer(given);
  await settle();
}

const asked = (event: string): number => link.asked.filter((one) => one.event === event).length;
const opening = (): Promise<void> => answer('record:open', { ok: true, online: [] });

function opened(clientId: number): object {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, firstGeneration({ unitId: UNIT, gen: 1 }));
  const unit = { unitId: UNIT, gen: 1, epoch: 1, headSeq: 0, right: 'write', clientId };
  return { ok: true, units: [{ ...unit, sv: Y.encodeStateVector(doc), diff: Y.encodeStateAsUpdate(doc) }] };
}

function type(words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  record.unit(UNIT)?.fragment.insert(0, [paragraph]);
}

describe('opening a unit', () => {
  it('[R20] is asked for once on a new link, whatever an older one still had to be asked again for', async () => {
    await opening();
    const [first] = link.asked.splice(0);
    link.turn(false);
    first?.answer(LOST);
    await settle();
    link.turn(true);
    await opening();
    await pass(5_000);
    expect(asked('unit:open')).toBe(1);
    await answer('unit:open', opened(5001));
    expect(record.unit(UNIT)?.phase).toBe('live');
    expect(asked('unit:open')).toBe(0);
  });

  it('[R20] waits for the answer to the one before, which counts for nothing then', async () => {
    await opening();
    await pass(0);
    record.unit(UNIT)?.askAgain();
    await pass(100);
    expect(asked('unit:open')).toBe(1);
    await answer('unit:open', opened(5001));
    await pass(100);
    expect(record.unit(UNIT)?.phase).toBe('opening');
    expect(asked('unit:open')).toBe(1);
    await answer('unit:open', opened(5002));
    expect(record.unit(UNIT)?.phase).toBe('live');
    expect(record.unit(UNIT)?.doc.clientID).toBe(5002);
  });

  it('[R20] opens the record first when the server has closed it, at growing distances', async () => {
    await opening();
    for (const wait of [0, 500, 1_500]) {
      await answer('unit:open', NOT_FOUND);
      expect(record.unit(UNIT)?.phase).toBe('opening');
      expect(asked('unit:open')).toBe(0);
      expect(await timeUntil(() => asked('record:open') > 0)).toBe(wait);
      await opening();
    }
    await answer('unit:open', opened(5001));
    expect(record.unit(UNIT)?.phase).toBe('live');
  });
});

describe('a unit that the server denies', () => {
  it('[R45] is closed and given back, and opened again only when the outline still has it', async () => {
    await opening();
    await answer('unit:open', opened(5001));
    type('slova');
    await pass(200);
    const before = manifests;
    await answer('unit:push', NOT_FOUND);
    expect(record.unit(UNIT)).toBeUndefined();
    expect(back).toMatchObject([{ code: 'NOT_FOUND', text: 'slova' }]);
    await pass(0);
    expect(manifests).toBe(before + 1);
    await pass(60_000);
    expect([manifests, asked('unit:open')]).toEqual([before + 1, 0]);
    record.setUnits([{ unitId: UNIT, gen: 1 }]);
    await answer('unit:open', opened(5002));
    expect(record.unit(UNIT)?.phase).toBe('live');
  });

  it('[R45] has the outline read at growing distances while the outline says otherwise', async () => {
    await opening();
    for (const wait of [0, 500, 1_500, 3_500, 7_500, 15_500, 30_000, 30_000]) {
      const before = manifests;
      await answer('unit:open', { ok: true, units: [{ ...NOT_FOUND, unitId: UNIT }] });
      expect(record.unit(UNIT)).toBeUndefined();
      expect(await timeUntil(() => manifests > before)).toBe(wait);
      expect(manifests).toBe(before + 1);
      record.setUnits([{ unitId: UNIT, gen: 1 }]);
    }
    await answer('unit:open', { ok: true, units: [{ ...NOT_FOUND, unitId: UNIT }] });
    record.setUnits([]);
    const before = manifests;
    await pass(60_000);
    expect([manifests, asked('unit:open')]).toEqual([before, 0]);
  });

  it('[I7] with its record is wiped, and comes back with it', async () => {
    await opening();
    await answer('unit:open', opened(5001));
    const text = record.unit(UNIT)?.doc;
    link.turn(false);
    link.turn(true);
    await answer('record:open', NOT_FOUND);
    expect(record.unit(UNIT)).toBeUndefined();
    expect(text?.isDestroyed).toBe(true);
    await pass(60_000);
    expect(link.asked).toEqual([]);
    record.setUnits([{ unitId: UNIT, gen: 1 }]);
    await opening();
    await answer('unit:open', opened(5002));
    expect(record.unit(UNIT)?.phase).toBe('live');
  });
});
