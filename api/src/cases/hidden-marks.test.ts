import { describe, expect, it } from 'vitest';
import { layCaseTable, type TestPerson } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';
import { inviteParty } from './invite-party.js';
import { limitPartyKnowledge } from './limit-knowledge.js';
import { openCase } from './open-case.js';

const server = onTestApp();
const table = forAllTests(() => layCaseTable(server));

const CHILD = { key: 'child', givenName: 'Ema', familyName: 'Nová', sex: 'female', isChild: true };
const open = (by: TestPerson, fileMark: string): Promise<unknown> =>
  by.act((ctx) =>
    openCase(ctx, { familyName: 'Noví', fileMark, registeredOn: '2026-10-01', persons: [CHILD], relations: [] }),
  );

describe('what an answer tells of somebody hidden', () => {
  it('[I11][Q1] a file mark collides with a case one knows of, and never with one that a colleague keeps', async () => {
    const { convener, colleague } = table.people;
    const [file] = await server.asOwner<{ mark: string }>('select file_mark as mark from case_file where id = $1', [
      table.caseId,
    ]);
    const mark = file?.mark ?? '';
    await expect(open(convener, mark)).rejects.toThrow('unique_violation');
    await expect(open(colleague, mark)).resolves.toBeDefined();
    await expect(open(colleague, mark)).rejects.toThrow('unique_violation');
  });

  it('[I11] two requests of one person at once make one case', async () => {
    const { colleague } = table.people;
    const both = await Promise.allSettled([open(colleague, 'Om 77/2026'), open(colleague, 'Om 77/2026')]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('[I1][Q2] a second party of a kind is the only one to whoever may not know of the first', async () => {
    const { convener, father, mother } = table.people;
    const { caseId, parties, agencies } = table;
    const input = { type: 'ngo' as const, label: 'druhý úkryt', purpose: 'účel', basis: 'titul' };
    const second = await convener.act((ctx) =>
      inviteParty(ctx, caseId, { ...input, letter: 'U2', agencyId: agencies.town }),
    );
    await convener.act((ctx) => limitPartyKnowledge(ctx, second, null));
    const query = 'query ($id: ID!) { case(id: $id) { parties { id letter } } }';
    const letters = async (by: TestPerson): Promise<Record<string, string>> => {
      const { data } = await server.gql<{ case: { parties: { id: string; letter: string }[] } }>(
        query,
        { id: caseId },
        by.cookie,
      );
      return Object.fromEntries(data?.case.parties.map(({ id, letter }) => [id, letter]) ?? []);
    };
    expect(await letters(mother)).toMatchObject({ [parties.shelter]: 'U', [second]: 'U2' });
    const seen = await letters(father);
    expect(seen[parties.shelter]).toBeUndefined();
    expect(seen[second]).toBe('U');
  });
});
