import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { carve } from '../testing/carving.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { firstText, saved, type } from '../testing/live-scene.js';
import type { SitterKey } from '../testing/index.js';

const HISTORY = `query ($id: ID!) { unitHistory(unitId: $id) { mayRestore versions { id kind since at party { letter } persons } } }`;
const DIFF = `query ($id: ID!, $to: String!, $from: String) { unitDiff(unitId: $id, to: $to, from: $from) {
  from { id } to { id } blocks { kind runs { kind text } } content } }`;
const LATELY = `query ($id: ID!) { recordHistory(recordId: $id) { entries { unitId ordinal version { at party { letter } } } } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly party: { readonly letter: string } | null;
  readonly persons: readonly string[];
}

describe.each(['both', 'app', 'rls'] as const)('history, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);

  const versions = async (by: SitterKey, id: UnitId): Promise<readonly Listed[]> =>
    (await scene.ask<{ unitHistory: { versions: Listed[] } }>(by, HISTORY, { id })).unitHistory.versions;

  async function difference(by: SitterKey, id: UnitId, to: string, from?: string): Promise<string> {
    const { unitDiff } = await scene.ask<{ unitDiff: { blocks: { runs: { kind: string; text: string }[] }[] } }>(
      by,
      DIFF,
      { id, to, from: from ?? null },
    );
    const said = (kind: string, text: string): string => (kind === 'same' ? text : `${kind}(${text})`);
    return unitDiff.blocks.map(({ runs }) => runs.map((run) => said(run.kind, run.text)).join('')).join('\n');
  }

  /** Makes what was written until now older, so that the next words begin a version of their own. */
  const wait = (id: UnitId): Promise<object[]> =>
    server.asOwner(`update unit_update set at = at - interval '6 minutes' where unit_id = $1`, [id]);

  it('lists bursts of one party as one version, newest first, with the person the viewer may know', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const [a, b] = [await scene.join('worker', [unitId]), await scene.join('teacher', [unitId])];
    type(a, unitId, ' jedna');
    await saved(a);
    type(a, unitId, ' dvě');
    await saved(a);
    type(b, unitId, ' tři');
    await saved(b);
    const listed = await versions('father', unitId);
    expect(listed.map(({ kind, party, persons }) => [kind, party?.letter, ...persons])).toEqual([
      ['edited', 'S', 'Petr Dub'],
      ['edited', 'O', 'Alena Zemanová'],
      ['begun', 'O'],
    ]);
    const [newest, middle, oldest] = listed.map((version) => version.id);
    expect(await difference('father', unitId, newest ?? '')).toBe('začátek jedna dvěadded( tři)');
    expect(await difference('father', unitId, newest ?? '', oldest)).toBe('začátekadded( jedna dvě tři)');
    expect(await difference('father', unitId, oldest ?? '')).toBe('added(začátek)');
    await wait(unitId);
    type(b, unitId, ' čtyři');
    await saved(b);
    expect((await versions('father', unitId)).map((version) => version.id).slice(1)).toEqual([newest, middle, oldest]);
  });

  it('[Q6] shows nothing that was deleted within a burst, and no draft to whom it was not shared', async () => {
    const { recordId, sectionId } = scene.table;
    const add = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }';
    const input = { recordId, sectionId, text: 'koncept', mode: 'joint', kind: 'frame' };
    const { addUnit } = await scene.ask<{ addUnit: { id: UnitId; epoch: number } }>('worker', add, { input });
    const unitId = addUnit.id;
    const a = await scene.join('worker', [unitId]);
    type(a, unitId, ' hrozné tajemství');
    await saved(a);
    await wait(unitId);
    const text = firstText(a.record, unitId);
    text.delete(7, ' hrozné tajemství'.length);
    await saved(a);
    const share = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }';
    await scene.ask('worker', share, addUnit);
    await wait(unitId);
    type(a, unitId, ' sdíleno');
    await saved(a);
    const seen = await versions('father', unitId);
    expect(seen.map(({ kind }) => kind)).toEqual(['edited', 'begun']);
    for (const { id } of seen) expect(await difference('father', unitId, id)).not.toContain('tajemství');
    const own = await versions('worker', unitId);
    expect(own).toHaveLength(4);
    const texts = await Promise.all(own.map(({ id }) => difference('worker', unitId, id)));
    expect(texts.join()).toContain('removed( hrozné tajemství)');
    const foreign = own.find(({ id }) => seen.every((one) => one.id !== id));
    expect(await scene.refusalOf('father', DIFF, { id: unitId, to: foreign?.id })).toBe('NOT_FOUND');
  });

  it('[Q6] lists and tells the same whether or not hidden passages have a history', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    const before = await scene.ask('father', LATELY, { id: scene.table.recordId });
    const hidden = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    await scene.ask('worker', NARROW, { u: hidden, p: [scene.table.parties.father] });
    const a = await scene.join('worker', [hidden]);
    type(a, hidden, ' skryté');
    await saved(a);
    expect(await scene.ask('father', LATELY, { id: scene.table.recordId })).toEqual(before);
    expect((await versions('mother', hidden)).map(({ kind }) => kind)).toEqual(['edited', 'begun']);
    expect(await versions('father', unitId)).toHaveLength(1);
    for (const id of [hidden, randomUUID()]) {
      expect(await scene.refusalOf('father', HISTORY, { id })).toBe('NOT_FOUND');
      expect(await scene.refusalOf('father', DIFF, { id, to: 'x' })).toBe('NOT_FOUND');
      expect(await scene.refusalOf('father', LATELY, { id })).toBe('NOT_FOUND');
    }
  });

  it('[I1] names neither the party nor the person whom the viewer may not know of', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    const b = await scene.join('ngo', [unitId]);
    type(b, unitId, ' od azylového domu');
    await saved(b);
    const { parties } = scene.table;
    const know = 'mutation ($p: ID!, $k: [ID!]) { limitPartyKnowledge(partyId: $p, knownTo: $k) { id } }';
    await scene.ask('worker', know, { p: parties.ngo, k: [parties.mother] });
    const [newest] = await versions('father', unitId);
    expect(newest).toMatchObject({ kind: 'edited', party: null, persons: [] });
    expect((await versions('mother', unitId))[0]).toMatchObject({ party: { letter: 'N' }, persons: ['Jana Lípová'] });
  });

  it('[Q6] has no version, difference or word of a passage that was cut out, for whoever does not read it', async () => {
    const unitId = await scene.newUnit('worker', { text: 'Anna bydlí u tety v Kolíně ráda.', mode: 'joint' });
    const a = await scene.join('worker', [unitId]);
    type(a, unitId, ' Dnes.');
    await saved(a);
    const before = await versions('father', unitId);
    expect(before).toHaveLength(2);
    await carve(scene, 'worker', a, { unitId, words: 'u tety v Kolíně' });
    const after = await versions('father', unitId);
    expect(after.map(({ kind }) => kind)).toEqual(['begun']);
    for (const { id } of before)
      expect(await scene.refusalOf('father', DIFF, { id: unitId, to: id })).toBe('NOT_FOUND');
    expect(await difference('father', unitId, after[0]?.id ?? '')).not.toContain('Kolín');
    const own = await versions('worker', unitId);
    expect(own.map(({ kind, party }) => [kind, party?.letter])).toEqual([
      ['cut', undefined],
      ['edited', 'O'],
      ['begun', 'O'],
    ]);
    expect(await difference('worker', unitId, own[0]?.id ?? '')).toContain('removed(');
  });

  it('lets the author side alone write an earlier text anew', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    const may = async (by: SitterKey): Promise<boolean> =>
      (await scene.ask<{ unitHistory: { mayRestore: boolean } }>(by, HISTORY, { id: unitId })).unitHistory.mayRestore;
    expect([await may('worker'), await may('teacher'), await may('father')]).toEqual([true, false, false]);
  });

  it('[I10] notes who looked into the history of what', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    await versions('teacher', unitId);
    const { userId } = scene.table.people.teacher;
    const rows = await server.asOwner<{ action: string; object: string }>(
      'select action, object from audit_event where actor = $1 and object = $2',
      [userId, unitId],
    );
    expect(rows).toEqual([{ action: 'unit.history', object: unitId }]);
    expect(
      await server.asOwner('select way from disclosure where unit_id = $1 and user_id = $2', [unitId, userId]),
    ).toEqual([{ way: 'history' }]);
  });
});
