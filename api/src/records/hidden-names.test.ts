import type { PersonId, UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CARVE, type Carved, selected } from '../testing/carving.js';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);

const RELABEL = `mutation ($id: ID!, $subjects: [ID!]) {
  relabelUnit(unitId: $id, change: { subjects: $subjects }) { subjects } }`;
const PREVIEW = `query ($id: ID!, $subjects: [ID!]) {
  sharePreview(unitId: $id, change: { subjects: $subjects }) { gains { partyId } loses { partyId } } }`;
const ALLOW = `mutation ($id: ID!, $party: ID!) {
  allowParty(unitId: $id, partyId: $party, basis: "zspod-51-4-d", reason: "potřebné pro službu") { id } }`;
const NARROW = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "bezpečí") { id } }';
const WHO = `query ($id: ID!) { whoSees(unitId: $id) { doesNot { party { label } rule explanation } } }`;
const WORDS = 'Docházka je dobrá.';

async function seenBy(by: SitterKey): Promise<string[]> {
  const { record } = await scene.ask<{ record: { sections: { units: { text: string }[] }[] } }>(
    by,
    'query ($id: ID!) { record(id: $id) { sections { units { text } } } }',
    { id: scene.table.recordId },
  );
  return record.sections.flatMap((section) => section.units.map((unit) => unit.text));
}

async function person(name: string): Promise<PersonId> {
  const [row] = await server.asOwner<{ id: PersonId }>(
    `insert into person (id, family_id, given_name, family_name, sex, is_child)
       select $1, family_id, $2, 'Zkušební', 'male', false from case_file where id = $3 returning id`,
    [randomUUID(), name, scene.table.caseId],
  );
  if (!row) throw new Error('nobody was added');
  return row.id;
}

/** What the school said about the child and an adult who has been hidden from it since; the mother does not read it. */
async function aboutTwo(): Promise<{ readonly unitId: UnitId; readonly hidden: PersonId }> {
  const { childId, parties } = scene.table;
  const hidden = await person('Petr');
  const text = `Posudek. ${WORDS}`;
  const unitId = await scene.newUnit('teacher', { category: 'EDU', subjects: [childId, hidden], text });
  await server.asOwner('update person set known_to = $2 where id = $1', [hidden, [parties.ospod]]);
  expect(await seenBy('mother')).toEqual([]);
  return { unitId, hidden };
}

const subjectsOf = async (unitId: UnitId): Promise<readonly string[] | undefined> =>
  (await server.asOwner<{ subjects: string[] }>('select subjects from unit where id = $1', [unitId]))[0]?.subjects;

describe('who says of a passage whom it is about and may not know of everybody in it', () => {
  it('[P38][I1] takes nobody out who is hidden from them, and is shown beforehand that nothing changes', async () => {
    const { unitId, hidden } = await aboutTwo();
    const { childId } = scene.table;
    const same = { id: unitId, subjects: [childId] };
    const { sharePreview } = await scene.ask<{ sharePreview: object }>('teacher', PREVIEW, same);
    expect(sharePreview).toEqual({ gains: [], loses: [] });
    const answer = await scene.ask<{ relabelUnit: object }>('teacher', RELABEL, same);
    expect(answer.relabelUnit).toEqual({ subjects: [childId] });
    expect(await subjectsOf(unitId)).toEqual([childId, hidden]);
    expect(await seenBy('mother')).toEqual([]);
    // Whoever may know of the person may take them out.
    await scene.ask('teacher', RELABEL, { id: unitId, subjects: [] });
    expect(await subjectsOf(unitId)).toEqual([hidden]);
  });

  it('[P38][P34] nor is anybody left out of a passage that is cut out', async () => {
    const { unitId, hidden } = await aboutTwo();
    const { childId } = scene.table;
    const guest = await scene.join('teacher', [unitId]);
    const passage = await selected(scene, 'teacher', guest, { unitId, words: WORDS });
    const label = { subjects: [childId], withoutPartyIds: [scene.table.parties.ngo] };
    const cut = await scene.ask<{ carvePassage: Carved }>('teacher', CARVE, { id: unitId, passage, label });
    expect(await subjectsOf(cut.carvePassage.unit.id)).toEqual([childId, hidden]);
    expect(await seenBy('mother')).toEqual([]);
  });
});

/** A lawyer of both parents; the school may not know of the father, from whom the passage is kept. */
async function lawyer(): Promise<string> {
  const { parties, caseId, sittingId } = scene.table;
  const [id, holder] = [randomUUID(), await person('Hugo')];
  await server.asOwner(
    `insert into party (id, case_id, type, person_id, represents, letter, label, purpose, basis, is_convener, valid_from)
       select $1, $2, 'representative', $3, array(select person_id from party where id = any ($4)), 'R', 'lawyer',
         'zastoupení', 'zspod-10-3-e', false, now() - interval '1 day'`,
    [id, caseId, holder, [parties.mother, parties.father]],
  );
  await server.asOwner(`insert into sitting_party (sitting_id, party_id, invitation) values ($1, $2, 'invited')`, [
    sittingId,
    id,
  ]);
  await server.asOwner('update party set known_to = $2 where id = $1', [parties.father, [parties.ospod, id]]);
  return id;
}

describe('a representative with a client whom not everybody may know of', () => {
  const told = async (by: SitterKey, id: UnitId): Promise<unknown> => {
    const { whoSees } = await scene.ask<{ whoSees: { doesNot: { party: { label: string } }[] } }>(by, WHO, { id });
    return whoSees.doesNot.find(({ party }) => party.label === 'lawyer');
  };

  it('[P16][I1] is let in by whoever does not know of the client as if there were none, and by no other', async () => {
    const party = await lawyer();
    const id = await scene.newUnit('teacher', { category: 'PLAN', kind: 'frame', mode: 'joint' });
    await scene.ask('worker', NARROW, { id, p: [scene.table.parties.father] });
    await scene.ask('teacher', ALLOW, { id, party });
    expect(await scene.refusalOf('worker', ALLOW, { id, party })).toBe('BLOCKED_BY_LAW');
    expect(await told('worker', id)).toMatchObject({ rule: 'P16', explanation: 'client-does-not-see' });
    expect(await told('teacher', id)).toMatchObject({ rule: '', explanation: 'does-not-see' });
    await server.asOwner('delete from unit_override where unit_id = $1 and party_id = $2', [id, party]);
    await scene.ask('worker', ALLOW, { id, party });
    expect(await scene.refusalOf('teacher', ALLOW, { id, party })).toBeUndefined();
    // The bound holds all the same.
    const reads = await server.asOwner('select 1 from audience where unit_id = $1 and party_id = $2 and rank > 0', [
      id,
      party,
    ]);
    expect(reads).toEqual([]);
  });
});
