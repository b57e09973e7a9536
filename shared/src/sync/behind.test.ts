import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { firstGeneration } from '../doc/index.js';
import type { RecordId, UnitId } from '../ids/index.js';
import { type HandBack, RecordSync } from './index.js';
import { ScriptedLink, settle } from '../testing/scripted-link.js';

const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
const UNIT = 'bbbbbbbb-0000-4000-8000-000000000001' as UnitId;

it('[R44] gives its writer back what was acknowledged by a server that has forgotten it, and takes no word before it is open', async () => {
  const link = new ScriptedLink();
  let due: (() => void)[] = [];
  const clock = { now: () => 0, after: (_ms: number, call: () => void) => (due.push(call), () => undefined) };
  const turn = async (): Promise<void> => {
    const calls = due;
    due = [];
    for (const call of calls) call();
    await settle();
  };
  const answer = async (event: string, given: object): Promise<void> => {
    const at = link.asked.findIndex((one) => one.event === event);
    link.asked.splice(at, 1)[0]?.answer(given);
    await settle();
  };
  const before = new Y.Doc();
  Y.applyUpdate(before, firstGeneration({ unitId: UNIT, gen: 1 }));
  const opened = (clientId: number) => {
    const unit = { unitId: UNIT, gen: 1, epoch: 1, headSeq: 0, right: 'write', clientId };
    return { ok: true, units: [{ ...unit, sv: Y.encodeStateVector(before), diff: Y.encodeStateAsUpdate(before) }] };
  };

  const record = new RecordSync({ transport: link.port(), clock, random: () => 0 }, RECORD);
  record.setUnits([{ unitId: UNIT, gen: 1 }]);
  const back: HandBack[] = [];
  record.events.on('refused', (one) => back.push(one));
  await answer('record:open', { ok: true, online: [] });
  await turn();
  await answer('unit:open', opened(5001));
  const unit = record.unit(UNIT);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('první věta')]);
  unit?.fragment.insert(0, [paragraph]);
  await turn();
  await answer('unit:push', { ok: true, seq: 1 });
  expect(record.save.status).toBe('saved');

  link.turn(false);
  link.turn(true);
  await answer('record:open', { ok: true, online: [] });
  await turn();
  await answer('unit:open', opened(5001));
  expect(back).toMatchObject([{ code: 'SERVER_BEHIND', text: 'první věta', unsent: null }]);
  expect(record.save.status).toBe('refused');
  expect(unit?.right).toBe('read');
  await turn();
  await turn();
  await answer('unit:open', opened(5002));
  expect(unit?.right).toBe('write');
  record.dispose();
});
