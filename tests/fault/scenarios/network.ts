import { setTimeout as pause } from 'node:timers/promises';
import { between } from '../support/random.js';
import type { Site } from '../support/site.js';
import type { Hardness, Scenario } from './scenario.js';
import { struck } from './struck.js';

const WEATHER_MS = [300, 1_500] as const;

type Storm = (site: Site, hardness: Hardness) => Promise<void>;

const cut: Storm = async ({ door }) => door.cut();

const silence: Storm = async ({ door }, { random }) => {
  door.hold();
  await pause(between(random, ...WEATHER_MS));
  door.release();
};

/** Gone without a word, then cut: what was on the way may have been stored and its answer lost. */
const silenceAndCut: Storm = async ({ door }, { random }) => {
  door.hold();
  await pause(between(random, ...WEATHER_MS));
  door.cut();
  door.release();
};

/** Clients come back while the server still believes in their old connections. */
const ghosts: Storm = async ({ door }) => door.forgetClients();

const slow: Storm = async ({ door }, { random }) => {
  door.weather = { delayMs: between(random, 20, 150), pieceBytes: between(random, 1, 40) };
  await pause(between(random, ...WEATHER_MS));
  door.calm();
};

const STORMS: readonly Storm[] = [cut, silenceAndCut, ghosts, slow, silence];

/** Faults of the network between clients and nodes. */
export const network: Scenario = {
  name: 'network',
  does: 'cut, silent, silent then cut, ghosts, slow and torn',
  play: (site, hardness) =>
    struck(site, hardness, async (_crowd, number) => {
      await STORMS[number % STORMS.length]?.(site, hardness);
      return undefined;
    }),
};
