import type { SitterKey } from '@soulad/api/testing';
import type { UnitId } from '@soulad/shared/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { CarveScene } from './carve-scene.js';
import { holds } from './seen-raw.js';

const SEED = Number(process.env.SOULAD_SEED ?? 20_261_122);
/** Rounds in which others do things at the same time; 500 in the long form. */
const ROUNDS = Number(process.env.SOULAD_CARVE_ROUNDS ?? 8);
/** Times the server is killed in the middle; 100 in the long form. */
const KILLS = Number(process.env.SOULAD_CARVE_KILLS ?? 4);
/** The server is killed at most so long after the carve was sent; most of them have happened by then. */
const LONGEST_MS = 60;

let scene: CarveScene;
let number = 0;

beforeAll(async () => {
  scene = await CarveScene.open();
}, 300_000);
afterAll(() => scene?.system.stop());

interface Written {
  readonly unitId: UnitId;
  /** A word that stands in this passage alone. */
  readonly secret: string;
  readonly words: string;
  readonly rest: string;
}

async function written(): Promise<Written> {
  number += 1;
  const secret = `kanarek${number}x${SEED}`;
  const words = `Bydlí v ulici ${secret}.`;
  const unitId = await scene.newUnit(`Schůzka číslo ${number}. ${words} Další v pondělí.`);
  return { unitId, secret, words, rest: `Schůzka číslo ${number}. Další v pondělí.` };
}

describe('[P34] a passage that was cut out', () => {
  it('is in no row of any table that the one who lost it may read, and was before', { timeout: 120_000 }, async () => {
    const { unitId, secret, words, rest } = await written();
    await scene.must('worker', ADD_COMMENT, { input: { unitId, text: `K tomu: ${secret}` } });
    await scene.outline('teacher');
    const before = await scene.seen('teacher');
    expect([holds(before, secret), before.tables.has('unit_snapshot'), before.tables.size > 15]).toEqual([
      true,
      true,
      true,
    ]);
    await scene.must('worker', TAKE_BACK, { id: await lastComment(unitId) });
    expect(await scene.carve(unitId, await scene.select(unitId, words))).not.toBeTypeOf('string');
    for (const key of ['teacher', 'adviser'] as const) await scene.outline(key);
    const after = await scene.seen('teacher');
    expect(holds(after, secret)).toBe(false);
    expect(holds(after, rest)).toBe(true);
    expect(holds(await scene.seen('worker'), secret)).toBe(true);
    expect(holds(await scene.seen('adviser'), secret)).toBe(true);
  });

  it(
    `leaves no trace whatever happens meanwhile (seed ${SEED}, ${ROUNDS} rounds)`,
    { timeout: 3_600_000 },
    async () => {
      const random = new Random(SEED);
      const outcomes = { done: 0, again: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        const one = await written();
        const passage = await scene.select(one.unitId, one.words);
        const acts = random.shuffled([() => scene.carve(one.unitId, passage), ...disturbances(random, one)]);
        const answers = await Promise.all(acts.map((act) => act()));
        const carved = answers.some(
          (answer) => typeof answer === 'object' && answer !== null && 'carvePassage' in answer,
        );
        outcomes[carved ? 'done' : 'again'] += 1;
        if (!carved) await insist(one);
        for (const key of ['teacher', 'worker'] as const) {
          const seen = await scene.seen(key);
          expect({ round, key, holds: holds(seen, one.secret) }).toEqual({ round, key, holds: key === 'worker' });
        }
        const told = JSON.stringify([await everything('teacher', one.secret), await scene.outline('teacher')]);
        expect({ round, told: told.includes(one.secret) }).toEqual({ round, told: false });
      }
      process.stdout.write(
        `carve: ${ROUNDS} rounds, ${outcomes.done} at once, ${outcomes.again} after a refusal, 0 traces\n`,
      );
    },
  );

  it(
    `is done or not, never half, when the server is killed (seed ${SEED}, ${KILLS} kills)`,
    { timeout: 3_600_000 },
    async () => {
      const random = new Random(SEED + 1);
      const ends = { before: 0, after: 0 };
      for (let kill = 0; kill < KILLS; kill += 1) {
        const one = await written();
        const passage = await scene.select(one.unitId, one.words);
        const moment = random.next() * LONGEST_MS;
        const sent = scene.carve(one.unitId, passage).catch(() => 'cut off');
        await new Promise((soon) => setTimeout(soon, moment));
        await scene.system.crash();
        await sent;
        const state = await stateOf(one.unitId);
        const seen = await scene.seen('teacher');
        ends[state.carvings === 0 ? 'before' : 'after'] += 1;
        expect(state).toEqual(state.carvings === 0 ? NOTHING_DONE : ALL_DONE);
        expect(holds(seen, one.secret)).toBe(state.carvings === 0);
        const texts = (await scene.outline('worker')).map(({ text }) => text);
        expect(texts.filter((text) => text.includes(one.secret))).toHaveLength(1);
        expect(texts.includes(one.rest)).toBe(state.carvings === 1);
      }
      process.stdout.write(`carve: ${KILLS} kills, ${ends.before} before it, ${ends.after} after it, 0 half\n`);
    },
  );
});

const ADD_COMMENT = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { recordId } }';
const TAKE_BACK = 'mutation ($id: ID!) { takeBackComment(id: $id) { recordId } }';
const RELABEL = 'mutation ($id: ID!) { relabelUnit(unitId: $id, change: { readOut: true }) { id } }';
const NARROW = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "omezení") { id } }';
const ADD_UNIT = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }';
const ALLOW = `mutation ($id: ID!, $p: ID!) { allowParty(unitId: $id, partyId: $p, basis: "zspod-10-3-e", reason: "účel") { id } }`;
const PUBLISH = `mutation ($id: ID!, $passage: PassageInput!) {
  publishPassage(unitId: $id, passage: $passage, category: IDENT, cut: false) { id } }`;
const SEARCH = 'query ($text: String!) { search(text: $text) { total hits { title snippet { text } } near } }';
const HISTORY = 'query ($id: ID!) { unitHistory(unitId: $id) { versions { id at } } }';

/** What others do to the same passage and around it in the same moment; some of it each time. */
function disturbances(random: Random, { unitId, secret, words }: Written): (() => Promise<unknown>)[] {
  const { recordId, sectionId, parties } = scene.table;
  const text = 'Něco vedle.';
  const all: (() => Promise<unknown>)[] = [
    () => scene.ask('minutes', RELABEL, { id: unitId }),
    () => scene.ask('minutes', NARROW, { id: unitId, p: [parties.father] }),
    () => scene.ask('ngo', ADD_COMMENT, { input: { unitId, text: 'K tomu něco.' } }),
    () => scene.ask('teacher', ADD_COMMENT, { input: { unitId, text: 'Slyším.' } }),
    () => scene.ask('ngo', ADD_UNIT, { input: { recordId, sectionId, category: 'PLAN', mode: 'owned', text } }),
    () => scene.ask('worker', ALLOW, { id: unitId, p: parties.debt }),
    () => scene.ask('teacher', SEARCH, { text: secret }),
    () => scene.ask('teacher', HISTORY, { id: unitId }),
    () => scene.outline('teacher'),
    () => scene.outline('father'),
    async () =>
      scene.ask('worker', PUBLISH, { id: unitId, passage: await scene.select(unitId, words).catch(() => null) }),
  ];
  return random.some(all, 0.4);
}

/** Once more, when nobody disturbs it. */
async function insist({ unitId, words }: Written): Promise<void> {
  expect(await scene.carve(unitId, await scene.select(unitId, words))).not.toBeTypeOf('string');
}

async function everything(key: SitterKey, secret: string): Promise<unknown> {
  const talk = 'query ($id: ID!) { comments(recordId: $id) { threads { comments { text } } } }';
  return [await scene.ask(key, SEARCH, { text: secret }), await scene.ask(key, talk, { id: scene.table.recordId })];
}

async function lastComment(unitId: UnitId): Promise<string> {
  const [row] = await scene.rows<{ id: string }>(
    'select id from comment where unit_id = $1 order by created_at desc limit 1',
    [unitId],
  );
  if (!row) throw new Error('there is no comment');
  return row.id;
}

const NOTHING_DONE = { carvings: 0, generations: 1, gen: 1, carved: 0, narrowed: 0, noted: 0 };
const ALL_DONE = { carvings: 1, generations: 2, gen: 2, carved: 1, narrowed: 1, noted: 1 };

/** Everything a carve writes, counted past the server. */
async function stateOf(unitId: UnitId): Promise<typeof NOTHING_DONE> {
  const count = (what: string): string => `(select count(*)::int from ${what})`;
  const of = 'select carved_unit from carving where source_unit = u.id';
  const [row] = await scene.rows<typeof NOTHING_DONE>(
    `select ${count('carving where source_unit = u.id')} as carvings, ${count('generation where unit_id = u.id')} as generations,
            u.gen, ${count(`unit_snapshot where unit_id in (${of})`)} as carved,
            ${count(`unit_override where effect = 'narrow' and unit_id in (${of})`)} as narrowed,
            ${count(`audit_event where action = 'unit.carve' and object = u.id`)} as noted
       from unit u where u.id = $1`,
    [unitId],
  );
  if (!row) throw new Error('the unit is gone');
  return row;
}
