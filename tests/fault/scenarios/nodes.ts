import { setTimeout as pause } from 'node:timers/promises';
import { between } from '../support/random.js';
import type { Site, SiteNode } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** How long a node stands still, milliseconds. Above 15 s clients take it for dead and go to another one. */
const FROZEN_MS = [300, 4_000] as const;

function nodeOf(site: Site, number: number): SiteNode {
  const node = site.nodes[number % site.nodes.length];
  if (!node) throw new Error('the site has no nodes');
  return node;
}

/** SIGKILL of one node after the other, under load. */
export const killNodes: Scenario = {
  name: 'kill-nodes',
  does: 'SIGKILL of one node after the other',
  play: (site, hardness) =>
    struck(site, hardness, async (_crowd, number) => {
      const node = nodeOf(site, number);
      await node.kill();
      return () => node.start();
    }),
};

/** SIGSTOP of a node for a while: it comes back and believes that nothing has happened. */
export const freezeNodes: Scenario = {
  name: 'freeze-nodes',
  does: 'SIGSTOP of a node, SIGCONT after a while',
  play: (site, hardness) =>
    struck(site, hardness, async (_crowd, number) => {
      const node = nodeOf(site, number);
      node.freeze();
      await pause(between(hardness.random, ...FROZEN_MS));
      node.thaw();
      return undefined;
    }),
};

/** Every node in turn is ended in order and started anew, as an upgrade does. */
export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  does: 'SIGTERM and start of one node after the other',
  play: (site, hardness) =>
    struck(site, hardness, async () => {
      for (const node of site.nodes) {
        await node.stop();
        await node.start();
      }
      return undefined;
    }),
};
