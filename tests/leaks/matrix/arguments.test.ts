import type { PartyType } from '@soulad/shared/policy';
import { PARTY_TYPES } from '@soulad/shared/policy';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MUTATION_SEATS, QUERY_SEATS } from '../oracle/seats.oracle.js';
import { get, post, sendFile, type RawAnswer } from '../table/http.js';
import { openHouse, type House } from '../table/house.js';
import { LaidTable } from '../table/laid-table.js';
import { documentOf, rootFields, type Kind, type RootField } from '../table/schema.js';
import { Known } from '../transcript/known.js';
import { Normaliser } from '../transcript/normalise.js';
import { Viewer } from '../transcript/viewer.js';
import { layFullTable, type Canary, type FullTable } from './full-table.js';
import { furnish, layFullPlan } from './furnish.js';
import { argumentsOf, leastOf, placesOf } from './positions.js';
import { AUTHOR, reads, sits } from './sits.js';

/** Seats that differ in everything the rules know of; all of them in the long form. */
const SHORT: readonly PartyType[] = ['ospod', 'school', 'ngo', 'parent_a', 'parent_b', 'representative'];
const SEATS = process.env.SOULAD_MATRIX === 'all' ? PARTY_TYPES : SHORT;
const LATER = 1_200_000;

let house: House;
let full: FullTable;
let foreign: FullTable;
let plan: readonly Canary[];
/** What the convening seat of either table knows: the identifiers that are right, and those of strangers. */
let known: Known;
let strangers: Known;

beforeAll(async () => {
  house = await openHouse();
  full = await layFullTable(house);
  foreign = await layFullTable(house, 78);
  plan = await layFullPlan(full);
  await layFullPlan(foreign);
  for (const one of [full, foreign]) await furnish(one, AUTHOR);
  [known, strangers] = [await knownTo(full), await knownTo(foreign)];
}, LATER);

afterAll(async () => {
  await Promise.all([full, foreign].map(({ table }) => table.close()));
  await house.stop();
});

function viewerOf({ table, seats }: FullTable, type: PartyType): Viewer {
  const seat = seats.find((one) => one.type === type);
  if (!seat) throw new Error(`nobody sits as ${type}`);
  const players = new Map([...table.laid.players, ['viewer', table.player(seat.id)] as const]);
  return new Viewer(new LaidTable(house, table.plan, { ...table.laid, players }));
}

async function knownTo(one: FullTable): Promise<Known> {
  const office = viewerOf(one, 'ospod');
  await office.sweep();
  await office.sweepAll();
  // Copies are listed of a record or of a case: whoever asks for neither is told of none.
  office.known.add('copy', one.table.id('copy'));
  return office.known;
}

async function ask(type: PartyType, kind: Kind, name: string, variables: object): Promise<RawAnswer> {
  const { cookie, name: own } = viewerOf(full, type).table.viewer;
  return post(house.origin, cookie, { query: documentOf(kind, name), variables: proven(variables, own) });
}

/** Whoever has to prove who they are does so: a refusal for that would hide the one that is asked about. */
function proven(variables: object, name: string): object {
  return JSON.parse(JSON.stringify(variables, (key, value: unknown) => (key === 'proof' ? name : value))) as object;
}

/** What an answer tells whoever knows which identifier was sent. */
function told({ status, body }: RawAnswer, ...sent: readonly string[]): string {
  const plain = sent.reduce((text, id) => text.replaceAll(id, 'sent'), body);
  const { extensions: _, ...rest } = JSON.parse(plain.replaceAll(/"traceId":"[^"]*"/gu, '"traceId":""')) as Record<
    string,
    unknown
  >;
  return `${status} ${new Normaliser().line(rest)}`;
}

const isRefused = ({ body }: RawAnswer): boolean => body.includes('"errors"');
const codeOf = ({ body }: RawAnswer): string => /"code":"(\w+)"/u.exec(body)?.[1] ?? 'answered';

/** Those that the table of seats names. */
const fieldsWithIds = (kind: Kind): readonly RootField[] =>
  Object.keys(kind === 'query' ? QUERY_SEATS : MUTATION_SEATS).map((name) => fieldOf(kind, name));

/** Everything of the case that an act could have changed, counted past the server. */
async function counts(): Promise<unknown> {
  const tables = [
    'unit',
    'unit_override',
    'comment',
    'attachment',
    'party',
    'person',
    'relation',
    'release',
    'generation',
  ];
  const more = [
    ...['cell_narrowing', 'conference', 'agenda_item', 'attendance', 'turn', 'access_request', 'case_step'],
    ...['record', 'plan_item', 'plan_trace', 'revision', 'signoff_round', 'signoff_mark', 'signoff_answer'],
    ...['task', 'task_step', 'clock_event', 'copy', 'minutes_step', 'minutes_waiver', 'minutes_assent', 'emergency'],
  ];
  const parts = [...tables, ...more].map((name) => `(select count(*) from ${name}) as "${name}"`);
  const states = `(select string_agg(state || gen || category, ',' order by id) from unit) as units`;
  return house.sql(`select ${parts.join(', ')}, ${states}`);
}

it('[I4] the hand-kept table of seats names what there is', () => {
  const there = [...rootFields('query'), ...rootFields('mutation')].map(({ name }) => name);
  const named = [...Object.keys(QUERY_SEATS), ...Object.keys(MUTATION_SEATS)];
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
});

describe.each(SEATS)('[I1] to %s', (type) => {
  it(
    'an identifier of another case, of another kind, and of nothing are the same, wherever it stands',
    { timeout: LATER },
    async () => {
      const faults: string[] = [];
      let asked = 0;
      for (const kind of ['query', 'mutation'] as const)
        for (const field of fieldsWithIds(kind)) {
          for (const place of placesOf(field, known)) {
            await house.sql('delete from rate_window');
            const nothing = randomUUID();
            const other = known.of(place.kind === 'case' ? 'conference' : 'case')[0] ?? randomUUID();
            const ids = [nothing, strangers.of(place.kind)[0] ?? randomUUID(), other];
            asked += ids.length;
            const lines = await Promise.all(
              ids.map(async (id) => {
                const answer = await ask(type, kind, field.name, argumentsOf(field, known, { at: place.at, id }));
                if (kind === 'mutation' && !isRefused(answer) && !ACCEPTED.has(`${field.name} ${place.at}`))
                  faults.push(`${field.name} takes ${place.kind} ${place.at}`);
                return told(answer, id);
              }),
            );
            if (new Set(lines).size > 1)
              faults.push(`${field.name} tells ${place.kind} ${place.at} apart: ${lines.join(' | ').slice(0, 600)}`);
          }
        }
      expect(faults).toEqual([]);
      expect(asked).toBeGreaterThan(200);
    },
  );

  it(
    'every query gives what the table of seats says, and a hidden passage is a missing one',
    { timeout: LATER },
    async () => {
      const faults: string[] = [];
      const missing = randomUUID();
      for (const [name, seats] of Object.entries(QUERY_SEATS)) {
        const field = fieldOf('query', name);
        const knows = knownFor(name);
        const of = (id: string | undefined): Promise<RawAnswer> => ask(type, 'query', name, leastOf(field, knows, id));
        const none = namesUnit(field) ? told(await of(missing), missing) : '';
        const asked = async (canary: Canary | undefined): Promise<void> => {
          const unit = canary && full.table.id(canary.unit);
          const may = sits(type, seats, canary);
          if (NEEDS_MORE.has(name) && may) return;
          const answer = await of(unit);
          if (may === (codeOf(answer) === 'NOT_FOUND' || codeOf(answer) === 'FORBIDDEN_STEP'))
            faults.push(`${name} ${canary?.words ?? ''}: ${may ? 'denied' : 'answered'} ${codeOf(answer)}`);
          if (canary === undefined || unit === undefined || reads(type, canary)) return;
          const named = JSON.stringify(leastOf(field, knows, unit)).includes(unit);
          if (named && told(answer, unit) !== none) faults.push(`${name} tells hidden ${canary.words} from missing`);
        };
        await Promise.all((namesUnit(field) ? full.canaries : [undefined]).map(asked));
      }
      expect(faults).toEqual([]);
    },
  );

  it('every mutation that is not its own is refused and leaves nothing', { timeout: LATER }, async () => {
    const before = await counts();
    const faults: string[] = [];
    for (const [name, seats] of Object.entries(MUTATION_SEATS)) {
      const field = fieldOf('mutation', name);
      await house.sql('delete from rate_window');
      const of = PLANS.has(name) ? plan : full.canaries;
      const own = of.filter(({ author }) => author === AUTHOR);
      const canaries = namesUnit(field) ? own.slice(0, 4) : AT_FIRST.has(name) ? own.slice(0, 1) : [undefined];
      for (const canary of canaries) {
        if (sits(type, seats, canary)) continue;
        const unit = canary && full.table.id(canary.unit);
        const answer = await ask(type, 'mutation', name, leastOf(field, knownFor(name), unit));
        if (!isRefused(answer)) faults.push(`${name} was let through`);
      }
    }
    expect(faults).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it(
    'a file is brought with its passage and not otherwise, and none is taken for a hidden one',
    { timeout: LATER },
    async () => {
      const { cookie } = viewerOf(full, type).table.viewer;
      const [file, stranger] = [full.table.id('soubor'), foreign.table.id('soubor')];
      const first = full.canaries.find(({ author }) => author === AUTHOR);
      if (!first) throw new Error('there is no passage');
      const fetched = (id: string): Promise<RawAnswer> => get(`${house.origin}/files/${id}`, { cookie });
      expect((await fetched(file)).status).toBe(reads(type, first) ? 200 : 404);
      const nothings = [randomUUID(), stranger, full.table.caseId, ...(reads(type, first) ? [] : [file])];
      const answers = await Promise.all(nothings.map(async (id) => told(await fetched(id), id)));
      expect(new Set(answers).size).toBe(1);
      const hidden = full.canaries.filter((canary) => !reads(type, canary)).map(({ unit }) => full.table.id(unit));
      const places = [randomUUID(), full.table.recordId, ...hidden.slice(0, 3), ...foreignUnits()];
      const sent = await Promise.all(
        places.map(async (unitId) =>
          told(await sendFile(house.origin, cookie, { unitId, name: 'a.txt', text: 'slova' }), unitId),
        ),
      );
      expect(new Set(sent).size).toBe(1);
    },
  );
});

/** Asked with what nobody can guess besides: what its readers get is told elsewhere. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['unitDiff', 'releaseEvidence', 'briefOutcome']);

/** Asked about items of the plan. */
const PLANS: ReadonlySet<string> = new Set(['acceptProposal', 'declineProposal', 'describePlanItem', 'noteProgress']);
/** Asked about the plan; whatever else names a record is asked about the minutes. */
const OF_PLAN: ReadonlySet<string> = new Set([
  ...['planAs', 'addPlanItem', 'proposePlanItem', 'setPlanReview', 'usePlanTemplate', 'openSignoffs'],
  ...['familySignatures', 'signFamilyVersion'],
]);

/** What the office knows, with the one record that the operation is about. */
function knownFor(name: string): Known {
  const one = new Known();
  for (const kind of known.kinds()) if (kind !== 'record') for (const id of known.of(kind)) one.add(kind, id);
  one.add('record', OF_PLAN.has(name) ? full.table.id('plan') : full.table.recordId);
  return one;
}
/** Names something that is at the first passage of the author. */
const AT_FIRST: ReadonlySet<string> = new Set(['answerComment', 'removeAttachment', 'settleThread', 'takeBackComment']);

/** Places at which another identifier is no fault: it says nothing of what is there. */
const ACCEPTED: ReadonlySet<string> = new Set([]);

const foreignUnits = (): string[] => foreign.canaries.slice(0, 1).map(({ unit }) => foreign.table.id(unit));

function fieldOf(kind: Kind, name: string): RootField {
  const field = rootFields(kind).find((one) => one.name === name);
  if (!field) throw new Error(`the schema has no ${kind} ${name}`);
  return field;
}

const namesUnit = (field: RootField): boolean => placesOf(field, known).some(({ kind }) => kind === 'unit');
