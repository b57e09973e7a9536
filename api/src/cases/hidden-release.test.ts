import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { layCaseTable } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';
import { recordRelease } from './record-release.js';

const LIMIT = `mutation ($id: ID!, $i: LimitReleaseInput!) { limitRelease(releaseId: $id, input: $i) { id } }`;
const RELEASES = `query ($id: ID!) { case(id: $id) { releases { id givenByPersonId releasedPartyId recipientIds } } }`;

describe.each(['both', 'app', 'rls'] as const)('releases with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const table = forAllTests(() => layCaseTable(server));

  it('[I1] tell a recipient nothing of a seat that is kept from them', async () => {
    const { people, parties, persons, caseId } = table;
    const input = {
      purpose: 'domluva',
      categories: ['SERVICE' as const],
      recipientIds: [parties.ospod, parties.father],
    };
    await people.convener.act((ctx) =>
      recordRelease(ctx, caseId, { ...input, givenByPersonId: persons.child, releasedPartyId: parties.shelter }),
    );
    const forFather = await server.gql<{ case: { releases: object[] } }>(
      RELEASES,
      { id: caseId },
      people.father.cookie,
    );
    expect(forFather.data?.case.releases).toEqual([]);
    expect(forFather.body).not.toContain(parties.shelter);
    const forShelter = await server.gql<{ case: { releases: object[] } }>(
      RELEASES,
      { id: caseId },
      people.shelter.cookie,
    );
    expect(forShelter.data?.case.releases).toHaveLength(1);
  });

  it('[I1] are made narrower by who gave them as if recipients kept from them were none', async () => {
    const { people, parties, persons, caseId } = table;
    const { id } = await people.convener.act((ctx) =>
      recordRelease(ctx, caseId, {
        ...{ purpose: 'domluva', categories: ['SERVICE', 'FIN'] as const, givenByPersonId: persons.father },
        ...{ releasedPartyId: parties.ngo, recipientIds: [parties.ospod, parties.shelter] },
      }),
    );
    const limit = async (recipientIds: readonly string[], categories: readonly string[]) =>
      (await server.gql(LIMIT, { id, i: { recipientIds, categories } }, people.father.cookie)).code;
    // The same as is told to him is not less, and one he may not know of is no recipient.
    expect(await limit([parties.ospod], ['SERVICE', 'FIN'])).toBe('BAD_INPUT');
    for (const unknown of [parties.shelter, randomUUID()])
      expect(await limit([parties.ospod, unknown], ['SERVICE']), unknown).toBe('BAD_INPUT');
    expect(await limit([parties.ospod], ['SERVICE'])).toBeUndefined();
  });

  it('[I1] tell a recipient nothing of a person who is kept from them', async () => {
    const { people, parties, persons, caseId } = table;
    await server.asOwner('update person set known_to = $2 where id = $1', [
      persons.mother,
      [parties.ospod, parties.mother],
    ]);
    const input = { purpose: 'domluva', categories: ['SERVICE' as const], recipientIds: [parties.school] };
    await people.convener.act((ctx) =>
      recordRelease(ctx, caseId, { ...input, givenByPersonId: persons.mother, releasedPartyId: parties.ngo }),
    );
    const forTeacher = await server.gql<{ case: { releases: object[] } }>(
      RELEASES,
      { id: caseId },
      people.teacher.cookie,
    );
    expect(forTeacher.data?.case.releases).toEqual([]);
  });
});
