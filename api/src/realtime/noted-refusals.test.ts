import type { RecordId, UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { type AuditRow, auditRows } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);

type Row = Pick<AuditRow, 'action' | 'rule' | 'detail'>;

async function rowsOf(): Promise<Row[]> {
  const rows = await auditRows(server, 'actor = $1', [scene.table.people.father.userId]);
  return rows.filter(({ detail }) => 'refused' in detail).map(({ action, rule, detail }) => ({ action, rule, detail }));
}

describe('refusals of the live channel', () => {
  it('[I10] stand in the log when they are answered, hidden and missing alike', async () => {
    const hidden = await scene.newUnit('worker', { category: 'INTERNAL' });
    const missing = '00000000-0000-4000-8000-000000000001' as UnitId;
    const transport = await scene.enter('father');
    const { recordId } = scene.table;
    for (const unitId of [hidden, missing]) {
      await transport.request('unit:open', { recordId, units: [{ unitId, gen: 1 }] });
      await transport.request('unit:pull', { unitId, gen: 1, sv: new Uint8Array([0]) });
      const update = new Uint8Array([0, 0]);
      await transport.request('unit:push', { unitId, gen: 1, epoch: 1, clientId: 70_000, n: 1, update });
    }
    await transport.request('record:open', { recordId: missing as unknown as RecordId });
    const words = (id: string): Row[] =>
      ['unit.open', 'unit.pull', 'unit.push'].map((action) => ({
        action,
        rule: 'NOT_FOUND',
        detail: { refused: true, ids: [id] },
      }));
    expect(await rowsOf()).toEqual([
      ...words(hidden),
      ...words(missing),
      { action: 'record.open', rule: 'NOT_FOUND', detail: { refused: true, ids: [missing] } },
    ]);
  });
});
