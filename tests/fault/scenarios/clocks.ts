import type { Crowd } from '../support/crowd.js';
import { readAt, seatGuest } from '../support/people.js';
import type { Site, SiteNode } from '../support/site.js';
import { waitFor } from '../../support/wait-for.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

const [HOUR, YEAR] = [3_600_000, 31_557_600_000];
/** How wrong the time of day of a node is, milliseconds; with `jump` it goes to and fro so often. */
const SKEWS: readonly [{ readonly ms: number; readonly jump: number }, ...{ ms: number; jump: number }[]] = [
  { ms: 10 * YEAR, jump: 0 },
  { ms: -10 * YEAR, jump: 0 },
  { ms: HOUR, jump: 700 },
  { ms: 3 * 60_000, jump: 0 },
  { ms: -30_000, jump: 150 },
];
/** What is promised of the end of a right that nobody announces. */
const REVOKED_MS = 5_000;

/** The time of day of a node is wrong: rights go by that of the database, and writing by none. */
export const clocks: Scenario = {
  name: 'clocks',
  does: 'the time of day of a node wrong by minutes to ten years, or jumping',
  async play(site, hardness) {
    const ends: number[] = [];
    const played = await struck(site, hardness, async (crowd, number) => {
      const node = site.nodes[number % site.nodes.length];
      if (!node) throw new Error('the site has no nodes');
      const { ms, jump } = SKEWS[(number + (hardness.from ?? 0)) % SKEWS.length] ?? SKEWS[0];
      await node.stop();
      await node.start([new URL(`../support/skewed-clock.mjs?ms=${ms}&jump=${jump}`, import.meta.url).href]);
      ends.push(await rightEnds(site, crowd, node));
      return async () => {
        await node.stop();
        await node.start();
      };
    });
    return {
      ...played,
      notes: [`a right ended at its node at most ${Math.max(...ends).toFixed(0)} ms after its time`],
    };
  },
};

/** A guest of the wrong node loses the seat when the time of the database says so, and not before. @returns milliseconds after it */
async function rightEnds(site: Site, crowd: Crowd, { origin }: SiteNode): Promise<number> {
  const sitter = await seatGuest(site, crowd, 'school');
  const guest = readAt({ origin }, crowd, sitter, crowd.units);
  try {
    await waitFor('the guest is live', () => guest.live, { withinMs: 30_000 });
    await site.run(`update assignment set valid_to = now() + interval '1 second' where user_id = $1`, [sitter.userId]);
    await waitFor('the guest has lost the passages', () => !guest.live, { withinMs: 1_000 + REVOKED_MS });
    const [late] = await site.run<{ ms: number }>(
      'select (extract(epoch from clock_timestamp() - valid_to) * 1000)::float8 as ms from assignment where user_id = $1',
      [sitter.userId],
    );
    if (!late || late.ms < 0) throw new Error(`the right ended ${-(late?.ms ?? 0)} ms before its time`);
    return late.ms;
  } finally {
    guest.close();
  }
}
