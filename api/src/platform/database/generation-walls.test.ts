import { plainText } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { contentsOf } from '../../records/unit-content.js';
import type { SitterKey } from '../../testing/index.js';
import { atEachTable, onTestApp } from '../../testing/hooks.js';
import { firstText, saved, type } from '../../testing/live-scene.js';
import { asSitter, rawText } from '../../testing/raw-text.js';

const server = onTestApp();
const scene = atEachTable(server);

const textFor = (key: SitterKey, unitId: UnitId): Promise<string> =>
  asSitter(scene, key, async (ctx) =>
    plainText((await contentsOf(ctx, [{ id: unitId, gen: 1 }])).get(unitId) ?? { type: 'doc', content: [] }),
  );

/** A draft of the teacher's in which a word was typed and deleted again. */
async function draftWithDeletedWord(word: string): Promise<{ id: UnitId; epoch: number }> {
  const { addUnit } = await scene.ask<{ addUnit: { id: UnitId; epoch: number } }>(
    'teacher',
    'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
    { input: { recordId: scene.table.recordId, sectionId: scene.table.sectionId, category: 'EDU', text: 'docházka' } },
  );
  const guest = await scene.join('teacher', [addUnit.id]);
  type(guest, addUnit.id, ` ${word}`);
  await saved(guest);
  const text = firstText(guest.record, addUnit.id);
  text.delete(text.length - word.length - 1, word.length + 1);
  await saved(guest);
  return addUnit;
}

const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }';

describe('row-level security of generations', () => {
  it('[P30] shows the raw rows of a draft to its author, and its text alone to those it was shared with', async () => {
    const unit = await draftWithDeletedWord('KANAREK');
    await scene.ask('teacher', SHARE, unit);
    const [author, reader] = [await rawText(scene, 'teacher', unit.id), await rawText(scene, 'worker', unit.id)];
    expect(author.bytes).toContain('KANAREK');
    expect(author.rows).toBeGreaterThan(1);
    expect(reader.rows).toBe(0);
    expect(reader.bytes).not.toContain('KANAREK');
    expect(await textFor('worker', unit.id)).toBe('docházka');
    expect(await rawText(scene, 'adviser', unit.id)).toEqual({ rows: 0, gens: [], bytes: '' });
  });

  it('[P30] answers for one generation and for one row alike', async () => {
    const unit = await draftWithDeletedWord('KANAREK');
    await scene.ask('teacher', SHARE, unit);
    const asked = (key: SitterKey) =>
      asSitter(scene, key, (ctx) =>
        ctx.sql.query(
          'select ctx_reads_generation($1, 1) as gen, ctx_reads_generation($1, 2) as next, ctx_reads_row($1, 1, 1) as first, ctx_reads_row($1, 1, 9) as later',
          [unit.id],
        ),
      );
    expect(await asked('teacher')).toEqual([{ gen: true, next: false, first: true, later: true }]);
    expect(await asked('worker')).toEqual([{ gen: true, next: false, first: false, later: true }]);
    expect(await asked('adviser')).toEqual([{ gen: false, next: false, first: false, later: false }]);
  });

  it('reads the log by its index and asks the walls once a statement, not once a row', async () => {
    const unit = await draftWithDeletedWord('KANAREK');
    const plan = await asSitter(scene, 'teacher', async (ctx) => {
      await ctx.sql.query('set local enable_seqscan = off');
      return ctx.sql.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, costs off, timing off, summary off) select bytes from unit_update where unit_id = '${unit.id}' and gen = 1 and seq > 0 order by seq`,
      );
    });
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('Index Scan using unit_update_pkey');
    expect(lines).toContain('generation_reader_pkey');
    expect(lines).not.toMatch(/ctx_reads_(row|generation)/);
    for (const asked of lines.matchAll(/(ctx_units|ctx_withheld|ctx_parties).*loops=(\d+)/g))
      expect(asked[2]).toBe('1');
  });
});
