import type { DataSource, MigrationInterface } from 'typeorm';
import { StartRefusal } from '../config/config.js';
import { sqlStateOf } from './database-error.js';
import { ownerDataSource } from './data-source.js';

/** Two servers that start together migrate one after the other. */
const MIGRATION_LOCK = 7_318_002;

/**
 * Brings the database to the newest schema; each migration is a transaction of its own.
 * @param ownerUrl the database as `soulad_owner`
 * @returns how many migrations were applied
 * @throws {StartRefusal} exit code 3 and one sentence when the database is half migrated or newer than this build
 */
export async function migrate(ownerUrl: string): Promise<number> {
  const source = ownerDataSource(ownerUrl);
  try {
    await source.initialize();
  } catch (error) {
    throw new StartRefusal(`The database does not answer the migrations (${sqlStateOf(error) ?? 'no connection'}).`);
  }
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseUnknown(source);
    return await run(source);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

async function run(source: DataSource): Promise<number> {
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    return done.length;
  } catch (error) {
    const names = await appliedNames(source);
    const next = source.migrations.map(nameOf).find((name) => !names.includes(name)) ?? 'the next one';
    throw new StartRefusal(
      `The database is half migrated: it stands after ${names.at(-1) ?? 'no migration'} and ${next} failed ` +
        `(${sqlStateOf(error) ?? 'error'}); nothing of the failed one was kept. Restore the last backup or correct the ` +
        `cause, then run the migration again.`,
      3,
    );
  }
}

async function refuseUnknown(source: DataSource): Promise<void> {
  const known = new Set(source.migrations.map(nameOf));
  const unknown = (await appliedNames(source)).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new StartRefusal(`The database was migrated by a newer Soulad (${unknown}): start that version instead.`, 3);
}

async function appliedNames(source: DataSource): Promise<string[]> {
  const [table] = await source.query<{ found: boolean }[]>(
    `select to_regclass('public.migration') is not null as found`,
  );
  if (table?.found !== true) return [];
  const rows = await source.query<{ name: string }[]>('select name from migration order by "timestamp"');
  return rows.map((row) => row.name);
}

function nameOf(migration: MigrationInterface): string {
  return migration.name ?? migration.constructor.name;
}

/**
 * Refuses to serve a database whose schema is not the one of this build.
 * @throws {StartRefusal} exit code 3
 */
export async function assertMigrated(source: DataSource, newest: string): Promise<void> {
  const [row] = await source
    .query<{ newest: string | null }[]>('select schema_version() as newest')
    .catch(() => [{ newest: null }]);
  if (row?.newest === newest) return;
  throw new StartRefusal(
    `The database stands at ${row?.newest ?? 'no migration'} and this Soulad needs ${newest}: run the migration first.`,
    3,
  );
}
