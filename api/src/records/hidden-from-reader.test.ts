import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { layTable, type SitterKey } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';

const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }`;
const SHARE = `mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }`;
const READ = `query ($id: ID!) { record(id: $id) { rev sections { units { id epoch subjects text } } } }`;
const KNOW = `mutation ($p: ID!, $k: [ID!]) { limitPartyKnowledge(partyId: $p, knownTo: $k) { id } }`;

interface Seen {
  readonly rev: string;
  readonly units: readonly { readonly id: UnitId; readonly epoch: number; readonly subjects: readonly string[] }[];
}

describe.each(['both', 'app', 'rls'] as const)('what a reader may not know of, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const table = forEachTest(() => layTable(server.asOwner));

  async function share(by: SitterKey, input: object = {}): Promise<UnitId> {
    const { recordId, sectionId, people } = table;
    const all = { recordId, sectionId, text: 'věta', mode: 'joint', kind: 'frame', ...input };
    const added = await server.gql<{ addUnit: { id: UnitId; epoch: number } }>(ADD, { input: all }, people[by].cookie);
    if (!added.data) throw new Error(added.body);
    const { id, epoch } = added.data.addUnit;
    expect((await server.gql(SHARE, { id, epoch }, people[by].cookie)).code).toBeUndefined();
    return id;
  }

  async function read(by: SitterKey): Promise<Seen> {
    const answer = await server.gql<{ record: { rev: string; sections: { units: Seen['units'][number][] }[] } }>(
      READ,
      { id: table.recordId },
      table.people[by].cookie,
    );
    if (!answer.data) throw new Error(answer.body);
    return { rev: answer.data.record.rev, units: answer.data.record.sections.flatMap((section) => section.units) };
  }

  it('[I1] leaves out what a party said that the reader may not know of, and shows the rest', async () => {
    const [ofSchool, ofOffice] = [await share('teacher'), await share('worker')];
    expect((await read('father')).units.map((unit) => unit.id)).toEqual([ofSchool, ofOffice]);
    const { parties, people } = table;
    const known = await server.gql(KNOW, { p: parties.school, k: [parties.mother, parties.ngo] }, people.worker.cookie);
    expect(known.code).toBeUndefined();
    expect((await read('father')).units.map((unit) => unit.id)).toEqual([ofOffice]);
    expect((await read('mother')).units.map((unit) => unit.id)).toEqual([ofSchool, ofOffice]);
  });

  it('[I1] names no person among the subjects whom the reader may not know of', async () => {
    const personId = randomUUID();
    const { caseId, parties } = table;
    await server.asOwner(
      `insert into person (id, family_id, given_name, family_name, sex, is_child, known_to)
         select $1, family_id, 'Petr', 'Skrytý', 'male', true, $3 from case_file where id = $2`,
      [personId, caseId, [parties.ospod]],
    );
    await server.asOwner('insert into case_child (case_id, person_id) values ($1, $2)', [caseId, personId]);
    await share('worker', { subjects: [personId, table.childId], category: 'EDU' });
    expect((await read('worker')).units[0]?.subjects).toEqual([personId, table.childId]);
    expect((await read('teacher')).units[0]?.subjects).toEqual([table.childId]);
  });

  it('[I1] keeps its numbers while the rights of a hidden party change', async () => {
    const { parties, people } = table;
    const unitId = await share('worker');
    const known = await server.gql(KNOW, { p: parties.ngo, k: [parties.mother] }, people.worker.cookie);
    expect(known.code).toBeUndefined();
    const before = await read('father');
    const narrow = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
    expect((await server.gql(narrow, { u: unitId, p: [parties.ngo] }, people.worker.cookie)).code).toBeUndefined();
    expect(await read('father')).toEqual(before);
    expect((await server.gql(narrow, { u: unitId, p: [parties.debt] }, people.worker.cookie)).code).toBeUndefined();
    expect(await read('father')).not.toEqual(before);
  });
});
