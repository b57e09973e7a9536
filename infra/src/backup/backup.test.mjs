import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../postgres/connect.mjs';
import { startPostgres } from '../postgres/index.mjs';
import { visitDatabase } from '../start/database.mjs';
import { takeBase } from './base.mjs';
import { followLog } from './follow.mjs';
import { placeOf, placeText, segmentName } from './replication.mjs';
import { restoreBackup } from './restore.mjs';

let folder;
let server;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soulad-backup-'));
  chmodSync(folder, 0o755);
  server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (url, sql) => withClient(url, async (client) => (await client.query(sql)).rows);
const write = (n) => run(server.adminUrl, `INSERT INTO line VALUES (${n})`);

async function restored(options = {}) {
  const dataDir = join(folder, 'restored');
  const backup = join(folder, 'backup');
  const laid = await restoreBackup({ folder: backup, dataDir, ...options });
  const again = await startPostgres({ dataDir, durable: true });
  try {
    const rows = await run(again.adminUrl, 'SELECT n FROM line ORDER BY n');
    const [waits] = await run(again.adminUrl, 'SHOW synchronous_standby_names');
    return { laid, lines: rows.map(({ n }) => n), waits: waits.synchronous_standby_names };
  } finally {
    await again.stop();
  }
}

describe('copy and log', () => {
  it('bring back everything that was committed, though the database and its disk are gone', async () => {
    await run(server.adminUrl, 'CREATE TABLE line (n int)');
    const backup = join(folder, 'backup');
    const follower = await followLog({ adminUrl: server.adminUrl, folder: backup, everyCommit: true });
    await write(1);
    await takeBase({ adminUrl: server.adminUrl, folder: backup });
    await write(2);
    await run(server.adminUrl, 'SELECT pg_switch_wal()');
    for (let n = 3; n < 30; n += 1) await write(n);
    process.kill(server.pid, 'SIGKILL');
    await follower.ended.catch(() => {});
    const { laid, lines, waits } = await restored();
    expect(lines).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
    expect(laid.segments).toBeGreaterThan(1);
    expect(waits).toBe('');
    await expect(restored()).rejects.toThrow('nothing is restored over them');
  });

  it('bring back a moment, and the log of another line of history is not laid over that of the first', async () => {
    await run(server.adminUrl, 'CREATE TABLE line (n int)');
    const backup = join(folder, 'backup');
    const follower = await followLog({ adminUrl: server.adminUrl, folder: backup });
    await takeBase({ adminUrl: server.adminUrl, folder: backup });
    await write(1);
    const [{ until }] = await run(server.adminUrl, 'SELECT clock_timestamp() AS until');
    await write(2);
    await follower.stop();
    expect((await restored({ until })).lines).toEqual([1]);
    const other = await startPostgres({ dataDir: join(folder, 'restored'), durable: true });
    try {
      await expect(followLog({ adminUrl: other.adminUrl, folder: backup })).rejects.toThrow('begin a new folder');
    } finally {
      await other.stop();
    }
  });

  it('are taken of the server that another command has running', async () => {
    const say = () => {};
    const { adminUrl } = await visitDatabase(
      { dataDir: folder },
      { say, onStop: () => expect.fail('it is only visited') },
    );
    expect(adminUrl).toBe(server.adminUrl);
    const { bytes } = await takeBase({ adminUrl, folder: join(folder, 'backup') });
    expect(bytes).toBeGreaterThan(1_000_000);
  });

  it('name places and segments as Postgres does', () => {
    expect(placeText(placeOf('16/B374D848'))).toBe('16/B374D848');
    expect(segmentName(3, placeOf('16/B374D848'), 16n * 1024n * 1024n)).toBe('0000000300000016000000B3');
  });
});
