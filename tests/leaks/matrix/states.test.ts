import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readsAboutChild } from '../oracle/cells.oracle.js';
import { STATES } from '../oracle/seats.oracle.js';
import { attachFile } from '../steps/file-steps.js';
import { beginEmergency, closeCase, endEmergency, endMeeting, HEAD, reopenCase } from '../steps/office-steps.js';
import type { Step } from '../steps/step.js';
import { get } from '../table/http.js';
import { openHouse, type House } from '../table/house.js';
import { openUnits } from '../table/line.js';
import { LaidTable } from '../table/laid-table.js';
import { Viewer } from '../transcript/viewer.js';
import { layFullTable, partyOf, type Canary, type FullTable } from './full-table.js';
import { layFullPlan, openRound } from './furnish.js';

type State = keyof typeof STATES;

const FAMILY: ReadonlySet<PartyType> = new Set(['parent_a', 'parent_b', 'child', 'guardian', 'representative']);
/** What is done to come from one state of the case to the next. */
const STEPS: readonly (readonly [State, Step | undefined])[] = [
  ['registered', undefined],
  ['live', undefined],
  ['ended', endMeeting()],
  ['closed', closeCase()],
  ['reopened', reopenCase()],
];

/** A case in one of the states, with everything by which its passages can be had. */
interface Laid {
  readonly full: FullTable;
  readonly plan: readonly Canary[];
  readonly revision: string;
}

let house: House;
let fresh: Laid;
let met: Laid;

beforeAll(async () => {
  house = await openHouse();
  fresh = await lay(await layFullTable(house, 76, 'not yet'));
  met = await lay(await layFullTable(house));
  for (const { author, unit, words } of filed(met)) {
    const by = partyOf(met.full.seats, author);
    await attachFile(`soubor ${unit}`, unit, by, `Slova v souboru ${words}.`).act(met.full.table);
  }
}, 900_000);
afterAll(async () => {
  await Promise.all([fresh, met].map(({ full }) => full.table.close()));
  await house.stop();
});

async function lay(full: FullTable): Promise<Laid> {
  const plan = await layFullPlan(full);
  return { full, plan, revision: await openRound(full) };
}

const inState = (state: State): Laid => (state === 'registered' ? fresh : met);
const ofOffice = (canaries: readonly Canary[]): readonly Canary[] =>
  canaries.filter(({ author }) => author === 'ospod');
const filed = ({ full }: Laid): readonly Canary[] => ofOffice(full.canaries);
/** One passage of every category, of those in the minutes and of those in the plan: opening all of them takes long. */
const openedIn = ({ full, plan }: Laid): readonly Canary[] => [...ofOffice(full.canaries), ...ofOffice(plan)];

function viewerOf({ full: { table, seats } }: Laid, type: PartyType | 'head'): Viewer {
  const by = type === 'head' ? HEAD : partyOf(seats, type);
  const players = new Map([...table.laid.players, ['viewer', table.player(by)] as const]);
  return new Viewer(new LaidTable(house, table.plan, { ...table.laid, players }));
}

/** What a seat of the type gets by name, from everything that is made of passages, and by searching for the words. */
async function answersFor(laid: Laid, type: PartyType | 'head'): Promise<Viewer['notices']> {
  const { table, canaries } = laid.full;
  const viewer = viewerOf(laid, type);
  await viewer.sweep();
  const { recordId, caseId, conferenceId } = table;
  const planId = table.id('plan');
  const ask = (name: string, variables: object): Promise<unknown> => viewer.ask('query', name, { ...variables });
  for (const name of ['plan', 'decisions', 'accessRequests']) await ask(name, { caseId });
  for (const record of [recordId, planId])
    for (const name of ['recordHistory', 'minutes', 'minutesQuestions', 'planTraces', 'signoffSheet', 'comments'])
      await ask(name, { recordId: record });
  await ask('case', { id: caseId });
  for (const id of [recordId, planId]) await ask('record', { id });
  for (const name of ['briefOutcome', 'attendanceSheet', 'conferenceTasks']) await ask(name, { conferenceId });
  await ask('revisionDiff', { to: laid.revision });
  for (const { words } of [...canaries.slice(0, 6), ...laid.plan.slice(0, 6)]) await ask('search', { text: words });
  for (const { unit } of filed(laid)) await ask('whoSees', { unitId: table.id(unit) });
  return viewer.notices;
}

function readsIn(state: State, type: PartyType, { author, category }: Canary): boolean {
  if (STATES[state] === 'office and family' && type !== 'ospod' && !FAMILY.has(type)) return false;
  return author === type || readsAboutChild(type, category);
}

/** Words of the passages that a seat is given by each way that is no query, and those it should be. */
async function otherWays(laid: Laid, type: PartyType | 'head'): Promise<Readonly<Record<string, readonly string[]>>> {
  const { table, canaries } = laid.full;
  const { cookie } = viewerOf(laid, type).table.viewer;
  const fetched = await Promise.all(
    filed(laid).map(async ({ unit, words }) => {
      const { body } = await get(`${house.origin}/files/${table.id(`soubor ${unit}`)}`, { cookie });
      return body.includes(words) ? [words] : [];
    }),
  );
  const bundle = await get(`${house.origin}/revisions/${laid.revision}/bundle`, { cookie });
  const opened = await openedBy(laid, cookie);
  return {
    'GET /files/:id': fetched.flat(),
    'GET /revisions/:id/bundle': [...canaries, ...laid.plan].flatMap(({ words }) =>
      bundle.body.includes(words) ? [words] : [],
    ),
    'unit:open': opened,
  };
}

async function openedBy({ full: { table, canaries }, plan }: Laid, cookie: string): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const [recordId, units] of [
    [table.recordId, ofOffice(canaries)],
    [table.id('plan'), ofOffice(plan)],
  ] as const) {
    const line = await table.lineOf(cookie);
    await line.ask('record:open', { recordId });
    const given = await openUnits(
      line,
      recordId,
      units.map(({ unit }) => table.id(unit)),
    );
    opened.push(...units.filter(({ unit }) => given.has(table.id(unit))).map(({ words }) => words));
    line.close();
  }
  return opened;
}

describe.each(STEPS)('[P24] in a case that is %s', (state, step) => {
  beforeAll(async () => step?.act(inState(state).full.table));

  it('every seat gets what the written matrix gives it then, and nothing else', { timeout: 900_000 }, async () => {
    const laid = inState(state);
    await house.sql('delete from rate_window');
    const faults: string[] = [];
    for (const type of PARTY_TYPES) {
      const answers = await answersFor(laid, type);
      const whole = answers.filter(({ label }) => /^query (?:record|plan) /u.test(label)).map(({ line }) => line);
      for (const canary of [...laid.full.canaries, ...laid.plan]) {
        const may = readsIn(state, type, canary);
        const leaks = answers.filter(
          ({ label, line }) => !may && !label.includes(canary.words) && line.includes(canary.words),
        );
        faults.push(...leaks.map(({ label }) => `${type} gets ${canary.words} from ${label}`));
        if (may && !whole.some((line) => line.includes(canary.words))) faults.push(`${type} is denied ${canary.words}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('every seat gets the same by the doors beside the queries', { timeout: 900_000 }, async () => {
    const laid = inState(state);
    await house.sql('delete from rate_window');
    for (const type of PARTY_TYPES) {
      const given = await otherWays(laid, type);
      const due = (canaries: readonly Canary[]): string[] =>
        canaries.filter((canary) => readsIn(state, type, canary)).map(({ words }) => words);
      expect({ type, ...given }).toEqual({
        type,
        'GET /files/:id': due(filed(laid)),
        'GET /revisions/:id/bundle': due(laid.plan),
        'unit:open': due(openedIn(laid)),
      });
    }
  });

  it(
    '[P21] the head reads everything in an emergency, and nothing before and after',
    { timeout: 900_000 },
    async () => {
      const laid = inState(state);
      const { table, canaries } = laid.full;
      const all = [...canaries, ...laid.plan].map(({ words }) => words);
      const key = `nouze ${state}`;
      const got = async (): Promise<object> => {
        await house.sql('delete from rate_window');
        const lines = (await answersFor(laid, 'head'))
          .filter(({ label }) => /^query (?:record|plan) /u.test(label))
          .map(({ line }) => line);
        const read = all.filter((words) => lines.some((line) => line.includes(words)));
        return { read, ...(await otherWays(laid, 'head')) };
      };
      const [files, bundle] = ['GET /files/:id', 'GET /revisions/:id/bundle'];
      const nothing = { read: [], [files]: [], [bundle]: [], 'unit:open': [] };
      expect(await got()).toEqual(nothing);
      await beginEmergency(key).act(table);
      // It signs nothing, so it takes no bundle along.
      const [filedWords, openedWords] = [filed(laid), openedIn(laid)].map((some) => some.map(({ words }) => words));
      expect(await got()).toEqual({ ...nothing, read: all, [files]: filedWords, 'unit:open': openedWords });
      await endEmergency(key, HEAD).act(table);
      expect(await got()).toEqual(nothing);
    },
  );
});
