import { withoutNoise } from './noise.js';
import { Scheduler } from './scheduler.js';
import { Stage } from './stage.js';
import { type Trouble, Troubles, WORK_MS } from './troubles.js';

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly digest: string;
  readonly steps: number;
  readonly words: number;
  readonly troubles: readonly Trouble[];
  /** What was asked of the store. */
  readonly asked: ReadonlySet<string>;
}

/** How long everything may take to settle when the work is done, and between two looks whether it has, ms. */
const SETTLE_MS = 120_000;
const CALM_MS = 8_000;

/**
 * Plays the world of a seed to its end: people work in trouble, trouble ends, everything comes to rest.
 * @param told hears every line of the trace
 */
export async function simulate(seed: number, told?: (line: string) => void): Promise<Outcome> {
  const scheduler = new Scheduler(seed, told);
  const stage = new Stage(scheduler);
  const troubles = new Troubles(stage);
  await withoutNoise(
    (line) => stage.violated(line),
    async () => {
      stage.open();
      troubles.begin();
      await scheduler.run(WORK_MS);
      troubles.heal();
      for (const what of await settle(stage, troubles)) stage.violated(what);
      for (const page of stage.pages) page.owner.alive = false;
    },
  );
  const { violations } = stage.oracle;
  const { steps } = scheduler;
  return {
    ...{ seed, violations, steps, digest: scheduler.digest() },
    ...{ words: stage.words.size, troubles: troubles.kinds, asked: stage.database.asked },
  };
}

/** @returns what has not come to rest within the bound */
async function settle(stage: Stage, { kinds }: Troubles): Promise<readonly string[]> {
  const { scheduler, oracle, pages } = stage;
  const until = scheduler.time + SETTLE_MS;
  for (;;) {
    await scheduler.run(scheduler.time + CALM_MS);
    // What a line has lost is asked for at the next look of the page.
    const late = kinds.includes('looseLines') ? [] : oracle.late(pages);
    if (late.length > 0) return late;
    const wrong = oracle.unsettled(pages, (page) => stage.personOf(page).userId);
    if (wrong.length === 0 || scheduler.time >= until) return wrong;
  }
}
