import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeOf } from '../postgres/home.mjs';
import { openExternal } from '../postgres/external.mjs';
import { prepareDatabase, startPostgres } from '../postgres/index.mjs';
import { runningPostgres } from '../postgres/running.mjs';
import { Refusal } from '../run/refusal.mjs';

/** Name of the product's database on the embedded server. */
export const EMBEDDED_DATABASE = 'soulad';

/**
 * Opens the database the settings ask for: the embedded one, or the one of DATABASE_URL.
 * @returns {Promise<{ ownerUrl: string, appUrl: string, adminUrl: string, name: string }>}
 */
export async function openDatabase(settings, { onStop, say }) {
  if (settings.databaseUrl) return openOwn(settings);
  const dataDir = join(settings.dataDir, 'postgres');
  const server = await startPostgres({ dataDir, durable: true });
  onStop(() => server.stop());
  say(`Postgres runs on 127.0.0.1:${server.port}, its data in ${homeOf(dataDir)}`);
  return {
    ...(await prepareDatabase(server.adminUrl, EMBEDDED_DATABASE)),
    adminUrl: server.adminUrl,
    name: EMBEDDED_DATABASE,
  };
}

/**
 * The database of `npm start`, running or not, for a command beside it: a running server is only visited, for it must
 * not be stopped by this command.
 */
export async function visitDatabase(settings, { onStop, say }) {
  const running = settings.databaseUrl ? undefined : await runningPostgres(join(settings.dataDir, 'postgres'));
  if (!running) return openDatabase(settings, { onStop, say });
  return { ...(await prepareDatabase(running, EMBEDDED_DATABASE)), adminUrl: running, name: EMBEDDED_DATABASE };
}

async function openOwn(settings) {
  const { adminUrl, name } = await openExternal(settings.databaseUrl);
  const secret = settings.roleSecret ?? (new URL(adminUrl).password ? undefined : keptSecret(settings.dataDir));
  return { ...(await prepareDatabase(adminUrl, name, { secret })), adminUrl, name };
}

// A server that trusts the account without a password gives nothing to derive the roles' passwords from.
function keptSecret(dataDir) {
  const file = join(dataDir, 'role-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}

/**
 * `npm start -- --fresh`: removes the data of the embedded server.
 * @throws {Refusal} with DATABASE_URL, or while another run uses them
 */
export async function throwAway(settings, say) {
  if (settings.databaseUrl)
    throw new Refusal('--fresh removes the embedded demo data only, never those of DATABASE_URL.');
  const dataDir = join(settings.dataDir, 'postgres');
  const home = homeOf(dataDir);
  if (existsSync(join(home, 'data'))) {
    say(`Throwing away the demo data in ${home}`);
    // Ends a server that a killed run left behind, and refuses while a living one has it.
    await (await startPostgres({ dataDir, durable: true })).stop();
  }
  for (const gone of [home, loadingMark(settings)]) rmSync(gone, { recursive: true, force: true });
}

/** The file that stands while the demo is being loaded; found at a start, it says that the load was cut short. */
export function loadingMark(settings) {
  return join(settings.dataDir, 'demo-loading');
}
