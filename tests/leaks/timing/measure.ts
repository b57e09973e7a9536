import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Random, seedOf } from '../random.js';
import { hireCasts } from '../table/cast.js';
import { openHouse, type House } from '../table/house.js';
import { post } from '../table/http.js';
import { LaidTable } from '../table/laid-table.js';
import { layWorld } from '../table/lay.js';
import type { Line } from '../table/line.js';
import { readsUnit } from '../world/reads.js';
import { soundSteps, type Pair } from '../world/draw-pair.js';
import { drawPair } from '../world/draw-pair.js';
import { startModel } from '../world/model.js';
import { compareSamples } from './compare-samples.js';

/** The strict target of security T32. */
const MOST_MS = 1;
const LEAST_P = 0.01;
const WARM = 60;
/** Sockets asked in turn: one alone may not ask often enough. */
const LINES = 12;

interface Question {
  readonly name: string;
  readonly hidden: string;
  readonly ask: (id: string) => Promise<unknown>;
}

export interface Timed {
  readonly passed: boolean;
  readonly line: string;
}

/**
 * [I11] How long the answer about a hidden thing takes, and about one that never was, asked in turn in a drawn order.
 * @param samples of each kind and question
 */
export async function measureTimings(samples: number): Promise<readonly Timed[]> {
  const house = await openHouse();
  try {
    const { table, hidden } = await arrange(house);
    const lines = await Promise.all(Array.from({ length: LINES }, () => table.lineOf(table.viewer.cookie)));
    for (const line of lines) await line.ask('record:open', { recordId: table.recordId });
    const results: Timed[] = [];
    for (const question of questionsOf(table, hidden, lines)) results.push(await measure(question, samples));
    for (const line of lines) line.close();
    await table.close();
    return results;
  } finally {
    await house.stop();
  }
}

type Hidden = Readonly<Record<'unit' | 'party' | 'case', string>>;

/** A world with a passage and a party that its viewer must not know of, and a case of others. */
async function arrange(house: House): Promise<{ table: LaidTable; hidden: Hidden }> {
  const { A, B } = await hireCasts(house, 0);
  for (let number = 0; number < 500; number++) {
    const pair = drawPair(seedOf(32, number));
    const names = hiddenIn(pair);
    if (!names) continue;
    const table = new LaidTable(house, pair.plan, await layWorld(house, pair.plan, B, `Om ${number}`));
    const other = await layWorld(house, pair.plan, A, `Om ${number}`);
    for (const { step, before } of pair.steps) if (before) await step.act(table);
    await house.still();
    return { table, hidden: { unit: table.id(names.unit), party: table.id(names.party), case: other.caseId } };
  }
  throw new Error('no drawn world has a hidden passage and a hidden party');
}

function hiddenIn({ plan, steps }: Pair): { unit: string; party: string } | undefined {
  const model = startModel(plan, 'B');
  for (const { step } of soundSteps(plan, steps).filter(({ before }) => before)) {
    model.now += 1;
    step.apply(model);
  }
  const seat = model.seats.find(
    ({ id, knownTo }) => id !== plan.viewer && knownTo !== 'table' && !knownTo.includes(plan.viewer),
  );
  const unit = model.units.find((one) => !readsUnit(model, one, plan.viewer) && one.facts.state === 'shared');
  return seat && unit && { unit: unit.facts.id, party: seat.id };
}

function questionsOf(table: LaidTable, hidden: Hidden, lines: readonly Line[]): readonly Question[] {
  let turn = 0;
  const { recordId, house, viewer } = table;
  const graphql = (name: string, query: string, id: string): Question => ({
    name,
    hidden: id,
    ask: (asked) => post(house.origin, viewer.cookie, { query, variables: { id: asked } }),
  });
  const live = (name: string, message: (id: string) => unknown): Question => ({
    name,
    hidden: hidden.unit,
    ask: (asked) => lines[turn++ % lines.length]?.ask(name, message(asked)) ?? Promise.resolve(),
  });
  return [
    graphql('whoSees', 'query ($id: ID!) { whoSees(unitId: $id) { unitId } }', hidden.unit),
    graphql('sharePreview', 'query ($id: ID!) { sharePreview(unitId: $id) { unitId } }', hidden.unit),
    graphql('unitHistory', 'query ($id: ID!) { unitHistory(unitId: $id) { unitId } }', hidden.unit),
    graphql('withdrawUnit', 'mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }', hidden.unit),
    graphql('endParty', 'mutation ($id: ID!) { endParty(partyId: $id, reason: "x") { id } }', hidden.party),
    graphql('case', 'query ($id: ID!) { case(id: $id) { id } }', hidden.case),
    live('unit:open', (unitId) => ({ recordId, units: [{ unitId, gen: 1 }] })),
  ];
}

async function measure({ name, hidden, ask }: Question, samples: number): Promise<Timed> {
  const random = new Random(samples);
  const times: Record<'hidden' | 'missing', number[]> = { hidden: [], missing: [] };
  for (let at = 0; at < WARM + samples; at++) {
    for (const kind of random.chance(0.5) ? (['hidden', 'missing'] as const) : (['missing', 'hidden'] as const)) {
      const id = kind === 'hidden' ? hidden : randomUUID();
      const taken = await timeOf(() => ask(id));
      if (at >= WARM) times[kind].push(taken);
    }
  }
  const { difference, p } = compareSamples(times.hidden, times.missing);
  const passed = difference < MOST_MS && p > LEAST_P;
  const line = `${passed ? 'passed' : 'FAILED'} ${name}: medians differ by ${difference.toFixed(3)} ms, p = ${p.toFixed(3)}, ${samples} samples`;
  return { passed, line };
}

/** Time of one answer, milliseconds. One that was refused for being asked too soon is asked again and does not count. */
async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  for (;;) {
    const begun = performance.now();
    const answer = await ask();
    const taken = performance.now() - begun;
    const wait: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'retryMs') : undefined;
    if (typeof wait !== 'number') return taken;
    await pause(wait);
  }
}
