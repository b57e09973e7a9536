import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { DEFECTS } from './defects.js';
import { findDefect, inOwnProcess } from './find-defect.js';

/** Worlds of the short form. The long one is `npm run simulate -- --seeds N`; what it still finds stands in seeds.ts. */
const SEEDS = Number(process.env.SOULAD_SIMULATE_SEEDS ?? '200');
const last = (said: string): string => said.trim().split('\n').at(-1) ?? '';

describe('the live channel, played from a seed', () => {
  it(
    '[I6][I7][I8] loses nothing, says nothing twice and sends nothing under an ended right',
    { timeout: 900_000 },
    async () => {
      const half = SEEDS / 2;
      const runs = [1, 1 + half].map((seed) => inOwnProcess(['--seeds', String(half), '--seed', String(seed)]));
      for (const said of await Promise.all(runs)) expect(last(said), said).toBe(`simulate: ${half} passed, 0 failed`);
    },
  );

  it('has mended what was wrong once', async () => {
    const said = await inOwnProcess(['--named']);
    expect(last(said), said).toMatch(/^simulate: \d+ passed, 0 failed$/u);
  });

  it('[I12] plays the same seed the same way, again and in another process', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => inOwnProcess(['--seeds', '12', '--digest'])));
    const again = await inOwnProcess(['--seed', '7', '--seeds', '1', '--digest']);
    expect(one?.match(/^\d+ [0-9a-f]{64}$/gmu)).toHaveLength(12);
    expect(other?.match(/^\d+ [0-9a-f]{64}$/gmu)).toEqual(one?.match(/^\d+ [0-9a-f]{64}$/gmu));
    expect(one).toContain(/^7 [0-9a-f]{64}$/mu.exec(again)?.[0]);
  });

  it.each(DEFECTS)('fits the code still: $name', ({ file, find }) => {
    expect(readFileSync(`${ROOT}${file}`, 'utf8').split(find)).toHaveLength(2);
  });

  // All of them: `npm run simulate -- --defects all`.
  it.each(DEFECTS.slice(0, 4))('finds: $name', { timeout: 300_000 }, async (defect) => {
    expect(await findDefect(defect)).toMatch(/^seed \d+/u);
  });
});
