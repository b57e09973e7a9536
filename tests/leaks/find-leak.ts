import { asAdministrator } from '../support/databases.js';
import { LEAK_HOOK } from '../tap/leaks/leak.js';
import type { SeededLeak } from './leak.js';
import { around, playPairs, type Outcome } from './play-pairs.js';
import { openHouse } from './table/house.js';

/** All leaks are looked for in the pairs of one seed. */
export const LEAKS_SEED = 20_261_122;

export interface Sought {
  readonly leak: SeededLeak;
  /** The first pair that told the worlds apart; undefined when the leak was not found. */
  readonly by: Outcome | undefined;
  readonly pairs: number;
}

/** Puts one leak in and plays pairs until a viewer can tell the worlds apart. */
export async function findLeak(leak: SeededLeak, most: number): Promise<Sought> {
  const house = await openHouse({ walls: leak.walls, ...seeded(leak) });
  try {
    const known = leak.pair ?? 0;
    const outcomes = await playPairs(house, { seed: LEAKS_SEED, from: known, to: known + most, untilFound: true });
    return { leak, by: outcomes.find(({ found }) => found !== undefined), pairs: outcomes.length };
  } finally {
    await house.stop();
  }
}

function seeded(leak: SeededLeak): Parameters<typeof openHouse>[0] {
  if ('sql' in leak) return { prepare: async ({ database }) => void (await asAdministrator(database, leak.sql)) };
  const { file, find, replace } = leak;
  return { imports: [LEAK_HOOK], env: { SOULAD_TEST_LEAK: JSON.stringify({ file, find, replace }) } };
}

/** One line for people. */
export function lineOf({ leak, by, pairs }: Sought): string {
  if (!by?.found) return `NOT FOUND in ${pairs} pairs: ${leak.name}`;
  return `found in pair ${by.number} (${by.found.label.split('|').at(-1)?.trim() ?? ''}): ${leak.name}`;
}

/** Where it was noticed, in full. */
export function detailOf({ by }: Sought): string {
  return by?.found ? around(by.found).join('\n') : '';
}
