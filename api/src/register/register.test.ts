import { beforeAll, describe, expect, it } from 'vitest';
import type { UnitId } from '@soulad/shared/ids';
import { atTable, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import type { SitterKey } from '../testing/live-table.js';

const LOG = `query ($caseId: ID!, $filter: AccessFilter, $after: String) { accessLog(caseId: $caseId, filter: $filter, after: $after) {
  entries { at actorName party { letter } action objectType passage { unitId excerpt } rule emergency } next } }`;
const REACHED = `query ($caseId: ID!) { disclosures(caseId: $caseId) { passage { unitId category excerpt } party { letter } way rule } }`;
const LOOKED = `query ($caseId: ID!) { whoLooked(caseId: $caseId) { passage { unitId } party { letter } firstDay lastDay } }`;
const CHAIN = `query ($caseId: ID!) { chainState(caseId: $caseId) { whole checkpointAt fingerprint } }`;
const REPORT = `query ($caseId: ID!, $personId: ID!) { subjectReport(caseId: $caseId, personId: $personId) {
  personName passages { category text redacted reached { party { letter } passage { excerpt } } } } }`;

interface Entry {
  readonly action: string;
  readonly objectType: string;
  readonly actorName: string;
  readonly party: { letter: string } | null;
  readonly passage: { unitId: string; excerpt: string } | null;
}

const server = onTestApp();
const scene = atTable(server);
let persons: Readonly<Record<'child' | 'mother' | 'father', string>>;
beforeAll(async () => {
  persons = { child: scene.table.childId, mother: await personOn('mother'), father: await personOn('father') };
});

async function personOn(seat: 'mother' | 'father'): Promise<string> {
  const [row] = await server.asOwner<{ id: string }>('select person_id as id from party where id = $1', [
    scene.table.parties[seat],
  ]);
  return row?.id ?? '';
}

const { asCase, log, read } = {
  asCase: () => ({ caseId: scene.table.caseId }),
  async log(by: SitterKey, variables: object = {}): Promise<Entry[]> {
    const { accessLog } = await scene.ask<{ accessLog: { entries: Entry[] } }>(by, LOG, { ...asCase(), ...variables });
    return accessLog.entries;
  },
  read: (by: SitterKey) => scene.ask(by, 'query ($id: ID!) { record(id: $id) { id } }', { id: scene.table.recordId }),
};

describe('the access log', () => {
  it('[P40] tells the convener who did what, with the passages that may be read', async () => {
    const unitId = await scene.newUnit('teacher', { category: 'EDU', text: 'Docházka se lepší.' });
    await read('mother');
    const entries = await log('worker');
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'unit.share',
        party: { letter: 'S' },
        passage: { unitId, excerpt: 'Docházka se lepší.' },
      }),
    );
    expect(entries).toContainEqual(expect.objectContaining({ action: 'record.read', party: { letter: 'A' } }));
  });

  it('[P40] holds no trace of a draft of others, in no page and no number', async () => {
    const before = await log('worker', { filter: { actions: ['unit.add'] } });
    await scene.ask('teacher', 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }', {
      input: {
        recordId: scene.table.recordId,
        sectionId: scene.table.sectionId,
        category: 'EDU',
        text: 'tajný koncept',
      },
    });
    expect(await log('worker', { filter: { actions: ['unit.add'] } })).toEqual(before);
    expect(JSON.stringify(await log('worker'))).not.toContain('koncept');
  });

  it('goes on page by page without losing or doubling an entry', async () => {
    for (let i = 0; i < 60; i += 1) await read('worker');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { accessLog: { entries: { at: string }[]; next: string | null } } = await scene.ask('worker', LOG, {
        ...asCase(),
        filter: { actions: ['record.read'] },
        after,
      });
      seen.push(...page.accessLog.entries.map((entry) => entry.at));
      after = page.accessLog.next;
    } while (after !== null);
    const [{ count } = { count: 0 }] = await server.asOwner<{ count: number }>(
      `select count(*)::int as count from audit_event where stream = $1 and action = 'record.read'`,
      [scene.table.caseId],
    );
    expect(seen).toHaveLength(count);
    expect(seen.toSorted().toReversed()).toEqual(seen);
  });

  it.each(['teacher', 'mother', 'minutes'] as const)('[P40] is not for %s', async (who) => {
    for (const query of [LOG, REACHED, CHAIN])
      expect(await scene.refusalOf(who, query, asCase())).toBe('FORBIDDEN_STEP');
    const personId = persons.child;
    expect(await scene.refusalOf(who, REPORT, { ...asCase(), personId })).toBe('FORBIDDEN_STEP');
  });

  it('[I11] answers a stranger as if there were no case', async () => {
    const elsewhere = await LiveScene.lay(server);
    for (const query of [LOG, REACHED, LOOKED, CHAIN])
      expect(await elsewhere.refusalOf('worker', query, asCase())).toBe('NOT_FOUND');
  });

  it.each([{ after: 'x' }, { after: '9'.repeat(30) }, { filter: { actions: ["'; drop"] } }])(
    'refuses what makes no sense: %j',
    async (variables) => expect(await scene.refusalOf('worker', LOG, { ...asCase(), ...variables })).toBe('BAD_INPUT'),
  );
});

describe('the register of disclosures', () => {
  it('[P41] says which passage reached whom, by which way and rule', async () => {
    const unitId = await scene.newUnit('teacher', { category: 'EDU', text: 'Čtvrtek a pátek.' });
    await read('ngo');
    const { disclosures } = await scene.ask<{ disclosures: { passage: { unitId: string } }[] }>(
      'worker',
      REACHED,
      asCase(),
    );
    expect(disclosures.filter(({ passage }) => passage.unitId === unitId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ way: 'projection', party: { letter: 'S' } })]),
    );
  });

  it('[P42] tells a parent which agencies received what is about them, by day, and never about the other parent', async () => {
    const { mother } = persons;
    const unitId = await scene.newUnit('worker', { category: 'HOUSING', text: 'Matka hledá byt.', subjects: [mother] });
    for (const who of ['ngo', 'father', 'minutes'] as const) await read(who);
    const { whoLooked } = await scene.ask<{ whoLooked: { passage: { unitId: UnitId }; party: { letter: string } }[] }>(
      'mother',
      LOOKED,
      asCase(),
    );
    const letters = whoLooked.filter(({ passage }) => passage.unitId === unitId).map(({ party }) => party.letter);
    expect(letters).toContain('O');
    expect(letters).not.toContain('B');
    expect((await scene.ask<{ whoLooked: object[] }>('father', LOOKED, asCase())).whoLooked).toEqual([]);
  });

  it('[P43] reports on a person with the data of others taken out', async () => {
    const { mother, father } = persons;
    await scene.newUnit('worker', { category: 'HOUSING', text: 'Hledá byt, otec nesouhlasí.', subjects: [mother] });
    await scene.newUnit('worker', { category: 'FAMREL', text: 'Hádají se o peníze.', subjects: [mother, father] });
    const { subjectReport } = await scene.ask<{
      subjectReport: {
        passages: { category: string; text: string | null; reached: { passage: { excerpt: string } }[] }[];
      };
    }>('worker', REPORT, { ...asCase(), personId: mother });
    const texts = subjectReport.passages.map(({ text }) => text);
    expect(texts).toContain('Hledá byt, otec nesouhlasí.');
    const joint = subjectReport.passages.find(({ category }) => category === 'FAMREL');
    expect(joint?.text).toBeNull();
    expect(JSON.stringify(joint)).not.toContain('Hádají');
  });
});

describe('the state of the chain', () => {
  it('says that it is whole, and when it is not', async () => {
    const ask = async (): Promise<boolean> =>
      (await scene.ask<{ chainState: { whole: boolean } }>('worker', CHAIN, asCase())).chainState.whole;
    expect(await ask()).toBe(true);
    await server.asOwner('alter table audit_event disable trigger audit_event_rows');
    await server.asOwner(`update audit_event set action = 'nothing' where stream = $1 and seq = 2`, [
      scene.table.caseId,
    ]);
    expect(await ask()).toBe(false);
  });
});
