import type { ClockPort } from './clock/clock.js';

/** Length of the steps, ms: well above what looking for a thing takes on an idle machine. */
const STEP_MS = 25;
/** A timer that is this late still belongs to its step, ms. */
const SLACK_MS = 3;

/**
 * Lets "not found" leave by a clock of its own, so that the time of the answer does not tell what is hidden from what
 * never was (security T32): a row that is looked at and refused costs a tenth of a millisecond more than no row.
 * @param begunAt when the question came, `ClockPort.elapsed()`
 * @returns at the next whole step after it
 */
export async function evenRefusal(clock: ClockPort, begunAt: number): Promise<void> {
  const taken = clock.elapsed() - begunAt + SLACK_MS;
  await clock.until(begunAt + Math.ceil(taken / STEP_MS) * STEP_MS);
}
