import type { CaseId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { layCaseTable, type TestPerson } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';
import { endParty, inviteParty, recordRelease, withdrawRelease } from './index.js';

const CASE = 'query ($id: ID!) { case(id: $id) { id releases { id recipientIds withdrawnAt } parties { id } } }';
const ASSIGN =
  'mutation ($p: ID!, $i: AssignInput!) { assignPerson(partyId: $p, input: $i) { id people { user { displayName } } } }';

const server = onTestApp();
const table = forEachTest(() => layCaseTable(server));

const sees = async (person: TestPerson, id: CaseId = table.caseId): Promise<boolean> =>
  (await server.gql(CASE, { id }, person.cookie)).code === undefined;
const assign = (partyId: string, userId: string, by: TestPerson) =>
  server.gql(ASSIGN, { p: partyId, i: { userId, roleAtTable: 'member' } }, by.cookie);

describe('opening a case', () => {
  const OPEN =
    'mutation ($i: OpenCaseInput!) { openCase(input: $i) { id myPartyIds parties { isConvener people { roleAtTable } } } }';
  const child = { key: 'd', givenName: 'Jan', familyName: 'Malý', sex: 'male', isChild: true };
  const input = { familyName: 'Malí', fileMark: 'Om 77/2026', registeredOn: '2026-09-01', persons: [child] };

  it('is for OSPOD alone, and makes the opener its key worker', async () => {
    for (const persona of ['teacher', 'mother', 'admin'] as const) {
      expect((await server.gql(OPEN, { i: input }, table.people[persona].cookie)).code).toBe('FORBIDDEN_STEP');
    }
    const answer = await server.gql<{ openCase: { parties: object[] } }>(
      OPEN,
      { i: input },
      table.people.colleague.cookie,
    );
    expect(answer.data?.openCase.parties).toEqual([{ isConvener: true, people: [{ roleAtTable: 'key_worker' }] }]);
    expect((await server.gql(OPEN, { i: input }, table.people.colleague.cookie)).code).toBe('CONFLICT');
    expect(
      (await server.gql(OPEN, { i: input }, (await layCaseTable(server)).people.colleague.cookie)).code,
    ).toBeUndefined();
  });

  it.each([
    ['no child', { persons: [{ ...child, isChild: false }] }],
    ['a repeated key', { persons: [child, child] }],
    ['a relation to nobody', { relations: [{ personKey: 'd', otherKey: 'x', kind: 'parent' }] }],
    ['an unknown word', { relations: [{ personKey: 'd', otherKey: 'd', kind: 'friend' }] }],
    ['no name', { familyName: '  ' }],
    ['a control character', { fileMark: 'Om\u0000 1' }],
    ['a day that is none', { registeredOn: '2026-02-30' }],
  ])('is refused with %s', async (_, change) => {
    expect((await server.gql(OPEN, { i: { ...input, ...change } }, table.people.colleague.cookie)).code).toBe(
      'BAD_INPUT',
    );
  });
});

describe('a seat', () => {
  it('is reached by the named people only', async () => {
    const { colleague, convener } = table.people;
    expect(await sees(colleague)).toBe(false);
    expect((await assign(table.parties.ospod, colleague.userId, convener)).code).toBeUndefined();
    expect(await sees(colleague)).toBe(true);
  });

  it("is filled by the agency itself, a person's seat by the convener", async () => {
    const { convener, teacher, mother, father, ngo } = table.people;
    expect((await assign(table.parties.school, teacher.userId, convener)).code).toBe('FORBIDDEN_STEP');
    expect((await assign(table.parties.school, ngo.userId, teacher)).code).toBe('NOT_FOUND');
    expect((await assign(table.parties.mother, father.userId, mother)).code).toBe('FORBIDDEN_STEP');
    expect((await assign(table.parties.mother, teacher.userId, convener)).code).toBe('NOT_FOUND');
    expect((await assign((await layCaseTable(server)).parties.school, teacher.userId, teacher)).code).toBe('NOT_FOUND');
  });

  it('is shown to the head to be filled, and the case is not', async () => {
    const { convener, ngo } = table.people;
    const other = await layCaseTable(server);
    const invite = {
      type: 'ngo',
      letter: 'N',
      label: 'služba',
      purpose: 'účel',
      basis: 'titul',
      agencyId: table.agencies.ngo,
    } as const;
    const partyId = await other.people.convener.act((ctx) => inviteParty(ctx, other.caseId, invite));
    expect(await sees(ngo, other.caseId)).toBe(false);
    const seats = await server.gql<{ seatsToFill: { id: string }[] }>(
      '{ seatsToFill { id purpose people { id } } }',
      {},
      ngo.cookie,
    );
    expect(seats.data?.seatsToFill.map((seat) => seat.id).sort()).toEqual([partyId, table.parties.ngo].sort());
    expect((await assign(partyId, ngo.userId, ngo)).code).toBeUndefined();
    expect(await sees(ngo, other.caseId)).toBe(true);
    const [own] =
      (await server.gql<{ seatsToFill: object[] }>('{ seatsToFill { id } }', {}, convener.cookie)).data?.seatsToFill ??
      [];
    expect(own).toEqual({ id: table.parties.ospod });
  });

  it('[I7] gives nothing from the moment it ends', async () => {
    const { convener, teacher } = table.people;
    await convener.act((ctx) => endParty(ctx, table.parties.school, 'škola už není třeba'));
    expect(await sees(teacher)).toBe(false);
    await expect(convener.act((ctx) => endParty(ctx, table.parties.school, 'znovu'))).rejects.toMatchObject({
      code: 'FORBIDDEN_STEP',
    });
    await expect(convener.act((ctx) => endParty(ctx, table.parties.ospod, 'sebe'))).rejects.toMatchObject({
      code: 'FORBIDDEN_STEP',
    });
  });

  it('[I7] gives nothing to a person taken from it', async () => {
    const { ngo } = table.people;
    const [row] = await server.asOwner<{ id: string }>('select id from assignment where party_id = $1', [
      table.parties.ngo,
    ]);
    const END = 'mutation ($id: ID!) { endAssignment(assignmentId: $id) { id people { id } } }';
    expect((await server.gql(END, { id: row?.id }, table.people.teacher.cookie)).code).toBe('FORBIDDEN_STEP');
    expect((await server.gql(END, { id: row?.id }, (await layCaseTable(server)).people.convener.cookie)).code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await server.gql<{ endAssignment: object }>(END, { id: row?.id }, ngo.cookie)).data?.endAssignment,
    ).toMatchObject({ people: [] });
    expect(await sees(ngo)).toBe(false);
  });

  it.each([
    ["a person on an agency's kind of seat", { type: 'school', letter: 'X', personId: 'child' }],
    ["an agency on a parent's seat", { type: 'parent_a', letter: 'X', agencyId: 'school' }],
    ['neither', { type: 'child', letter: 'X' }],
    ['a letter that is none', { type: 'child', letter: 'xx', personId: 'child' }],
  ] as const)('is refused for %s', async (_, { type, letter, ...who }) => {
    const holder =
      'personId' in who
        ? { personId: table.persons[who.personId] }
        : 'agencyId' in who
          ? { agencyId: table.agencies[who.agencyId] }
          : {};
    const made = table.people.convener.act((ctx) =>
      inviteParty(ctx, table.caseId, { type, letter, label: 'a', purpose: 'b', basis: 'c', ...holder }),
    );
    await expect(made).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('a release', () => {
  const record = (by: TestPerson) =>
    by.act((ctx) =>
      recordRelease(ctx, table.caseId, {
        givenByPersonId: table.persons.mother,
        releasedPartyId: table.parties.ngo,
        recipientIds: [table.parties.ospod, table.parties.shelter],
        categories: ['SERVICE'],
        purpose: 'docházka',
      }),
    );
  const releasesOf = async (person: TestPerson): Promise<{ recipientIds: string[]; withdrawnAt: string | null }[]> =>
    (
      await server.gql<{ case: { releases: { recipientIds: string[]; withdrawnAt: string | null }[] } }>(
        CASE,
        { id: table.caseId },
        person.cookie,
      )
    ).data?.case.releases ?? [];

  it('is told to who gave it, may speak or may hear, and to nobody else', async () => {
    await record(table.people.convener);
    for (const persona of ['convener', 'minutes', 'ngo', 'shelter', 'mother'] as const)
      expect(await releasesOf(table.people[persona]), persona).toHaveLength(1);
    for (const persona of ['teacher', 'father'] as const)
      expect(await releasesOf(table.people[persona]), persona).toHaveLength(0);
  });

  it('is recorded by the convener or the giver, and withdrawn by them', async () => {
    await expect(record(table.people.teacher)).rejects.toMatchObject({ code: 'FORBIDDEN_STEP' });
    await expect(record(table.people.father)).rejects.toMatchObject({ code: 'FORBIDDEN_STEP' });
    const named = {
      givenByPersonId: table.persons.father,
      releasedPartyId: table.parties.shelter,
      recipientIds: [table.parties.ospod],
      categories: ['SERVICE' as const],
      purpose: 'x',
    };
    await expect(table.people.father.act((ctx) => recordRelease(ctx, table.caseId, named))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const release = await record(table.people.mother);
    await expect(table.people.ngo.act((ctx) => withdrawRelease(ctx, release.id))).rejects.toMatchObject({
      code: 'FORBIDDEN_STEP',
    });
    await expect(table.people.teacher.act((ctx) => withdrawRelease(ctx, release.id))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await table.people.mother.act((ctx) => withdrawRelease(ctx, release.id))).withdrawn_at).not.toBeNull();
  });
});
