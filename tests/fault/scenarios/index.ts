import { clocks } from './clocks.js';
import { bus, databaseLink, killBackends, killPostgres, stallAndKill } from './database.js';
import { fullDisk } from './disk.js';
import { floods } from './floods.js';
import { hostile } from './hostile.js';
import { network } from './network.js';
import { freezeNodes, killNodes, rollingRestart } from './nodes.js';
import { restore, restoreEarlier } from './restore.js';
import type { Scenario } from './scenario.js';
import { silentBus } from './silent-bus.js';
import { slowReaders } from './slow-readers.js';
import { statements } from './statements.js';

/** A kind of fault, how often it strikes in the short form, and its share of the long one. */
interface Listed {
  readonly scenario: Scenario;
  readonly short: number;
  readonly share: number;
  /** It takes all its strikes before one crowd. */
  readonly once?: true;
}

export const SCENARIOS: readonly Listed[] = [
  { scenario: killNodes, short: 1, share: 1 },
  { scenario: killPostgres, short: 1, share: 0.25 },
  { scenario: stallAndKill, short: 1, share: 0.25 },
  { scenario: killBackends, short: 1, share: 0.2 },
  { scenario: databaseLink, short: 0, share: 0.2 },
  { scenario: bus, short: 0, share: 0.2 },
  { scenario: silentBus, short: 1, share: 0.05 },
  { scenario: freezeNodes, short: 0, share: 0.2 },
  { scenario: network, short: 5, share: 0.5 },
  { scenario: rollingRestart, short: 0, share: 0.05 },
  { scenario: clocks, short: 1, share: 0.05 },
  { scenario: statements, short: 6, share: 1 },
  { scenario: fullDisk, short: 2, share: 0.02 },
  { scenario: slowReaders, short: 1, share: 0.02 },
  { scenario: floods, short: 1, share: 0.01 },
  { scenario: hostile, short: 1_500, share: 100, once: true },
  { scenario: restore, short: 1, share: 0.02 },
  { scenario: restoreEarlier, short: 0, share: 0.02 },
];
