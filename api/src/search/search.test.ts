import type { CaseId, UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { auditRows, layTable, type SitterKey } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';

const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }`;
const SHARE = `mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
const SEARCH = `query ($text: String!, $caseId: ID, $after: String) { search(text: $text, caseId: $caseId, after: $after) {
  total next near hits { kind caseId conferenceId unitId heading familyName fileMark at party { label } snippet { text hit } } } }`;

interface Answer {
  readonly search: {
    readonly total: number;
    readonly next: string | null;
    readonly near: readonly string[];
    readonly hits: readonly {
      readonly kind: string;
      readonly caseId: CaseId;
      readonly unitId: UnitId | null;
      readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
    }[];
  };
}

describe.each(['both', 'app', 'rls'] as const)('search, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const table = forEachTest(() => layTable(server.asOwner));

  async function share(by: SitterKey, text: string, hiddenFrom: readonly SitterKey[] = []): Promise<UnitId> {
    const { recordId, sectionId, people } = table;
    const input = { recordId, sectionId, text, mode: 'joint', kind: 'frame' };
    const added = await server.gql<{ addUnit: { id: UnitId; epoch: number } }>(ADD, { input }, people[by].cookie);
    if (!added.data) throw new Error(added.body);
    const { id, epoch } = added.data.addUnit;
    expect((await server.gql(SHARE, { id, epoch }, people[by].cookie)).code).toBeUndefined();
    const parties = hiddenFrom.map((key) => people[key].partyId);
    const narrowed =
      parties.length > 0 ? await server.gql(NARROW, { u: id, p: parties }, people[by].cookie) : undefined;
    if (narrowed?.code !== undefined) throw new Error(narrowed.body);
    return id;
  }

  async function ask(by: SitterKey, text: string, more: object = {}): Promise<Answer['search']> {
    const caseId = table.caseId;
    const answer = await server.gql<Answer>(SEARCH, { text, caseId, ...more }, table.people[by].cookie);
    if (!answer.data) throw new Error(answer.body);
    return answer.data.search;
  }

  const shown = ({ hits }: Answer['search']): string[] =>
    hits.map(({ snippet }) => snippet.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(''));

  it('[I1] finds forms of a word, with and without diacritics, and marks what it met', async () => {
    await share('worker', 'Třídní učitelka mluvila o docházce.');
    expect(shown(await ask('teacher', 'docházka'))).toEqual(['Třídní učitelka mluvila o [docházce].']);
    expect(shown(await ask('teacher', 'DOCHAZKA ucitel'))).toEqual(['Třídní [učitelka] mluvila o [docházce].']);
    expect((await ask('teacher', 'docházka prázdniny')).total).toBe(0);
  });

  it('[I1] finds a phrase in quotes only where its words stand in a row', async () => {
    await share('worker', 'Nová adresa bude sdělena.');
    expect((await ask('teacher', '„adresa nová“')).total).toBe(0);
    expect(shown(await ask('teacher', '"nova adresa"'))).toEqual(['[Nová adresa] bude sdělena.']);
  });

  it('[I1] finds names of the case and its persons, and the goal of a conference', async () => {
    expect((await ask('father', 'břízovi')).hits.map((hit) => hit.kind)).toContain('case');
    expect((await ask('father', 'Anna')).hits.map((hit) => hit.kind)).toEqual(['person']);
    expect((await ask('father', 'cíl')).hits.map((hit) => hit.kind)).toEqual(['conference']);
    await server.asOwner('update person set known_to = $2 where id = $1', [table.childId, [table.parties.ospod]]);
    await server.asOwner(`update sitting_party set invitation = 'excluded' where party_id = $1`, [
      table.parties.father,
    ]);
    expect((await ask('father', 'Anna')).total).toBe(0);
    expect((await ask('father', 'cíl')).total).toBe(0);
    expect((await ask('worker', 'Anna')).total).toBe(1);
  });

  it('[Q5] answers the same whether or not hidden passages answer too', async () => {
    for (let at = 0; at < 24; at += 1) await share('worker', `Adresa číslo ${at} ${'slovo '.repeat(at % 5)}`);
    const questions = [
      { text: 'adresa' },
      { text: 'adresa', after: '20' },
      { text: 'adreza' },
      { text: 'Skrýšov' },
      { text: 'skrýš' },
      { text: '"adresa číslo"' },
    ];
    const before = [];
    for (const { text, ...more } of questions) before.push(await ask('father', text, more));
    await share('worker', 'Adresa Adresa Adresa: Skrýšov 7, adreza.', ['father']);
    await share('worker', 'Adresa adresa číslo Skrýšov', ['father']);
    const after = [];
    for (const { text, ...more } of questions) after.push(await ask('father', text, more));
    expect(after).toEqual(before);
    expect(before[0]).toMatchObject({ total: 24, next: '20' });
    expect(before[1]).toMatchObject({ total: 24, next: null });
    expect(before[2]?.near).toEqual(['adresa']);
    expect((await ask('mother', 'Skrýšov')).total).toBe(2);
  });

  it('[P50] finds a comment for those who read it, and for nobody else', async () => {
    const unitId = await share('worker', 'Věta.');
    const { parties, people } = table;
    const add = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { recordId } }';
    const input = { unitId, text: 'Prosím ověřit mečík.', partyIds: [parties.school] };
    const added = await server.gql(add, { input }, people.worker.cookie);
    expect(added.code).toBeUndefined();
    expect((await ask('teacher', 'mečíku')).hits.map((hit) => [hit.kind, hit.unitId])).toEqual([['comment', unitId]]);
    expect((await ask('father', 'mečík')).total).toBe(0);
    expect((await ask('father', 'mecika')).near).toEqual([]);
  });

  it('[I7] forgets a passage with the right to it, and follows its words', async () => {
    const unitId = await share('worker', 'Heslo: kapradina.');
    expect((await ask('father', 'kapradina')).total).toBe(1);
    const narrow = { u: unitId, p: [table.parties.father] };
    expect((await server.gql(NARROW, narrow, table.people.worker.cookie)).code).toBeUndefined();
    expect(await ask('father', 'kapradina')).toEqual({ total: 0, hits: [], next: null, near: [] });
    expect((await ask('mother', 'kapradina')).total).toBe(1);
  });

  it('[I11] answers a case of others like one that is not there', async () => {
    const other = await layTable(server.asOwner);
    const { cookie } = table.people.father;
    const hidden = await server.gql(SEARCH, { text: 'cíl', caseId: other.caseId }, cookie);
    const missing = await server.gql(SEARCH, { text: 'cíl', caseId: crypto.randomUUID() }, cookie);
    expect([hidden.code, missing.code]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect((await server.gql<Answer>(SEARCH, { text: 'cíl' }, cookie)).data?.search.total).toBe(1);
  });

  it.each(['', '   ', '…', '"', 'a'.repeat(201), 'slovo '.repeat(13)])('refuses the question %j', async (text) => {
    expect((await server.gql(SEARCH, { text }, table.people.father.cookie)).code).toBe('BAD_INPUT');
  });

  it.each(['0', '-1', 'x', '01', '9999999'])('refuses the mark %j', async (after) => {
    expect((await server.gql(SEARCH, { text: 'cíl', after }, table.people.father.cookie)).code).toBe('BAD_INPUT');
  });

  it('[I10] writes down that and where something was shown, and never the words', async () => {
    const unitId = await share('worker', 'Slovo kapradina.');
    await ask('teacher', 'kapradina');
    const rows = await server.asOwner<{ action: string; stream: string | null; all: string }>(
      `select action, stream, to_jsonb(e)::text as all from audit_event e where action like 'search.%' and actor = $1 order by stream nulls first`,
      [table.people.teacher.userId],
    );
    expect(rows.map(({ action, stream }) => [action, stream])).toEqual([
      ['search.run', null],
      ['search.show', table.caseId],
    ]);
    expect(rows.map((row) => row.all).join()).not.toContain('kapradin');
    const [shown] = await auditRows(server, `action = 'search.show' and actor = $1`, [table.people.teacher.userId]);
    expect(JSON.stringify(shown?.detail)).toContain(unitId);
    expect(JSON.stringify(shown?.detail)).not.toContain('kapradin');
    const noted = await server.asOwner('select way from disclosure where unit_id = $1 and user_id = $2', [
      unitId,
      table.people.teacher.userId,
    ]);
    expect(noted).toContainEqual({ way: 'search' });
  });

  it('[T46] takes sixty questions a minute of one person, and those of others too', async () => {
    const { cookie } = table.people.adviser;
    for (let at = 0; at < 60; at += 1) expect((await server.gql(SEARCH, { text: '…' }, cookie)).code).toBe('BAD_INPUT');
    expect((await server.gql(SEARCH, { text: 'cíl' }, cookie)).code).toBe('RATE_LIMITED');
    expect((await ask('father', 'cíl')).total).toBe(1);
  });
});
