import { setTimeout as pause } from 'node:timers/promises';
import { between } from '../support/random.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** Longest time from the return of the database until every node is ready, without being started again. */
const READY_MS = 10_000;
const STALLED_MS = [800, 2_000] as const;

/** SIGKILL of all of Postgres under load; the nodes live on. */
export const killPostgres: Scenario = {
  name: 'kill-postgres',
  does: 'SIGKILL of every process of Postgres, start',
  async play(site, hardness) {
    const ready: number[] = [];
    const played = await struck(site, hardness, async () => {
      await site.postgres.kill();
      await site.restartPostgres();
      ready.push(Math.max(...(await Promise.all(site.nodes.map((node) => site.isReady(node, READY_MS))))));
      return undefined;
    });
    return { ...played, notes: [`nodes ready at most ${Math.max(...ready).toFixed(0)} ms after Postgres`] };
  },
};

/** The disk stops answering, and then the power goes: what was never committed must never have been acknowledged. */
export const stallAndKill: Scenario = {
  name: 'stall-and-kill',
  does: 'Postgres stands still, then SIGKILL of it and of a node',
  play: (site, hardness) =>
    struck(site, hardness, async (_crowd, number) => {
      const node = site.nodes[number % site.nodes.length];
      await site.postgres.stall();
      await pause(between(hardness.random, ...STALLED_MS));
      await node?.kill();
      await site.postgres.killStalled();
      await site.restartPostgres();
      return async () => node?.start();
    }),
};

/** One backend dies, and Postgres with it for a moment; or all connections of the product are ended. */
export const killBackends: Scenario = {
  name: 'kill-backends',
  does: 'SIGKILL of one backend; all connections ended by the administrator',
  play: (site, hardness) =>
    struck(site, hardness, async (_crowd, number) => {
      if (number % 2 === 0) await site.postgres.terminateBackends();
      else await site.postgres.killBackend();
      await Promise.all(site.nodes.map((node) => site.isReady(node, READY_MS)));
      return undefined;
    }),
};

/** The link to the database is gone without a word for a while, then cut. */
export const databaseLink: Scenario = {
  name: 'database-link',
  does: 'the link to Postgres goes silent, then is cut',
  play: (site, hardness) =>
    struck(site, hardness, async () => {
      site.line.hold();
      await pause(between(hardness.random, ...STALLED_MS));
      site.line.cut();
      site.line.release();
      await Promise.all(site.nodes.map((node) => site.isReady(node, READY_MS)));
      return undefined;
    }),
};

/** Nobody hears an announcement for a moment, again and again: every node looks for itself every second or two. */
export const bus: Scenario = {
  name: 'bus',
  does: 'the connections that hear announcements are ended',
  play: (site, hardness) =>
    struck(site, hardness, async () => {
      await site.postgres.terminateListeners();
      return undefined;
    }),
};
