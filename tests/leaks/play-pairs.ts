import { openHouse, type House } from './table/house.js';
import { Stage, type Difference } from './run-pair.js';
import { seedOf } from './random.js';
import { shrink } from './shrink.js';
import { drawPair, type Pair, type Sizes } from './world/draw-pair.js';

/** What came of one pair. */
export interface Outcome {
  readonly number: number;
  readonly seed: number;
  /** Undefined when the viewer cannot tell the worlds apart. */
  readonly found: Difference | undefined;
  /** Something broke on the way: the pair counts as failed. */
  readonly broken: string | undefined;
  /** The product refused a step that the hand-kept model allows: the pair proves nothing. */
  readonly refused: string | undefined;
}

export interface Run {
  readonly seed: number;
  /** Numbers of the first pair and of the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Pairs played at a time; 2 unless told. */
  readonly stages?: number;
  /** Stops at the first pair that fails. */
  readonly untilFound?: boolean;
  /** How much is drawn; the usual unless told. */
  readonly sizes?: Sizes;
  readonly told?: (outcome: Outcome) => void;
}

/** Plays the pairs of a run on a house. */
export async function playPairs(house: House, run: Run): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = run.from;
  const work = async (stage: Stage): Promise<void> => {
    for (let number = next++; number < run.to; number = next++) {
      const outcome = await playOne(stage, number, drawPair(seedOf(run.seed, number), run.sizes));
      outcomes.push(outcome);
      run.told?.(outcome);
      if (run.untilFound && (outcome.found || outcome.broken)) next = run.to;
    }
  };
  const stages = await stagesOf(house, run.stages ?? 2);
  await Promise.all(stages.map(work));
  return outcomes.toSorted((a, b) => a.number - b.number);
}

/** Plays one pair, as it stands. */
export async function playPair(house: House, pair: Pair): Promise<Outcome | undefined> {
  const [stage] = await stagesOf(house, 1);
  return stage && playOne(stage, 0, pair);
}

/** The people of a stage are hired once for a house: nobody can be hired twice. */
const HIRED = new WeakMap<House, Promise<Stage>[]>();

function stagesOf(house: House, count: number): Promise<readonly Stage[]> {
  const hired = HIRED.get(house) ?? [];
  for (let at = hired.length; at < count; at += 1) hired.push(Stage.build(house, at));
  HIRED.set(house, hired);
  return Promise.all(hired.slice(0, count));
}

/** How the table tells that a step was refused. */
const REFUSED = / was refused: /u;

async function playOne(stage: Stage, number: number, pair: Pair): Promise<Outcome> {
  const { seed } = pair;
  try {
    const found = await stage.play(pair);
    return { number, seed, found, broken: undefined, refused: undefined };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const refused = REFUSED.test(words);
    const [broken, skipped] = refused ? [undefined, words] : [words, undefined];
    return { number, seed, found: undefined, broken, refused: skipped };
  }
}

/** The failing pair of that seed with as few steps as it needs, as lines for people. */
export async function explainPair(seed: number, options: Parameters<typeof openHouse>[0] = {}): Promise<string> {
  const house = await openHouse(options);
  try {
    const stage = await Stage.build(house, 0);
    let found: Difference | undefined;
    const fails = async (pair: Pair): Promise<boolean> => {
      const difference = await stage.play(pair).catch(() => undefined);
      found = difference ?? found;
      return difference !== undefined;
    };
    const pair = drawPair(seed);
    const first = await playOne(stage, 0, pair);
    const stopped = first.broken ?? first.refused;
    if (stopped !== undefined) return `${describe(pair, undefined)}\n  it could not be played: ${stopped}`;
    if (!first.found) return `pair of seed ${seed}: the viewer cannot tell the worlds apart`;
    return describe(await shrink(pair, fails), found ?? first.found);
  } finally {
    await house.stop();
  }
}

/** A pair and what was noticed in it. */
export function describe({ plan, steps, seed }: Pair, found: Difference | undefined): string {
  const seats = plan.seats.map(({ id, type, knownTo, where }) => {
    const known = knownTo === 'table' ? 'all' : knownTo.map(numberOf).join(' ');
    return `  party ${numberOf(id)} ${type}, known to ${known}${where === 'B' ? ', hidden' : ''}`;
  });
  return [
    `pair of seed ${seed}, looked at by party ${numberOf(plan.viewer)}`,
    ...seats,
    ...steps.map(
      ({ step, where, before }) => `  ${where === 'B' ? 'HIDDEN ' : ''}${step.words}${before ? '' : ' (live)'}`,
    ),
    ...(found ? [`  after: ${found.after}`, `  noticed: ${found.label}`, ...around(found)] : []),
  ].join('\n');
}

const SHOWN = 160;

/** The place where two long lines part. */
export function around({ a, b }: Difference): readonly string[] {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - SHOWN);
  return [`  without: ${a.slice(from, at + SHOWN)}`, `  with:    ${b.slice(from, at + SHOWN)}`];
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(4, 8), 16);
}
