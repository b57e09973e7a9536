import type { UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CARVE, follow, selected } from '../testing/carving.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { type Guest, saved, textOf, type } from '../testing/live-scene.js';
import { rawText } from '../testing/raw-text.js';

const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env.SOULAD_ROUNDS ?? 5);
const WORDS = ['Jedna', 'KANAREK', 'v Kolíně', 'u tety', 'Konec'];

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
let author: Guest;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { text: `${WORDS.join(' a ')}.`, mode: 'joint' });
  author = await scene.join('worker', [unitId]);
  await follow(scene, 'worker', author);
});

const state = () =>
  server.asOwner(
    `select (select count(*) from unit where record_id = u.record_id)::int as units, u.gen, u.head_seq, u.access_epoch,
       (select count(*) from carving where source_unit = u.id)::int as carvings,
       (select count(*) from generation where unit_id = u.id)::int as generations,
       (select count(*) from unit_snapshot where unit_id = u.id)::int as snapshots from unit u where u.id = $1`,
    [unitId],
  );

describe('a carve that is disturbed', () => {
  it('[P34] leaves nothing of itself when it is cut off in the middle', async () => {
    const before = await state();
    const passage = await selected(scene, 'worker', author, { unitId, words: 'KANAREK' });
    const label = { category: 'INTERNAL' };
    // The database ends the transaction when the passage is stored and the source is about to be written anew.
    await server.asOwner(
      `create function crash() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`,
    );
    await server.asOwner(
      'create trigger crash before insert on generation for each row when (new.gen > 1) execute function crash()',
    );
    expect(await scene.refusalOf('worker', CARVE, { id: unitId, passage, label })).toBe('INTERNAL');
    await server.asOwner('drop trigger crash on generation');
    expect(await state()).toEqual(before);
    const again = await scene.refusalOf('worker', CARVE, { id: unitId, passage, label });
    expect(again).toBeUndefined();
  });

  it(`[realtime 26] ends in one order with other carves, narrowing, labels and typing (seed ${SEED}, ${ROUNDS} rounds)`, async () => {
    let seed = SEED;
    const next = (most: number): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) % most;
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await scene.newUnit('worker', { text: `${WORDS.join(' a ')}.`, mode: 'joint' });
      await vi.waitFor(() => expect(author.record.unit(id)?.right).toBe('write'));
      const acts = [
        ...['KANAREK', 'KANAREK a v Kolíně', 'v Kolíně a u tety'].map((words) => async () => {
          const passage = await selected(scene, 'worker', author, { unitId: id, words }).catch(() => undefined);
          const variables = { id, passage, label: { category: 'INTERNAL' } };
          return passage && scene.refusalOf(next(2) ? 'worker' : 'minutes', CARVE, variables);
        }),
        () =>
          scene.refusalOf(
            'worker',
            'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "x") { id } }',
            { id, p: [scene.table.parties.school] },
          ),
        () =>
          scene.refusalOf(
            'worker',
            'mutation ($id: ID!) { relabelUnit(unitId: $id, change: { category: IDENT }) { id } }',
            { id },
          ),
        async () => type(author, id, ' psáno'),
      ];
      await Promise.all(acts.toSorted(() => next(3) - 1).map((act) => act().catch(() => undefined)));
      await saved(author);
      const [row] = await server.asOwner<{ gen: number; carvings: number; generations: number; closed: number }>(
        `select u.gen, (select count(*) from carving where source_unit = u.id)::int as carvings,
           (select count(*) from generation where unit_id = u.id)::int as generations,
           (select count(*) from generation where unit_id = u.id and closed_at is not null)::int as closed
           from unit u where u.id = $1`,
        [id],
      );
      expect(row?.generations, `round ${round}`).toBe(row?.gen);
      expect(row?.closed).toBe((row?.gen ?? 0) - 1);
      await vi.waitFor(() => expect(author.record.unit(id)?.gen).toBe(row?.gen));
      const cut = row && row.carvings > 0 ? await rawText(scene, 'father', id) : undefined;
      const left = textOf(author, id) ?? '';
      for (const word of ['KANAREK', 'v Kolíně', 'u tety'])
        expect(!left.includes(word) && cut?.bytes.includes(word), `round ${round}: ${word}`).not.toBe(true);
    }
  }, 120_000);
});
