import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenRefusal } from './even-refusal.js';
import { SystemClock } from './clock/clock.js';

it('[I11][R43] a refusal leaves at a whole step after the question, never at once', async () => {
  const clock = new SystemClock();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (spent) => {
      const begunAt = clock.elapsed() - spent;
      await evenRefusal(clock, begunAt);
      const taken = clock.elapsed() - begunAt;
      expect(taken).toBeGreaterThanOrEqual(25);
      expect(taken).toBeGreaterThanOrEqual(Math.ceil(spent / 25) * 25);
    }),
    { numRuns: 20 },
  );
});
