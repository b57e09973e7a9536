import { cloneDatabase, dropDatabase, passwordOf, prepareDatabase } from '@soulad/infra/postgres';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { runCli } from './api-process.js';

/** Addresses of one database, by role, and the keys that open it. */
export interface Addresses {
  readonly name: string;
  readonly env: Readonly<Record<'SOULAD_OWNER_URL' | 'SOULAD_APP_URL' | 'SOULAD_BYPASS_URL' | 'SOULAD_KEYS', string>>;
}

/** Admin address of the throwaway server that the test run started. */
export function adminUrl(): string {
  const url = process.env.SOULAD_TEST_PG_ADMIN_URL;
  if (!url) throw new Error('SOULAD_TEST_PG_ADMIN_URL is not set: the test run has no Postgres');
  return url;
}

/**
 * A database of its own, migrated, with these stories loaded. Test files that want the same stories copy one template,
 * which the first of them makes.
 */
export async function freshDatabase(storyFiles: readonly string[] = []): Promise<Addresses> {
  const template = await templateOf(storyFiles);
  const name = `soulad_${randomUUID().slice(0, 13).replaceAll('-', '')}`;
  await underLock(() => cloneDatabase(adminUrl(), template, name));
  return addressesOf(name);
}

/** Removes a database of `freshDatabase`. */
export async function removeDatabase({ name }: Addresses): Promise<void> {
  await dropDatabase(adminUrl(), name);
}

/** One statement as administrator of the server, whom nothing hinders; for tests that break the database on purpose. */
export async function asAdministrator<Row extends object>(
  { name }: Addresses,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  return withClient(name, async (client) => (await client.query<Row>(sql, [...params])).rows);
}

async function templateOf(storyFiles: readonly string[]): Promise<string> {
  const stories = storyFiles.map((file) => readFileSync(file));
  const digest = createHash('sha256')
    .update(stories.length ? Buffer.concat(stories) : '')
    .digest('hex')
    .slice(0, 12);
  const name = `soulad_story_${digest}`;
  await underLock(async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    await dropDatabase(adminUrl(), draft);
    await prepareDatabase(adminUrl(), draft, { tests: true });
    const env = { ...addressesOf(draft).env, SOULAD_MODE: 'test' };
    await runCli(['migrate'], env);
    for (const file of storyFiles) await runCli(['story', file, '--shift-to-now'], env);
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

/** Addresses of a database of the throwaway server by its name. */
export function addressesOf(name: string): Addresses {
  const admin = new URL(adminUrl());
  const address = (role: string): string => {
    const url = new URL(admin);
    url.pathname = `/${name}`;
    url.username = role;
    url.password = passwordOf(role, decodeURIComponent(admin.password));
    return url.href;
  };
  return {
    name,
    env: {
      SOULAD_OWNER_URL: address('soulad_owner'),
      SOULAD_APP_URL: address('soulad_app'),
      SOULAD_BYPASS_URL: address('soulad_bypass'),
      SOULAD_KEYS: process.env.SOULAD_TEST_KEYS ?? '',
    },
  };
}

// A template can be copied and renamed only while nobody is connected to it; test files run in processes of their own.
async function underLock<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient('postgres', async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('soulad test templates'))`);
    return act(client);
  });
}

async function withClient<T>(database: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
