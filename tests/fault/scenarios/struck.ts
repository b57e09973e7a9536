import { Crowd } from '../support/crowd.js';
import type { Site } from '../support/site.js';
import type { Hardness, Played } from './scenario.js';

/** Lines that must be acknowledged between two faults. */
const BETWEEN = 15;

/** What is brought back once people have gone on without it. */
export type Mend = () => Promise<unknown>;
/** A fault, which may be over when it returns. */
export type Strike = (crowd: Crowd, number: number) => Promise<Mend | undefined>;

/**
 * People write, the fault strikes again and again, and each time everybody comes back and goes on; at the end every line is
 * accounted for. Times count from the moment of the fault until everybody is live and goes on.
 */
export async function struck(site: Site, { random, strikes }: Hardness, strike: Strike): Promise<Played> {
  const crowd = await Crowd.gather({ origin: site.origin, run: site.run, random });
  const back: number[] = [];
  try {
    crowd.start();
    for (let number = 0; number < strikes; number += 1) {
      await crowd.goesOn(BETWEEN);
      const since = performance.now();
      const mend = await strike(crowd, number);
      await crowd.isLive();
      await crowd.goesOn(crowd.writers.length);
      back.push(performance.now() - since);
      await mend?.();
    }
    return { account: await crowd.settle(), strikes, back };
  } finally {
    crowd.close();
  }
}
