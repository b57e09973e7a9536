import { UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import { PROTOCOL_VERSION } from '@soulad/shared/protocol';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Crowd } from '../support/crowd.js';
import { seatGuest } from '../support/people.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** Members of the table who misbehave. */
const MEMBERS = 4;

/** Some flood the product with connections, frames and requests while the others write. */
export const floods: Scenario = {
  name: 'floods',
  does: 'connections, frames and requests without end, by strangers and by members',
  async play(site, hardness) {
    const notes: string[] = [];
    const played = await struck(site, hardness, async (crowd) => {
      const calm = await crowd.p95();
      const stop = await flood(site, crowd);
      const busy = await crowd.p95();
      const sent = JSON.stringify(await stop()).replaceAll(/["{}]/g, '');
      notes.push(`p95 ${calm.toFixed(0)} → ${busy.toFixed(0)} ms (× ${(busy / calm).toFixed(1)}) under ${sent}`);
      for (const node of site.nodes) await site.isReady(node, 10_000);
      return undefined;
    });
    return { ...played, notes };
  },
};

/** @returns ends it, and says how much it was */
async function flood(site: Site, crowd: Crowd): Promise<() => Promise<unknown>> {
  const sitters = await Promise.all(Array.from({ length: MEMBERS }, () => seatGuest(site, crowd, 'school')));
  const members = await Promise.all(sitters.map(async ({ ticket, cookie }) => ({ ticket: await ticket(), cookie })));
  const [unitId] = crowd.units;
  const versions = { protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION };
  const words = { origin: site.origin, members, recordId: crowd.table.recordId, unitId, versions };
  const worker = new Worker(new URL('../support/flood.mjs', import.meta.url), { workerData: words, execArgv: [] });
  await once(worker, 'online');
  return async () => {
    const said = once(worker, 'message');
    worker.postMessage('stop');
    const [sent] = await said;
    await worker.terminate();
    return sent;
  };
}
