import pg from 'pg';
import { Refusal, messageOf } from '../run/refusal.mjs';

/** Oldest server whose row-level security and uuid functions the migrations rely on. */
export const OLDEST_POSTGRES = 15;

/**
 * Runs `work` on a connection of its own and closes it.
 * @param url postgres:// address
 * @param {(client: pg.Client) => Promise<T>} work
 * @template T
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that goes away while the connection idles must not end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same address with another database, or with another user and password. */
export function readdress(url, { database, user, password }) {
  const changed = new URL(url);
  if (database !== undefined) changed.pathname = `/${encodeURIComponent(database)}`;
  if (user !== undefined) changed.username = encodeURIComponent(user);
  if (password !== undefined) changed.password = encodeURIComponent(password);
  return changed.toString();
}

/**
 * Refuses, in one sentence, a server that does not answer or is older than `oldest`.
 * The sentence names host and port, never user or password.
 */
export async function assertServer(url, oldest = OLDEST_POSTGRES) {
  const place = placeOf(url);
  let version;
  try {
    version = await withClient(url, async (client) => {
      const { rows } = await client.query('SHOW server_version_num');
      return Number(rows[0].server_version_num);
    });
  } catch (error) {
    throw new Refusal(`The database at ${place} cannot be used: ${reasonOf(error)}.`);
  }
  const major = Math.floor(version / 10_000);
  if (major < oldest) {
    throw new Refusal(`The database at ${place} is Postgres ${major}; Soulad needs Postgres ${oldest} or newer.`);
  }
}

/** Host and port of an address, for messages. */
export function placeOf(url) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    throw new Refusal('DATABASE_URL is not an address of the form postgres://user:password@host:5432/database.');
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Refusal('DATABASE_URL must begin with postgres:// or postgresql://.');
  }
  return `${parsed.hostname || 'localhost'}:${parsed.port || 5432}`;
}

const REASONS = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name is unknown',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'user or password is wrong',
  28000: 'it refuses this user',
};

function reasonOf(error) {
  const codes = [error, ...(error.errors ?? [])].map((one) => one.code);
  const known = codes.find((code) => code in REASONS);
  return known ? REASONS[known] : messageOf(error).replace(/\.$/, '');
}
