import type { UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SitterKey } from '../../testing/index.js';
import { atEachTable, onTestApp } from '../../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { mode: 'joint' });
  const { debt } = scene.table.parties;
  await scene.ask(
    'worker',
    'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "důvod") { id } }',
    { id: unitId, p: [debt] },
  );
});

/** Runs one statement as the server would for this person, and says how many rows it touched or why it was refused. */
async function run(key: SitterKey, text: string, params: unknown[]): Promise<number | string> {
  return scene
    .inside(key, async (ctx) => (await ctx.sql.query(text, params)).length)
    .catch((error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)));
}

const RELABEL = `update unit set category = 'IDENT', state = 'withdrawn' where id = $1 returning id`;
const LIFT = `update unit_override set valid_to = now() where unit_id = $1 returning id`;
const ALLOW = `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from)
  values (gen_random_uuid(), $1, $2, 'allow', 'zspod-10-3-e', 'x', true, true, ctx_user(), now()) returning id`;

describe('row-level security of a record', () => {
  it.each(['father', 'teacher'] as const)(
    '[I3] lets a reader (%s) relabel nothing, lift no narrowing, allow nobody',
    async (key) => {
      expect(await run(key, 'select id from unit where id = $1', [unitId])).toBe(1);
      expect(await run(key, RELABEL, [unitId])).toBe(0);
      expect(await run(key, LIFT, [unitId])).toBe(0);
      expect(await run(key, ALLOW, [unitId, scene.table.parties.debt])).toBe('42501');
    },
  );

  it('[I3] shows a mere reader neither the reasons of decisions nor who has read', async () => {
    await scene.ask('teacher', 'query ($id: ID!) { record(id: $id) { rev } }', { id: scene.table.recordId });
    expect(await run('father', 'select reason from unit_override where unit_id = $1', [unitId])).toBe(0);
    expect(await run('worker', 'select reason from unit_override where unit_id = $1', [unitId])).toBe(1);
    const others = 'select 1 from disclosure where unit_id = $1 and user_id <> ctx_user()';
    expect(await run('father', others, [unitId])).toBe(0);
    expect(await run('worker', others, [unitId])).toBeGreaterThan(0);
  });

  it('lets those who answer for it act', async () => {
    expect(await run('worker', LIFT, [unitId])).toBe(1);
    expect(await run('worker', ALLOW, [unitId, scene.table.parties.debt])).toBe(1);
    expect(await run('worker', RELABEL, [unitId])).toBe(1);
  });
});
