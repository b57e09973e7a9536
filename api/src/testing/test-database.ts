import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../platform/database/migrate.js';
import { NEWEST_MIGRATION } from '../platform/database/migrations/index.js';

/** Addresses of one migrated database of a test. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly bypassUrl: string;
  /** Ends all connections to it and removes it. */
  drop(): Promise<void>;
}

/** Test files of one run that start together make the template one after the other. */
const TEMPLATE_LOCK = 7_318_003;

/**
 * A fresh database, cloned from a template that the first caller of the run migrates.
 * Needs the addresses that the global set-up of the test runner hands over.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = address('ADMIN');
  const template = `soulad_template_${createHash('sha256').update(NEWEST_MIGRATION).digest('hex').slice(0, 12)}`;
  const name = `soulad_t_${randomBytes(8).toString('hex')}`;
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(admin, template);
    await clone(admin, template, name);
  });
  return {
    name,
    ownerUrl: inDatabase(address('OWNER'), name),
    appUrl: inDatabase(address('APP'), name),
    bypassUrl: inDatabase(address('BYPASS'), name),
    drop: () => withAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

async function ensureTemplate(admin: pg.Client, template: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount) return;
  const half = `${template}_half`;
  await admin.query(`drop database if exists ${half} with (force)`);
  await clone(admin, new URL(address('OWNER')).pathname.slice(1), half);
  await migrate(inDatabase(address('OWNER'), half));
  await admin.query(`alter database ${half} rename to ${template}`);
}

async function clone(admin: pg.Client, from: string, to: string): Promise<void> {
  await admin.query(`create database ${to} template ${from} owner soulad_owner strategy file_copy`);
  await admin.query(`revoke all on database ${to} from public`);
  await admin.query(`grant connect on database ${to} to soulad_app`);
}

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function address(role: 'ADMIN' | 'OWNER' | 'APP' | 'BYPASS'): string {
  const url = process.env[`SOULAD_TEST_PG_${role}_URL`];
  if (url === undefined)
    throw new Error(`SOULAD_TEST_PG_${role}_URL is not set: run through the test runner's set-up.`);
  return url;
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
