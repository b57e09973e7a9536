import type { RecordId, UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditRows, type SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const FIELDS = 'party { label } witness text name strokes';
const OPEN = 'mutation ($id: ID!) { openPlan(caseId: $id) { recordId } }';
const ADD = 'mutation ($input: PlanItemInput!) { addPlanItem(input: $input) { items { unitId unit { epoch } } } }';
const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }';
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
const SIGN = `mutation ($input: FamilySignatureInput!) { signFamilyVersion(input: $input) { ${FIELDS} } }`;
const LIST = `query ($id: ID!) { familySignatures(recordId: $id) { ${FIELDS} } }`;
const STROKES = [[1, 1, 20, 20, 40, 10, 60, 30]];
const WORDS = 'Ráno budu vodit Nelu do školy.';

interface Seen {
  readonly party: { readonly label: string };
  readonly text: string | null;
}

describe.each(['both', 'app', 'rls'] as const)('the family version signed on a tablet, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  let planId: RecordId;
  let unitId: UnitId;
  beforeEach(async () => {
    const opened = await scene.ask<{ openPlan: { recordId: RecordId } }>('worker', OPEN, { id: scene.table.caseId });
    planId = opened.openPlan.recordId;
    const added = await scene.ask<{ addPlanItem: { items: { unitId: UnitId; unit: { epoch: number } }[] } }>(
      'worker',
      ADD,
      { input: { recordId: planId, heading: 'plan_help', text: WORDS } },
    );
    const [item] = added.addPlanItem.items;
    if (!item) throw new Error('nothing was added');
    unitId = item.unitId;
    await scene.ask('worker', SHARE, { id: unitId, epoch: item.unit.epoch });
  });

  const input = (over: object = {}): object => ({
    ...{ recordId: planId, partyId: scene.table.parties.mother, ...over },
    signature: { text: WORDS, name: 'Renata Olšinová', strokes: STROKES },
  });
  const list = async (by: SitterKey): Promise<readonly Seen[]> =>
    (await scene.ask<{ familySignatures: Seen[] }>(by, LIST, { id: planId })).familySignatures;

  it('[W26] is kept with its witness, for the office and for who signed', async () => {
    await scene.ask('worker', SIGN, { input: input() });
    const whole = [{ party: { label: 'mother' }, text: WORDS, name: 'Renata Olšinová', strokes: STROKES }];
    for (const by of ['worker', 'mother'] as const) expect(await list(by), by).toMatchObject(whole);
    for (const by of ['father', 'teacher', 'ngo'] as const) expect(await list(by), by).toEqual([]);
    const [row] = await auditRows(server, `stream = $1 and action = 'plan.familySign'`, [scene.table.caseId]);
    expect(row?.detail).toMatchObject({ party: scene.table.parties.mother, method: 'tablet' });
    const [kept] = await server.asOwner<{ body: string }>(
      `select encode(evidence, 'escape') as body from family_signature where record_id = $1`,
      [planId],
    );
    expect(kept?.body).not.toMatch(/Olšinová|budu vodit/u);
  });

  it('[W26] is taken down by who answers for the case alone, of the family alone, and never empty', async () => {
    for (const by of ['minutes', 'teacher', 'mother'] as const)
      expect(await scene.refusalOf(by, SIGN, { input: input() }), by).toBe('FORBIDDEN_STEP');
    const { school } = scene.table.parties;
    expect(await scene.refusalOf('worker', SIGN, { input: input({ partyId: school }) })).toBe('BAD_INPUT');
    const missing = planId.replace(/^.{8}/, '00000000');
    expect(await scene.refusalOf('worker', SIGN, { input: input({ partyId: missing }) })).toBe('NOT_FOUND');
    for (const recordId of [missing, scene.table.recordId])
      expect(await scene.refusalOf('worker', SIGN, { input: input({ recordId }) })).toBe('NOT_FOUND');
    for (const wrong of [
      { text: ' ', name: 'Eva', strokes: STROKES },
      { text: WORDS, name: '', strokes: STROKES },
      { text: WORDS, name: 'Eva', strokes: [[1, 1]] },
      { text: WORDS, name: 'Eva', strokes: [[1, 1, 2, 2, 3, 3, 700, 4]] },
    ])
      expect(
        await scene.refusalOf('worker', SIGN, { input: { ...input(), signature: wrong } }),
        JSON.stringify(wrong),
      ).toBe('BAD_INPUT');
    expect(await list('worker')).toEqual([]);
  });

  it('[I7] says nothing more of what its reader has lost since', async () => {
    await scene.ask('worker', SIGN, { input: input() });
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.mother] });
    expect(await list('mother')).toMatchObject([{ text: null, name: null, strokes: null }]);
    expect(await list('worker')).toMatchObject([{ text: WORDS }]);
  });
});
