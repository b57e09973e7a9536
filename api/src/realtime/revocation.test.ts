import { expect, it } from 'vitest';
import { runRevocationTrials, type TrialReport } from '../testing/index.js';

/** `SOULAD_TRIALS=1000 SOULAD_SEED=7` plays the long form, with other moments. */
const LONG = process.env.SOULAD_TRIALS !== undefined;
const TRIALS = Number(process.env.SOULAD_TRIALS ?? 120);
/** The short form runs beside other suites: there it holds that the right is gone, and the long one says how soon. */
const SOON_MS = LONG ? 1_000 : 5_000;
const SEED = Number(process.env.SOULAD_SEED ?? 20261122);

/** Trials that took longest, for whoever reads a red figure. */
const slowest = ({ outcomes }: TrialReport): string =>
  [...outcomes]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 5)
    .map(({ kind, link, ms }) => `${kind}/${link} ${Math.round(ms)}`)
    .join(', ');

function told(name: string, report: TrialReport): void {
  const { outcomes, p50, p99, textAfter } = report;
  console.info(
    `${name}: ${outcomes.length} trials, seed ${SEED}, gone after p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms, ${textAfter} texts came later; slowest ${slowest(report)}`,
  );
}

it(
  '[I7][R42] ends a right within a second, and neither text nor writing gets past its end',
  async () => {
    const report = await runRevocationTrials({ trials: TRIALS, seed: SEED });
    told('heard', report);
    expect(report.outcomes.filter((one) => one.framesAfter > 0 || one.writesAfter > 0)).toEqual([]);
    expect(report.textAfter).toBeGreaterThan(TRIALS);
    expect(report.p99).toBeLessThan(SOON_MS);
  },
  60_000 + TRIALS * 3_000,
);

it(
  '[I7][R42] does so within five seconds when no announcement arrives',
  async () => {
    const report = await runRevocationTrials({ trials: Math.ceil(TRIALS / 5), seed: SEED + 1, deaf: true });
    told('deaf', report);
    expect(report.outcomes.filter((one) => one.framesAfter > 0 || one.writesAfter > 0)).toEqual([]);
    expect(report.textAfter).toBeGreaterThan(0);
    expect(report.p99).toBeLessThan(5_000);
  },
  60_000 + TRIALS * 3_000,
);
