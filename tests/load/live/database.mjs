/** The database that is measured: a fresh copy of a seed for each server, on whichever cluster the harness brings. */
import { cloneDatabase, dropDatabase, passwordOf, readdress } from '@soulad/infra/postgres';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { readSeats } from './seats.mjs';

/** The passwords of the roles follow from it; the cluster lives as long as the measurement. */
export const SECRET = 'soulad bench';
export const SEED = 'soulad_bench_seed';
const COPY = 'soulad_bench';
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Address of the copy for one role, given any address of the cluster. */
export function addressOf(clusterUrl, user, database = COPY) {
  return readdress(clusterUrl, { database, user, password: passwordOf(user, SECRET) });
}

/** What the built server needs in its environment. */
export function serverEnvironment(clusterUrl) {
  return {
    ...readSeats().env,
    NODE_ENV: 'production',
    SOULAD_MODE: 'production',
    SOULAD_HOST: '127.0.0.1',
    SOULAD_RATE: '0',
    SOULAD_APP_URL: addressOf(clusterUrl, 'soulad_app'),
    SOULAD_OWNER_URL: '',
    SOULAD_ORIGINS: '',
    SOULAD_WEB_DIST: '',
  };
}

/**
 * Throws the copy away and makes a new one, whose sessions and tickets are as new as it is.
 * @param {string} clusterUrl an administrator's address
 */
export async function freshCopy(clusterUrl) {
  await makeSeed(clusterUrl);
  await dropDatabase(clusterUrl, COPY);
  await cloneDatabase(clusterUrl, SEED, COPY);
  await withCopy(clusterUrl, async (client) => {
    await client.query(`update session set last_seen_at = now(), absolute_expiry = now() + interval '10 hours'`);
    await client.query(`update socket_ticket set expires_at = now() + interval '10 hours', used_at = null`);
  });
}

/** Runs statements on the copy as administrator. */
export async function withCopy(clusterUrl, act) {
  const client = new pg.Client({ connectionString: readdress(clusterUrl, { database: COPY }) });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Makes the seed of a cluster that has none. */
export async function makeSeed(clusterUrl) {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [SEED]);
  await client.end();
  if (rowCount) return;
  const imports = new URL('../../../infra/src/run/ts-imports.mjs', import.meta.url).href;
  const script = fileURLToPath(new URL('./seed.ts', import.meta.url));
  const args = ['--import', imports, '--disable-warning=ExperimentalWarning', script, clusterUrl];
  await promisify(execFile)(ownNode(), args, { cwd: ROOT, maxBuffer: 1e8 });
}

// The harness may run on another Node than the project does.
function ownNode() {
  return (process.env.BENCH_OURS_CMD ?? process.execPath).split(' ')[0];
}
