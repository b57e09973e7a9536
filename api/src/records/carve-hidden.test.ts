import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { CARVE, type Carved, selected } from '../testing/carving.js';
import type { SitterKey } from '../testing/index.js';
import { onTestApp } from '../testing/hooks.js';
import { type Guest, LiveScene } from '../testing/live-scene.js';

const scenes: LiveScene[] = [];

const server = onTestApp();
afterEach(() => scenes.splice(0).forEach((scene) => scene.leaveAll()));

const RECORD = 'query ($id: ID!) { record(id: $id) { sections { units { id text gen epoch ordinal } } } }';
const PREVIEW = `query ($id: ID!, $passage: PassageInput!, $label: CarveLabel!) {
  carvePreview(unitId: $id, passage: $passage, label: $label) {
    text mine keeps { label } loses { label } gains { label } received { party { label } } } }`;
const WHO = `query ($id: ID!) { whoSees(unitId: $id) { full category sees { party { label } rule explanation }
  doesNot { party { label } rule explanation } } }`;
const DECISIONS =
  'query ($id: ID!) { decisions(caseId: $id) { unitId party { label } effect reason byOriginator byConvener } }';
const NARROW = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "důvod") { id } }';

const WORDS = 'Docházka je dobrá.';

interface School {
  readonly scene: LiveScene;
  readonly unitId: UnitId;
  readonly guest: Guest;
}

/** What the school said at a table where it may not know of the adviser, who sits there or has left long ago. */
async function atSchool({ hidden, category }: { hidden: boolean; category: string }): Promise<School> {
  const scene = await LiveScene.lay(server);
  scenes.push(scene);
  const { debt, ospod } = scene.table.parties;
  await server.asOwner('update party set known_to = $2 where id = $1', [debt, [debt, ospod]]);
  if (!hidden)
    await server.asOwner(
      `update party set valid_from = now() - interval '2 days', valid_to = now() - interval '1 day' where id = $1`,
      [debt],
    );
  const unitId = await scene.newUnit('teacher', { category, text: `Posudek. ${WORDS}` });
  return { scene, unitId, guest: await scene.join('teacher', [unitId]) };
}

async function textsOf({ scene }: School, by: SitterKey): Promise<readonly string[]> {
  const { record } = await scene.ask<{ record: { sections: { units: { text: string }[] }[] } }>(by, RECORD, {
    id: scene.table.recordId,
  });
  return record.sections.flatMap((section) => section.units.map(({ text }) => text));
}

interface Decided {
  readonly decisions: readonly { readonly unitId: UnitId; readonly party: { readonly label: string } }[];
}

/** Cuts the words out and tells everything the school is told of it, then and afterwards; ids by order of appearance. */
async function toldOfCut(
  school: School,
  label: object,
): Promise<{ readonly told: readonly string[]; readonly carved: UnitId }> {
  const { scene, unitId, guest } = school;
  const { recordId, caseId } = scene.table;
  const passage = await selected(scene, 'teacher', guest, { unitId, words: WORDS });
  const answers: unknown[] = [await scene.ask('teacher', PREVIEW, { id: unitId, passage, label })];
  const cut = await scene.ask<{ carvePassage: Carved }>('teacher', CARVE, { id: unitId, passage, label });
  const carved = cut.carvePassage.unit.id;
  answers.push(cut, await scene.ask('teacher', RECORD, { id: recordId }));
  for (const id of [unitId, carved]) answers.push(await scene.ask('teacher', WHO, { id }));
  // Of one moment, in the order of their own ids.
  const { decisions } = await scene.ask<Decided>('teacher', DECISIONS, { id: caseId });
  answers.push(decisions.toSorted((a, b) => a.party.label.localeCompare(b.party.label)));
  answers.push(
    await server.asOwner('select action, object, rule from audit_event where stream = $1 order by seq', [caseId]),
  );
  return { told: answers.map(withoutIds()), carved };
}

function withoutIds(): (value: unknown) => string {
  const seen = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = seen.get(id) ?? `id ${seen.size}`;
    seen.set(id, name);
    return name;
  };
  return (value) =>
    JSON.stringify(value, (key, one: unknown) => (key === 'epoch' || key.endsWith('At') ? typeof one : one)).replace(
      /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu,
      nameOf,
    );
}

async function decidedFor({ scene }: School, by: SitterKey, unitId: UnitId): Promise<readonly string[]> {
  const { decisions } = await scene.ask<Decided>(by, DECISIONS, { id: scene.table.caseId });
  return decisions.filter((one) => one.unitId === unitId).map(({ party }) => party.label);
}

describe('a cut whose author may not know of somebody', () => {
  it('[P34][I1] is answered as if there were nobody who would gain by it, and gives that party nothing', async () => {
    const tell = async (hidden: boolean): Promise<readonly string[]> => {
      const school = await atSchool({ hidden, category: 'EDU_SPEC' });
      const { ngo, mother, father, debt } = school.scene.table.parties;
      const { told, carved } = await toldOfCut(school, { category: 'IDENT', withoutPartyIds: [ngo, mother, father] });
      expect(await textsOf(school, 'teacher')).toEqual(['Posudek.', WORDS]);
      expect((await decidedFor(school, 'teacher', carved)).toSorted()).toEqual(['father', 'mother', 'ngo']);
      const kept = hidden ? ['debt'] : [];
      expect((await decidedFor(school, 'worker', carved)).toSorted()).toEqual([...kept, 'father', 'mother', 'ngo']);
      // Not for a moment: who stands there once has the generation for good.
      const traces = await server.asOwner(
        `select 1 from generation_reader where unit_id = $1 and party_id = $2
         union all select 1 from audience where unit_id = $1 and party_id = $2 and rank > 0`,
        [carved, debt],
      );
      expect(traces).toEqual([]);
      return told;
    };
    expect(await tell(true)).toEqual(await tell(false));
  });

  it('[P34] keeps the words from whom the convener had taken out of the source, and with whom had them', async () => {
    const school = await atSchool({ hidden: true, category: 'IDENT' });
    const { scene, unitId } = school;
    const { debt, father } = scene.table.parties;
    expect(await textsOf(school, 'adviser')).toEqual([`Posudek. ${WORDS}`]);
    const other = await atSchool({ hidden: true, category: 'IDENT' });
    await toldOfCut(other, { withoutPartyIds: [other.scene.table.parties.father] });
    expect(await textsOf(other, 'adviser')).toEqual(['Posudek.', WORDS]);
    await scene.ask('worker', NARROW, { id: unitId, p: [debt] });
    const { carved } = await toldOfCut(school, { withoutPartyIds: [father] });
    expect(await textsOf(school, 'adviser')).toEqual([]);
    expect((await decidedFor(school, 'worker', carved)).toSorted()).toEqual(['debt', 'father']);
    const rows = await server.asOwner(
      'select by_originator as originator, by_convener as convener from unit_override where unit_id = $1 and party_id = $2',
      [carved, debt],
    );
    expect(rows).toEqual([{ originator: true, convener: true }]);
  });

  it('[P34] is refused all the same when somebody would gain whom the author may know of', async () => {
    const { scene, unitId, guest } = await atSchool({ hidden: true, category: 'EDU_SPEC' });
    const passage = await selected(scene, 'teacher', guest, { unitId, words: WORDS });
    expect(await scene.refusalOf('teacher', CARVE, { id: unitId, passage, label: { category: 'IDENT' } })).toBe(
      'FORBIDDEN_STEP',
    );
    expect(await server.asOwner('select 1 from unit_override where unit_id = $1', [unitId])).toEqual([]);
  });

  it('[I3] takes nobody out for a session that has not just cut the passage, and nobody whom it knows', async () => {
    const school = await atSchool({ hidden: true, category: 'PLAN' });
    const { scene, unitId } = school;
    const { debt, ngo, father } = scene.table.parties;
    const { carved } = await toldOfCut(school, { withoutPartyIds: [father] });
    const withhold = async (by: SitterKey, to: UnitId, party: string): Promise<string> => {
      const given = [unitId, to, [randomUUID()], [party], [Buffer.from('x')]];
      return scene
        .inside(by, async ({ sql }) => sql.query('select carving_withhold($1, $2, $3, $4, $5)', given))
        .then(() => 'done')
        .catch((error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)));
    };
    for (const by of ['worker', 'mother', 'ngo'] as const) expect(await withhold(by, carved, debt)).toBe('42501');
    expect(await withhold('teacher', unitId, debt)).toBe('42501');
    for (const party of [ngo, randomUUID()]) expect(await withhold('teacher', carved, party)).toBe('done');
    expect(await decidedFor(school, 'worker', carved)).toEqual(['father']);
  });
});
