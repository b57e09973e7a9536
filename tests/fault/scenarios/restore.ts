import { followLog, restoreBackup, takeBase } from '@soulad/infra/backup';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../support/api-process.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** Longest time from the loss of the database until every node is ready. */
const RTO_MS = 60_000;
/** Lines that are acknowledged after the copy was taken. */
const AFTER_COPY = 30;

let count = 0;

/** The database and its disk are lost under people who write: the copy and the log bring everything back. */
export const restore: Scenario = {
  name: 'restore',
  does: 'database and disk lost, copy and log restored under open clients',
  async play(site, hardness) {
    const times: number[] = [];
    let audit = '';
    const played = await struck(site, hardness, async (crowd) => {
      const folder = nextFolder(site);
      const { adminUrl } = site.postgres;
      const follower = await followLog({ adminUrl, folder, everyCommit: true });
      await takeBase({ adminUrl, folder });
      await crowd.goesOn(AFTER_COPY);
      const since = performance.now();
      await site.postgres.kill();
      await follower.ended.catch(() => undefined);
      await replace(site, folder);
      times.push(performance.now() - since);
      audit = await verifyAudit(site);
      return undefined;
    });
    return { ...played, notes: [`ready again ${Math.max(...times).toFixed(0)} ms after the loss (RTO)`, audit] };
  },
};

/** Only the copy is there: the server goes back behind what it had acknowledged, and every writer gets the own words back. */
export const restoreEarlier: Scenario = {
  name: 'restore-earlier',
  does: 'a copy from before restored without the log under open clients: the words come back to their writers',
  async play(site, hardness) {
    const played = await struck(site, hardness, async (crowd) => {
      const folder = nextFolder(site);
      await takeBase({ adminUrl: site.postgres.adminUrl, folder });
      await crowd.goesOn(AFTER_COPY);
      await site.postgres.kill();
      await replace(site, folder);
      return undefined;
    });
    const { refused, ...account } = played.account;
    return {
      ...played,
      account: { ...account, refused: [] },
      notes: [`${refused.length} times words were handed back`],
    };
  },
};

function nextFolder(site: Site): string {
  count += 1;
  return join(site.folder, `backup-${count}`);
}

/** Lays the backup beside the old data, throws those away, and waits until every node has found its way back by itself. */
async function replace(site: Site, folder: string): Promise<void> {
  const dataDir = join(site.folder, `postgres-${count}`);
  rmSync(site.postgres.dataDir, { recursive: true, force: true });
  await restoreBackup({ folder, dataDir });
  await site.restartPostgres(dataDir);
  await Promise.all(site.nodes.map((node) => site.isReady(node, RTO_MS)));
}

async function verifyAudit(site: Site): Promise<string> {
  const args = [join(ROOT, 'infra/src/verify-audit.mjs'), '--database', site.databaseUrl];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout.trim();
}
