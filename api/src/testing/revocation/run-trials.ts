import { Announcements } from '../../platform/events.js';
import { startTestApp, type TestApp } from '../test-app.js';
import { REVOCATIONS } from './kinds.js';
import { LINKS, type Outcome, type Plan, runTrial } from './run-trial.js';
import { seededRandom } from './seeded.js';

export interface TrialOptions {
  readonly trials: number;
  /** The same seed plays the same kinds, links and pauses. */
  readonly seed: number;
  /** The node of the viewers hears no announcement. */
  readonly deaf?: boolean;
  /** Trials at a time. */
  readonly lanes?: number;
}

export interface TrialReport {
  readonly outcomes: readonly Outcome[];
  readonly p50: number;
  readonly p99: number;
  readonly framesAfter: number;
  readonly writesAfter: number;
  /** Text of others that was committed after a right had ended, over all trials. */
  readonly textAfter: number;
}

/**
 * Ends rights under live viewers at random moments, over two nodes and one database (security T22).
 * Needs the database of the test runner's set-up.
 */
export async function runRevocationTrials({
  trials,
  seed,
  deaf = false,
  lanes = 4,
}: TrialOptions): Promise<TrialReport> {
  const writersAt = await startTestApp();
  const viewerAt = await startTestApp({ database: writersAt.database });
  if (deaf) deafen(viewerAt);
  try {
    const plans = plansOf(trials, seed);
    const outcomes: Outcome[] = [];
    const lane = async (): Promise<void> => {
      for (let plan = plans.shift(); plan; plan = plans.shift())
        outcomes.push(await runTrial(writersAt, viewerAt, plan));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return report(outcomes);
  } finally {
    await viewerAt.close();
    await writersAt.close();
  }
}

/** Every kind over every link in turn; the moments are the seed's. */
function plansOf(trials: number, seed: number): Plan[] {
  const kinds = Object.keys(REVOCATIONS);
  return Array.from({ length: trials }, (_, index) => ({
    kind: kinds[index % kinds.length] ?? '',
    link: LINKS[Math.floor(index / kinds.length) % LINKS.length] ?? 'live',
    random: seededRandom(seed + index),
  }));
}

// Reaches behind the port: to lose every word is a fault of the network, which the product has no verb for.
function deafen(server: TestApp): void {
  const handlers: unknown = Reflect.get(server.app.get(Announcements), 'handlers');
  if (!(handlers instanceof Set)) throw new Error('The announcements keep their hearers elsewhere now.');
  handlers.clear();
}

function report(outcomes: readonly Outcome[]): TrialReport {
  const times = outcomes.map((outcome) => outcome.ms).toSorted((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, one) => total + of(one), 0);
  return {
    ...{ outcomes, p50: at(0.5), p99: at(0.99) },
    ...{ framesAfter: sum((one) => one.framesAfter), writesAfter: sum((one) => one.writesAfter) },
    textAfter: sum((one) => one.textAfter),
  };
}
