import type { CaseId } from '@soulad/shared/ids';
import { beforeAll, describe, expect, it } from 'vitest';
import { layCaseTable, PERSONAS, type Persona } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';

const CASE = `query ($id: ID!) { case(id: $id) { id familyName myPartyIds parties { id letter basis knownToAll agency { name } people { user { displayName } } }
  persons { id bornOn household } relations { id } releases { id } may { invite proposeConference addPerson recordRelease } } }`;
const NOWHERE = '3f6c1d1e-7a55-4b1f-9a52-0c0f6ad5a001';

interface CaseAnswer {
  case: {
    myPartyIds: string[];
    parties: {
      id: string;
      letter: string;
      basis: string;
      knownToAll: boolean;
      agency: { name: string } | null;
      people: { user: { displayName: string } }[];
    }[];
    persons: { id: string; bornOn: string | null; household: string | null }[];
    may: Record<string, boolean>;
  };
}

/** Letters of the parties each persona may know of; null = the case does not exist for them. */
const KNOWS: Readonly<Record<Persona, string | null>> = {
  convener: 'OMSTŠU',
  minutes: 'OMSTŠU',
  colleague: null,
  teacher: 'OMSTŠU',
  ngo: 'OMSTŠU',
  shelter: 'OMSTŠU',
  mother: 'OMSTŠU',
  father: 'OMSTŠ',
  admin: null,
};

describe.each(['both', 'app', 'rls'] as const)('a case with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const table = forAllTests(() => layCaseTable(server));
  beforeAll(async () => {
    await layCaseTable(server);
  });

  it.each(PERSONAS)('[I3] shows %s the parties they may know of and no other', async (persona) => {
    const answer = await server.gql<CaseAnswer>(CASE, { id: table.caseId }, table.people[persona].cookie);
    const letters = answer.data?.case.parties
      .map((party) => party.letter)
      .sort((a, b) => a.localeCompare(b, 'cs'))
      .join('');
    expect(answer.code ?? letters).toBe(
      KNOWS[persona] === null ? 'NOT_FOUND' : [...KNOWS[persona]].sort((a, b) => a.localeCompare(b, 'cs')).join(''),
    );
  });

  it.each(PERSONAS)('[I11] answers %s alike for a hidden and for a missing case', async (persona) => {
    const hidden = KNOWS[persona] === null ? table.caseId : (await layCaseTable(server)).caseId;
    const masked = async (id: string): Promise<string> => {
      const answer = await server.gql(CASE, { id }, table.people[persona].cookie);
      return `${answer.status} ${answer.body.replace(/"traceId":"[^"]+"/, '')}`;
    };
    expect(await masked(hidden)).toBe(await masked(NOWHERE));
    expect(await masked(hidden)).toBe(await masked('not-an-id'));
  });

  it('[P15] tells whoever knows of a seat that only some do', async () => {
    for (const persona of ['convener', 'mother'] as const) {
      const { data } = await server.gql<CaseAnswer>(CASE, { id: table.caseId }, table.people[persona].cookie);
      const kept = data?.case.parties.filter(({ knownToAll }) => !knownToAll).map(({ letter }) => letter);
      expect(kept).toEqual(['U']);
    }
  });

  it('[I1] leaves no trace of the hidden party in what the father gets', async () => {
    const { body } = await server.gql(CASE, { id: table.caseId }, table.people.father.cookie);
    expect(body).not.toContain('Úkryt');
    expect(body).not.toContain('ukryt');
    expect(body).not.toContain(table.parties.shelter);
  });

  it('lists for each persona the own cases only', async () => {
    for (const persona of PERSONAS) {
      const answer = await server.gql<{ cases: { id: CaseId }[] }>(
        '{ cases { id } }',
        {},
        table.people[persona].cookie,
      );
      const ids = answer.data?.cases.map((one) => one.id);
      expect(ids, persona).toEqual(KNOWS[persona] === null ? [] : [table.caseId]);
    }
  });

  it('gives birth dates and homes of adults to agencies and not across the family', async () => {
    const read = async (persona: Persona): Promise<CaseAnswer['case']['persons']> =>
      (await server.gql<CaseAnswer>(CASE, { id: table.caseId }, table.people[persona].cookie)).data?.case.persons ?? [];
    const forTeacher = await read('teacher');
    expect(forTeacher.map((one) => one.household)).toEqual(['u otce', 'u matky', 'u matky']);
    const forFather = new Map((await read('father')).map((one) => [one.id, one]));
    expect(forFather.get(table.persons.mother)).toMatchObject({ bornOn: null, household: null });
    expect(forFather.get(table.persons.child)).toMatchObject({ bornOn: '2014-05-02', household: null });
    expect(forFather.get(table.persons.father)).toMatchObject({ bornOn: '1988-01-01', household: 'u otce' });
  });

  it('tells the basis of a seat to the convener and to the seat itself', async () => {
    const bases = async (persona: Persona): Promise<string[]> =>
      (
        (await server.gql<CaseAnswer>(CASE, { id: table.caseId }, table.people[persona].cookie)).data?.case.parties ??
        []
      )
        .map((party) => party.basis)
        .filter((basis) => basis !== '');
    expect(await bases('convener')).toHaveLength(6);
    expect(await bases('teacher')).toEqual(['titul Š']);
  });

  it('lets the convener act and nobody else', async () => {
    for (const persona of PERSONAS.filter((one) => KNOWS[one] !== null)) {
      const answer = await server.gql<CaseAnswer>(CASE, { id: table.caseId }, table.people[persona].cookie);
      expect(answer.data?.case.may.invite, persona).toBe(persona === 'convener');
    }
  });
});
