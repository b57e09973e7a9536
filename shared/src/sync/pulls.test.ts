import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { firstGeneration } from '../doc/index.js';
import type { RecordId, UnitId } from '../ids/index.js';
import { ScriptedLink, settle } from '../testing/scripted-link.js';
import { RecordSync } from './index.js';

const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
const UNIT = 'bbbbbbbb-0000-4000-8000-000000000001' as UnitId;

it('[R29] fetches once what was held back, however often that is said, and once more what came meanwhile', async () => {
  const link = new ScriptedLink();
  const due: (() => void)[] = [];
  const clock = { now: () => 0, after: (_ms: number, call: () => void) => (due.push(call), () => undefined) };
  const server = new Y.Doc();
  Y.applyUpdate(server, firstGeneration({ unitId: UNIT, gen: 1 }));
  const [sv, diff] = [Y.encodeStateVector(server), Y.encodeStateAsUpdate(server)];
  const answer = async (event: string, given: object): Promise<void> => {
    const at = link.asked.findIndex((one) => one.event === event);
    expect(at, event).toBeGreaterThanOrEqual(0);
    link.asked.splice(at, 1)[0]?.answer(given);
    await settle();
  };
  const pulls = (): number => link.asked.filter(({ event }) => event === 'unit:pull').length;

  const record = new RecordSync({ transport: link.port(), clock, random: () => 0 }, RECORD);
  record.setUnits([{ unitId: UNIT, gen: 1 }]);
  await answer('record:open', { ok: true, online: [] });
  for (const call of due.splice(0)) call();
  const unit = { unitId: UNIT, gen: 1, epoch: 1, headSeq: 0, right: 'read', clientId: null };
  await answer('unit:open', { ok: true, units: [{ ...unit, sv, diff }] });
  for (let seq = 1; seq <= 100; seq += 1) link.say('unit:dirty', { unitId: UNIT, headSeq: seq });
  expect(pulls()).toBe(1);
  await answer('unit:pull', { ok: true, headSeq: 98, epoch: 1, diff: new Uint8Array([0, 0]) });
  expect(pulls()).toBe(1);
  await answer('unit:pull', { ok: true, headSeq: 100, epoch: 1, diff: new Uint8Array([0, 0]) });
  link.say('unit:dirty', { unitId: UNIT, headSeq: 100 });
  expect([pulls(), record.unit(UNIT)?.head]).toEqual([0, 100]);
  record.dispose();
});
