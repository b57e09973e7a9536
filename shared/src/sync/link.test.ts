import { expect, it } from 'vitest';
import type { RecordId, UnitId } from '../ids/index.js';
import { RecordSync } from './index.js';
import { ScriptedLink, settle } from '../testing/scripted-link.js';

const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
const UNIT = 'bbbbbbbb-0000-4000-8000-000000000001' as UnitId;

it('[R20] asks for no passage on a new link before the record is open there, whatever an older link still answers', async () => {
  const link = new ScriptedLink();
  const due: (() => void)[] = [];
  const clock = { now: () => 0, after: (_ms: number, call: () => void) => (due.push(call), () => undefined) };
  const record = new RecordSync({ transport: link.port(), clock, random: () => 0 }, RECORD);
  record.setUnits([{ unitId: UNIT, gen: 1 }]);
  link.turn(false);
  link.turn(true);
  expect(link.asked.map(({ event }) => event)).toEqual(['record:open', 'record:open']);
  link.asked[0]?.answer({ ok: true, online: [] });
  await settle();
  for (const call of due.splice(0)) call();
  expect(link.asked.map(({ event }) => event)).toEqual(['record:open', 'record:open']);
  link.asked[1]?.answer({ ok: true, online: [] });
  await settle();
  for (const call of due.splice(0)) call();
  expect(link.asked.map(({ event }) => event)).toContain('unit:open');
  record.dispose();
});
