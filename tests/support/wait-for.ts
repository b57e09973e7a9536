import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 20;

/**
 * Waits until `condition` gives something other than undefined or false. The condition is asked again and again; what
 * it throws last is the reason when time runs out.
 * @param what the condition in words, for the message
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  { withinMs = 15_000 }: { withinMs?: number } = {},
): Promise<Exclude<T, false | undefined>> {
  const deadline = performance.now() + withinMs;
  let failure: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== undefined && value !== false) return value as Exclude<T, false | undefined>;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`, { cause: failure });
    await pause(STEP_MS);
  }
}
