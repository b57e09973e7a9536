import type { UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { auditRows, type SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);

interface Seen {
  readonly rev: string;
  readonly sections: readonly {
    readonly ordinal: string;
    readonly units: readonly { readonly id: UnitId; readonly ordinal: string; readonly text: string }[];
  }[];
}

const FIELDS = 'rev sections { ordinal units { id ordinal text } }';
const RECORD = `query ($id: ID!) { record(id: $id) { ${FIELDS} } }`;
const RECORD_AS = `query ($id: ID!, $party: ID!) { recordAs(id: $id, partyId: $party) { ${FIELDS} } }`;
const PROJECTED = `query ($id: ID!) { recordProjected(id: $id) { ${FIELDS} } }`;
const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch state awaitsAcceptance scribedBy } }';
const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id state epoch } }';
const ALLOW =
  'mutation ($id: ID!, $party: ID!) { allowParty(unitId: $id, partyId: $party, basis: "zspod-51-4-d", reason: "potřebné pro službu") { id } }';

async function recordOf(by: SitterKey): Promise<Seen> {
  return (await scene.ask<{ record: Seen }>(by, RECORD, { id: scene.table.recordId })).record;
}

async function seenBy(by: SitterKey): Promise<string[]> {
  return (await recordOf(by)).sections.flatMap((section) => section.units.map((unit) => unit.text));
}

const added = (by: SitterKey, input: object) =>
  scene.ask<{
    addUnit: { id: UnitId; epoch: number; state: string; awaitsAcceptance: boolean; scribedBy: string | null };
  }>(by, ADD, {
    input: {
      recordId: scene.table.recordId,
      sectionId: scene.table.sectionId,
      category: 'EDU',
      text: 'docházka',
      ...input,
    },
  });

describe('records', () => {
  it('[P2] keeps a draft with its author until it is shared', async () => {
    const { addUnit } = await added('teacher', {});
    expect(await seenBy('worker')).toEqual([]);
    expect(await seenBy('teacher')).toEqual(['docházka']);
    await scene.ask('teacher', SHARE, addUnit);
    expect(await seenBy('worker')).toEqual(['docházka']);
  });

  it('refuses to share on an audience that has changed since it was shown', async () => {
    const { addUnit } = await added('teacher', {});
    expect(await scene.refusalOf('teacher', SHARE, { id: addUnit.id, epoch: addUnit.epoch + 1 })).toBe('CONFLICT');
    expect(await scene.refusalOf('worker', SHARE, addUnit)).toBe('NOT_FOUND');
  });

  it('[I1] numbers what the viewer sees, without gaps, and leaves the fingerprint alone when something hidden comes', async () => {
    const [first, third] = [
      await scene.newUnit('worker', { text: 'první' }),
      await scene.newUnit('worker', { text: 'třetí' }),
    ];
    const before = await recordOf('mother');
    await scene.newUnit('worker', { text: 'tajná', category: 'INTERNAL', afterUnitId: first });
    const after = await recordOf('mother');
    expect(after).toEqual(before);
    expect(after.sections[0]?.units.map((unit) => [unit.id, unit.ordinal])).toEqual([
      [first, '1.1'],
      [third, '1.2'],
    ]);
    expect((await recordOf('worker')).sections[0]?.units.map((unit) => unit.ordinal)).toEqual(['1.1', '1.2', '1.3']);
  });

  it('[I5] lets a party read only when originator and convener have both said so', async () => {
    const id = await scene.newUnit('adviser', { category: 'FIN', text: 'dluhy' });
    const allow = { id, party: scene.table.parties.ngo };
    expect(await seenBy('ngo')).toEqual([]);
    await scene.ask('worker', ALLOW, allow);
    expect(await seenBy('ngo')).toEqual([]);
    await scene.ask('adviser', ALLOW, allow);
    expect(await seenBy('ngo')).toEqual(['dluhy']);
    expect(await scene.refusalOf('ngo', ALLOW, allow)).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('teacher', ALLOW, allow)).toBe('NOT_FOUND');
  });

  it('[P5] never allows what the matrix blocks, and keeps nothing of the attempt', async () => {
    const id = await scene.newUnit('worker', { category: 'SAFE_ADDR', text: 'adresa' });
    expect(await scene.refusalOf('worker', ALLOW, { id, party: scene.table.parties.father })).toBe('BLOCKED_BY_LAW');
    expect(await server.asOwner('select id from unit_override where unit_id = $1', [id])).toEqual([]);
  });

  it('[I5] lets the convener narrow by another category, but not widen', async () => {
    const id = await scene.newUnit('teacher', { category: 'EDU' });
    const relabel =
      'mutation ($id: ID!, $category: Category) { relabelUnit(unitId: $id, change: { category: $category }) { id } }';
    expect(await scene.refusalOf('worker', relabel, { id, category: 'IDENT' })).toBe('FORBIDDEN_STEP');
    await scene.ask('worker', relabel, { id, category: 'EDU_SPEC' });
    await scene.ask('teacher', relabel, { id, category: 'IDENT' });
  });

  it('shows as another party only what both may read', async () => {
    await scene.newUnit('worker', { text: 'všem', category: 'IDENT' });
    await scene.newUnit('adviser', { text: 'dluhy', category: 'FIN' });
    await scene.newUnit('worker', { text: 'úřad', category: 'INTERNAL' });
    const as = async (by: SitterKey, party: string) =>
      (
        await scene.ask<{ recordAs: Seen }>(by, RECORD_AS, { id: scene.table.recordId, party })
      ).recordAs.sections.flatMap((s) => s.units.map((u) => u.text));
    expect(await as('worker', scene.table.parties.school)).toEqual(['všem']);
    expect(await as('teacher', scene.table.parties.debt)).toEqual(['všem']);
    expect(await as('worker', scene.table.parties.debt)).toEqual(['všem', 'dluhy']);
  });

  it('projects only what everybody in the room may read, and nothing when nobody is noted', async () => {
    await scene.newUnit('worker', { text: 'všem', category: 'PLAN', kind: 'frame' });
    await scene.newUnit('teacher', { text: 'škole', category: 'EDU' });
    const wall = async () =>
      (
        await scene.ask<{ recordProjected: Seen }>('minutes', PROJECTED, { id: scene.table.recordId })
      ).recordProjected.sections.flatMap((s) => s.units.map((u) => u.text));
    expect(await scene.refusalOf('teacher', PROJECTED, { id: scene.table.recordId })).toBe('FORBIDDEN_STEP');
    const withDebt = await wall();
    expect(withDebt).not.toContain('škole');
    await server.asOwner('update attendance set out_at = now() where party_id = any ($1)', [
      [scene.table.parties.debt],
    ]);
    expect(await wall()).toContain('škole');
    await server.asOwner('update attendance set out_at = now() where out_at is null');
    expect(await wall()).toEqual([]);
  });

  it('lets the minute taker draft for another party, which accepts it before it is shared', async () => {
    const { addUnit } = await added('minutes', { authorPartyId: scene.table.parties.school });
    expect(addUnit).toMatchObject({ awaitsAcceptance: true, scribedBy: 'Hana Malá', state: 'draft' });
    expect(await scene.refusalOf('minutes', SHARE, addUnit)).toBe('FORBIDDEN_STEP');
    await scene.ask('teacher', 'mutation ($id: ID!) { acceptScribed(unitId: $id) { id } }', addUnit);
    await scene.ask('minutes', SHARE, addUnit);
    expect(
      await scene.refusalOf('worker', ADD, {
        input: {
          recordId: scene.table.recordId,
          sectionId: scene.table.sectionId,
          authorPartyId: scene.table.parties.school,
        },
      }),
    ).toBe('FORBIDDEN_STEP');
  });

  it('says to the minute taker that a passage is shared, though the minute taker reads it no longer', async () => {
    const { addUnit } = await added('minutes', { authorPartyId: scene.table.parties.school, category: 'INTERNAL' });
    const accept = 'mutation ($id: ID!) { acceptScribed(unitId: $id) { id epoch } }';
    const { acceptScribed } = await scene.ask<{ acceptScribed: object }>('teacher', accept, addUnit);
    expect(await seenBy('minutes')).toEqual(['docházka']);
    expect(await scene.ask('minutes', SHARE, acceptScribed)).toEqual({ shareUnit: null });
    expect(await seenBy('teacher')).toEqual(['docházka']);
    expect(await seenBy('minutes')).toEqual([]);
  });

  it('moves and deletes: a draft goes for good, what was shared does not', async () => {
    const [first, second] = [
      await scene.newUnit('worker', { text: 'první' }),
      await scene.newUnit('worker', { text: 'druhá' }),
    ];
    const move =
      'mutation ($id: ID!, $section: ID!, $after: ID) { moveUnit(unitId: $id, sectionId: $section, afterUnitId: $after) { id } }';
    await scene.ask('worker', move, { id: first, section: scene.table.sectionId, after: second });
    expect(await seenBy('worker')).toEqual(['druhá', 'první']);
    const remove = 'mutation ($id: ID!) { deleteUnit(unitId: $id) { id } }';
    expect(await scene.refusalOf('worker', remove, { id: first })).toBe('FORBIDDEN_STEP');
    const { addUnit } = await added('teacher', {});
    expect(await scene.refusalOf('worker', remove, { id: addUnit.id })).toBe('NOT_FOUND');
    await scene.ask('teacher', remove, { id: addUnit.id });
    expect(await server.asOwner('select id from unit where id = $1', [addUnit.id])).toEqual([]);
  });

  it('[I11] answers every verb on a hidden unit like one on no unit', async () => {
    const hidden = await scene.newUnit('worker', { category: 'INTERNAL' });
    const missing = hidden.replace(/^.{8}/, '00000000');
    const verbs = [
      SHARE,
      ALLOW,
      'mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }',
      'mutation ($id: ID!) { deleteUnit(unitId: $id) { id } }',
      'query ($id: ID!) { whoSees(unitId: $id) { unitId } }',
      'query ($id: ID!) { sharePreview(unitId: $id) { unitId } }',
    ];
    for (const verb of verbs) {
      const bodies = [];
      for (const id of [hidden, missing, 'no id at all']) {
        const answer = await server.gql(
          verb,
          { id, epoch: 1, party: scene.table.parties.school },
          scene.table.people.father.cookie,
        );
        bodies.push(answer.body.replace(/"traceId":"[^"]*"/, ''));
      }
      expect(bodies[0]).toContain('NOT_FOUND');
      expect(new Set(bodies).size).toBe(1);
    }
  });

  it('[I11] takes nobody for a subject who is no person of the family, or is hidden from the writer', async () => {
    const { childId, parties } = scene.table;
    const [hidden, stranger] = [childId.replace(/^.{8}/, '0bad0bad'), childId.replace(/^.{8}/, '00000000')];
    await server.asOwner(
      `insert into person (id, family_id, given_name, family_name, sex, is_child, deceased, known_to)
         select $2, family_id, 'Skrytá', 'Osoba', 'female', false, false, $3 from person where id = $1`,
      [childId, hidden, [parties.ospod]],
    );
    const relabel =
      'mutation ($id: ID!, $subjects: [ID!]) { relabelUnit(unitId: $id, change: { subjects: $subjects }) { id } }';
    const id = await scene.newUnit('teacher', { category: 'EDU', subjects: [childId] });
    for (const subjects of [[hidden], [stranger], [childId, stranger]]) {
      expect(await scene.refusalOf('teacher', relabel, { id, subjects })).toBe('NOT_FOUND');
      const { recordId, sectionId } = scene.table;
      expect(await scene.refusalOf('teacher', ADD, { input: { recordId, sectionId, subjects } })).toBe('NOT_FOUND');
    }
    await scene.ask('teacher', relabel, { id, subjects: [] });
    await scene.ask('worker', relabel, { id: await scene.newUnit('worker', {}), subjects: [hidden, childId] });
  });

  it('[I10] notes every read and every disclosure before it answers', async () => {
    const id = await scene.newUnit('worker', { category: 'IDENT' });
    await recordOf('teacher');
    const rows = await server.asOwner('select party_id, way from disclosure where unit_id = $1 and user_id = $2', [
      id,
      scene.table.people.teacher.userId,
    ]);
    expect(rows).toEqual([{ party_id: scene.table.parties.school, way: 'projection' }]);
    const audit = await auditRows(server, `action = 'record.read' and actor = $1`, [scene.table.people.teacher.userId]);
    expect(audit.at(-1)?.detail).toEqual({ units: [id] });
  });

  it('[P15] explains the audience fully to who answers for it, and names no hidden party', async () => {
    const id = await scene.newUnit('worker', { category: 'IDENT' });
    await server.asOwner('update party set known_to = $2 where id = $1', [
      scene.table.parties.ngo,
      [scene.table.parties.ospod],
    ]);
    const ask =
      'query ($id: ID!) { whoSees(unitId: $id) { full sees { party { label } rule explanation } doesNot { party { label } } } }';
    type Answer = {
      whoSees: {
        full: boolean;
        sees: { party: { label: string }; rule: string }[];
        doesNot: { party: { label: string } }[];
      };
    };
    const worker = (await scene.ask<Answer>('worker', ask, { id })).whoSees;
    const teacher = (await scene.ask<Answer>('teacher', ask, { id })).whoSees;
    expect(worker.full).toBe(true);
    expect(worker.sees.map((reason) => reason.party.label)).toContain('ngo');
    expect(teacher.full).toBe(false);
    expect([...teacher.sees, ...teacher.doesNot].map((reason) => reason.party.label)).not.toContain('ngo');
    expect(teacher.sees.filter((reason) => reason.rule !== '').map((reason) => reason.party.label)).toEqual(['school']);
  });
});
