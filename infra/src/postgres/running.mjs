import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from './connect.mjs';
import { homeOf } from './home.mjs';

/**
 * The embedded server that another process has running over `dataDir`, for commands that only visit it.
 * @returns {Promise<string | undefined>} its administrator's address
 */
export async function runningPostgres(dataDir) {
  const home = homeOf(dataDir);
  const [pidFile, password] = [join(home, 'data/postmaster.pid'), join(home, 'password')];
  if (!existsSync(pidFile) || !existsSync(password)) return undefined;
  const port = readFileSync(pidFile, 'utf8').split('\n')[3];
  const url = `postgres://soulad_admin:${readFileSync(password, 'utf8')}@127.0.0.1:${port}/postgres`;
  const answers = await withClient(url, async () => true).catch(() => false);
  return answers ? url : undefined;
}
