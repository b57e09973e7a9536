import type { Account } from '../support/crowd.js';
import type { Site } from '../support/site.js';

/** How hard a scenario is played. */
export interface Hardness {
  readonly random: () => number;
  /** How often its fault strikes. */
  readonly strikes: number;
  /** How many faults have struck other crowds of the same run before. */
  readonly from?: number;
}

export interface Played {
  readonly account: Account;
  readonly strikes: number;
  /** Milliseconds from each fault until everybody worked on. */
  readonly back: readonly number[];
  /** Further figures, in words. */
  readonly notes?: readonly string[];
}

/** One kind of fault, under people who write. */
export interface Scenario {
  readonly name: string;
  /** Written for one line: what is done. */
  readonly does: string;
  readonly play: (site: Site, hardness: Hardness) => Promise<Played>;
}
