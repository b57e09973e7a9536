import { prepareDatabase } from '@soulad/infra/postgres';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminUrl, addressesOf, type Addresses, removeDatabase } from '../support/databases.js';
import { ROOT, runCli } from '../support/api-process.js';
import { catalogueOf } from './catalogue.js';

/** As much of the migrations of the built server as is walked through here. */
interface Source {
  readonly migrations: readonly { readonly name?: string }[];
  initialize(): Promise<unknown>;
  destroy(): Promise<void>;
  runMigrations(options: { transaction: 'each' }): Promise<readonly unknown[]>;
  undoLastMigration(options: { transaction: 'each' }): Promise<void>;
}

const { ownerDataSource }: { ownerDataSource: (url: string) => Source } = await import(
  `${ROOT}api/dist/platform/database/data-source.js`
);

let database: Addresses;
let source: Source;
let empty: string[];

beforeAll(async () => {
  const name = `soulad_${randomUUID().slice(0, 13).replaceAll('-', '')}`;
  await prepareDatabase(adminUrl(), name, { tests: true });
  database = addressesOf(name);
  empty = await catalogueOf(database.env.SOULAD_OWNER_URL);
  source = ownerDataSource(database.env.SOULAD_OWNER_URL);
  await source.initialize();
});

afterAll(async () => {
  await source.destroy();
  await removeDatabase(database);
});

const url = (): string => database.env.SOULAD_OWNER_URL;

it('every migration goes from an empty database, back to where it came from, and the same way again', async () => {
  const first = await source.runMigrations({ transaction: 'each' });
  const up = await catalogueOf(url());
  expect(first).toHaveLength(source.migrations.length);
  for (const _ of source.migrations) await source.undoLastMigration({ transaction: 'each' });
  const down = (await catalogueOf(url())).filter((line) => !line.includes('migration'));
  expect(down).toEqual(empty.filter((line) => !line.includes('migration')));
  await source.runMigrations({ transaction: 'each' });
  expect(await catalogueOf(url())).toEqual(up);
});

it('the command that migrates finds nothing left to do, however often it runs', async () => {
  const env = { ...database.env, SOULAD_MODE: 'test' };
  for (let round = 0; round < 2; round += 1) expect(await runCli(['migrate'], env)).toContain('up to date');
});
