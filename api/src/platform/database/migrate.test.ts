import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/index.js';
import { readConfig } from '../config/config.js';
import { buildApp } from '../../start-app.js';
import { ownerDataSource } from './data-source.js';
import { migrate } from './migrate.js';
import { Channel1700000007000 } from './migrations/1700000007000-channel.js';
import { MIGRATIONS } from './migrations/index.js';

let database: TestDatabase | undefined;
afterEach(async () => {
  await database?.drop();
  database = undefined;
});

async function asOwner(url: string, ...texts: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}

const failure = async (act: () => Promise<unknown>): Promise<{ message: string; exitCode: number }> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error)
      return { message: error.message, exitCode: Number(error.exitCode) };
    throw error;
  }
  return { message: 'nothing failed', exitCode: 0 };
};

describe('migrations', () => {
  it('go down to nothing and up again', async () => {
    database = await createTestDatabase();
    const source = await ownerDataSource(database.ownerUrl).initialize();
    for (let n = 0; n < MIGRATIONS.length; n += 1) await source.undoLastMigration({ transaction: 'each' });
    const left = await source.query<{ name: string }[]>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
       union all select proname from pg_proc where pronamespace = 'public'::regnamespace`,
    );
    await source.destroy();
    expect(left).toEqual([]);
    expect(await migrate(database.ownerUrl)).toBe(MIGRATIONS.length);
    expect(await migrate(database.ownerUrl)).toBe(0);
  });

  it('run once when two servers start together', async () => {
    database = await createTestDatabase();
    const { ownerUrl } = database;
    await asOwner(
      ownerUrl,
      `delete from migration`,
      'drop schema public cascade',
      'create schema public',
      'grant usage on schema public to soulad_app',
    );
    const counts = await Promise.all([migrate(ownerUrl), migrate(ownerUrl)]);
    expect(counts.sort((a, b) => a - b)).toEqual([0, MIGRATIONS.length]);
  });

  it('say in one sentence where a half-done one stands, and keep nothing of it', async () => {
    database = await createTestDatabase();
    const { ownerUrl } = database;
    const source = await ownerDataSource(ownerUrl).initialize();
    const undone = MIGRATIONS.slice(MIGRATIONS.indexOf(Channel1700000007000));
    for (const _ of undone) await source.undoLastMigration({ transaction: 'each' });
    const names = await source.query<{ name: string }[]>('select name from migration order by "timestamp"');
    await source.query('create table sharing_clock (x int)');
    await source.destroy();
    const told = await failure(() => migrate(ownerUrl));
    expect(told.exitCode).toBe(3);
    expect(told.message).toContain(`stands after ${names.at(-1)?.name}`);
    await asOwner(ownerUrl, 'drop table sharing_clock');
    expect(await migrate(ownerUrl)).toBe(undone.length);
  });

  it('refuse a database of a newer version, and the server one that is not migrated', async () => {
    database = await createTestDatabase();
    const { ownerUrl, appUrl } = database;
    await asOwner(ownerUrl, `insert into migration ("timestamp", name) values (9999999999999, 'Future9999999999999')`);
    expect(await failure(() => migrate(ownerUrl))).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('Future9999999999999'),
    });
    expect(await failure(() => buildApp(readConfig({ SOULAD_APP_URL: appUrl })))).toMatchObject({ exitCode: 3 });
  });

  it('and the server tell a database that does not answer', async () => {
    const nowhere = 'postgres://soulad_app:x@127.0.0.1:1/soulad';
    expect(await failure(() => migrate(nowhere))).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await failure(() => buildApp(readConfig({ SOULAD_APP_URL: nowhere })))).toMatchObject({ exitCode: 1 });
  });
});
