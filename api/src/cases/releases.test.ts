import { describe, expect, it } from 'vitest';
import { layCaseTable, type Persona } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';

const RECORD = `mutation ($c: ID!, $i: ReleaseInput!) { recordRelease(caseId: $c, input: $i) { id signed awaits signedByPersonId may { narrow } } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawRelease(releaseId: $id) { id withdrawnAt } }`;
const LIMIT = `mutation ($id: ID!, $i: LimitReleaseInput!) { limitRelease(releaseId: $id, input: $i) { id limitsId recipientIds categories validTo signed } }`;
const EVIDENCE = `query ($id: ID!) { releaseEvidence(releaseId: $id) { text name strokes } }`;
const CASE = `query ($id: ID!) { case(id: $id) { releases { id awaits withdrawnAt may { narrow } } } }`;
const STROKES = [
  [10, 20, 30, 40, 50, 60],
  [100, 100, 599, 199],
];

interface Recorded {
  readonly recordRelease: { readonly id: string; readonly signed: boolean; readonly awaits: readonly string[] };
}
interface Seen {
  readonly case: { readonly releases: readonly { readonly id: string; readonly awaits: readonly string[] }[] };
}

const server = onTestApp();
const table = forEachTest(() => layCaseTable(server));

const ask = <T = Record<string, never>>(by: Persona, query: string, variables: object) =>
  server.gql<T>(query, variables, table.people[by].cookie);
const input = (over: object = {}): object => ({
  ...{ givenByPersonId: table.persons.mother, releasedPartyId: table.parties.ngo, purpose: 'domluva o pomoci' },
  ...{ recipientIds: [table.parties.school, table.parties.ospod], categories: ['SERVICE', 'FIN'], ...over },
});
const record = async (by: Persona, over: object = {}): Promise<string> => {
  const answer = await ask<Recorded>(by, RECORD, { c: table.caseId, i: input(over) });
  return answer.data?.recordRelease.id ?? answer.code ?? '';
};
const signature = { text: 'Souhlasím, aby …', name: 'Marie Zkušební', strokes: STROKES };

describe('a release signed on a tablet', () => {
  it('[P23] keeps what was signed, sealed, and shows it to whoever may see the release', async () => {
    const id = await record('mother', { form: 'tablet', signature });
    for (const by of ['mother', 'convener', 'ngo', 'teacher'] as const) {
      const { data } = await ask<{ releaseEvidence: object }>(by, EVIDENCE, { id });
      expect(data?.releaseEvidence, by).toEqual(signature);
    }
    expect((await ask('father', EVIDENCE, { id })).code).toBe('NOT_FOUND');
    const [row] = await server.asOwner<{ evidence: Buffer }>('select evidence from release where id = $1', [id]);
    expect(row?.evidence.toString()).not.toContain('Souhlasím');
  });

  it.each([
    ['no signature', undefined],
    ['no name', { ...signature, name: ' ' }],
    ['no text', { ...signature, text: '' }],
    ['a point alone', { ...signature, strokes: [[1, 1]] }],
    ['a stroke outside of the field', { ...signature, strokes: [[1, 1, 700, 1, 1, 1, 1, 1]] }],
    ['half a point', { ...signature, strokes: [[1, 1, 2, 2, 3, 3, 4, 4, 5]] }],
  ])('[P23] is none with %s', async (_what, wrong) => {
    expect(await record('mother', { form: 'tablet', signature: wrong })).toBe('BAD_INPUT');
  });

  it('[P23] is signed by writing the name where there is no pen, and by a parent for a child', async () => {
    const { child, mother, father } = table.persons;
    const written = { form: 'tablet', signature: { ...signature, strokes: null } };
    const id = await record('convener', { ...written, givenByPersonId: child, signedByPersonId: mother });
    expect((await ask<{ releaseEvidence: object }>('convener', EVIDENCE, { id })).data?.releaseEvidence).toMatchObject({
      strokes: null,
    });
    // One adult does not sign for another.
    expect(await record('convener', { givenByPersonId: mother, signedByPersonId: father })).toBe('BAD_INPUT');
  });
});

describe('a release made narrower', () => {
  const limit = async (id: string, change: object, by: Persona = 'mother') => {
    const i = { recipientIds: [table.parties.ospod], categories: ['SERVICE'], ...change };
    return ask<{ limitRelease: object }>(by, LIMIT, { id, i });
  };

  it('[P23] goes on with less under the same signature, and the wider one has ended', async () => {
    const id = await record('mother', { form: 'tablet', signature });
    const end = Date.now() + 86_400_000;
    const { data } = await limit(id, { validTo: new Date(end).toISOString() });
    expect(data?.limitRelease).toMatchObject({
      ...{ limitsId: id, recipientIds: [table.parties.ospod], categories: ['SERVICE'], signed: true },
    });
    const rows = await server.asOwner<{ open: boolean }>(
      'select withdrawn_at is null as open from release where case_id = $1 order by created_at',
      [table.caseId],
    );
    expect(rows).toEqual([{ open: false }, { open: true }]);
    expect((await limit(id, {})).code).toBe('FORBIDDEN_STEP');
  });

  it.each<[string, () => object]>([
    ['another recipient', () => ({ recipientIds: [table.parties.ospod, table.parties.father] })],
    ['another category', () => ({ categories: ['SERVICE', 'HOUSING'] })],
    ['a later end', () => ({ validTo: '2031-01-01T00:00:00.000Z' })],
    ['nobody left', () => ({ recipientIds: [] })],
    [
      'nothing less',
      () => ({ recipientIds: [table.parties.school, table.parties.ospod], categories: ['SERVICE', 'FIN'] }),
    ],
  ])('[P23] is refused with %s', async (_what, change) => {
    const id = await record('mother', { validTo: '2030-01-01T00:00:00.000Z' });
    expect((await limit(id, change())).code).toBe('BAD_INPUT');
    expect((await ask<Seen>('mother', CASE, { id: table.caseId })).data?.case.releases).toHaveLength(1);
  });

  it('[P23] is the business of who gave it and of who answers for the case', async () => {
    const id = await record('mother');
    expect((await limit(id, {}, 'teacher')).code).toBe('FORBIDDEN_STEP');
    expect((await limit(id, {}, 'father')).code).toBe('NOT_FOUND');
    expect((await limit(id, {}, 'convener')).code).toBeUndefined();
  });

  it('[P23] the database keeps a wider one out', async () => {
    const id = await record('mother');
    const wider = `insert into release (id, case_id, given_by, released_party, recipients, categories, purpose, form, limits, valid_from)
      select gen_random_uuid(), case_id, given_by, released_party, recipients, categories || 'HOUSING'::text, purpose, form, id, now() from release where id = $1`;
    await expect(server.asOwner(wider, [id])).rejects.toThrow('may only be narrower');
  });
});

describe('a release of a couple', () => {
  const awaited = async (by: Persona, id: string): Promise<readonly string[] | undefined> =>
    (await ask<Seen>(by, CASE, { id: table.caseId })).data?.case.releases.find((one) => one.id === id)?.awaits;

  it('[P11] [P23] waits for the other one, told to the convening seat and to the party that may speak alone', async () => {
    const { mother, father } = table.persons;
    const id = await record('mother', { togetherWithIds: [father] });
    for (const by of ['convener', 'minutes', 'ngo'] as const) expect(await awaited(by, id), by).toEqual([father]);
    for (const by of ['mother', 'teacher'] as const) expect(await awaited(by, id), by).toEqual([]);
    const less = await record('father', { givenByPersonId: father, categories: ['SERVICE'] });
    expect(await awaited('ngo', id)).toEqual([father]);
    const whole = await record('father', { givenByPersonId: father, togetherWithIds: [mother] });
    expect(await awaited('ngo', id)).toEqual([]);
    await ask('father', WITHDRAW, { id: whole });
    expect(await awaited('ngo', id)).toEqual([father]);
    expect(less).not.toBe(whole);
  });

  it('[P32] the parties that may speak and hear are told of every change', async () => {
    const id = await record('mother');
    const told = async (): Promise<number> =>
      (await server.asOwner(`select id from notice where object_id = $1 and kind = 'release'`, [id])).length;
    expect(await told()).toBe(4);
    await server.asOwner('update notice set opened_at = now() where object_id = $1', [id]);
    await ask('mother', WITHDRAW, { id });
    expect(await told()).toBe(8);
  });
});
