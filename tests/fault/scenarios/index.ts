import { bus, databaseLink, killBackends, killPostgres, stallAndKill } from './database.js';
import { network } from './network.js';
import { freezeNodes, killNodes, rollingRestart } from './nodes.js';
import { restore, restoreEarlier } from './restore.js';
import type { Scenario } from './scenario.js';

/** Every kind of fault, how often it strikes in the short form, and its share of the long one. */
export const SCENARIOS: readonly { readonly scenario: Scenario; readonly short: number; readonly share: number }[] = [
  { scenario: killNodes, short: 1, share: 1 },
  { scenario: killPostgres, short: 1, share: 0.25 },
  { scenario: stallAndKill, short: 1, share: 0.25 },
  { scenario: killBackends, short: 1, share: 0.2 },
  { scenario: databaseLink, short: 0, share: 0.2 },
  { scenario: bus, short: 0, share: 0.2 },
  { scenario: freezeNodes, short: 0, share: 0.2 },
  { scenario: network, short: 5, share: 0.5 },
  { scenario: rollingRestart, short: 0, share: 0.05 },
  { scenario: restore, short: 1, share: 0.02 },
  { scenario: restoreEarlier, short: 0, share: 0.02 },
];
