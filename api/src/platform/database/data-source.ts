import { DataSource, type Logger } from 'typeorm';
import type { Config } from '../config/config.js';
import { walls } from '../walls.js';
import { MIGRATIONS } from './migrations/index.js';

/** Longest statement and longest pause inside a transaction, milliseconds: a stuck request must not hold a connection. */
const STATEMENT_MS = 15_000;
const IDLE_MS = 30_000;
const CONNECT_MS = 10_000;

/**
 * Every statement of the server looks up few rows by a key, behind walls that are long to plan: it is planned once a
 * connection for all values, by its indexes even where a table looks small, as it may have been when the connection was made.
 */
const PLANS = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'jit=off'];

/** TypeORM would print failed statements with their values. What may be logged of them is said by `describeError`. */
const SILENT: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

/** The connections of the running server: the role that row-level security binds. Not yet connected. */
export function appDataSource(config: Config): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl(config),
    entities: [],
    logger: SILENT,
    poolSize: config.pool,
    extra: {
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: IDLE_MS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'soulad',
      // Statements leave without waiting for the answers to those before them (`sqlOf`).
      pipeline: true,
      // Where the words go that functions of the database say (`announce_word`).
      options: [...PLANS, ...(config.redisUrl === null ? [] : ['soulad.bus=apart'])]
        .map((one) => `-c ${one}`)
        .join(' '),
    },
  });
}

/** Address the server works under; another role than `soulad_app` only when a test takes row-level security away. */
export function databaseUrl(config: Config): string {
  return walls().rls || config.bypassUrl === null ? config.appUrl : config.bypassUrl;
}

/** The connection of the migrations: the owner of the tables, without time limits. Not yet connected. */
export function ownerDataSource(ownerUrl: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    entities: [],
    logger: SILENT,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    poolSize: 2,
    extra: { connectionTimeoutMillis: CONNECT_MS, application_name: 'soulad-migrate' },
  });
}
