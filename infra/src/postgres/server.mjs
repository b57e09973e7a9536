import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../run/alive.mjs';
import { Refusal } from '../run/refusal.mjs';
import { serverAccount } from './account.mjs';
import { postgresPrograms } from './binaries.mjs';
import { withClient } from './connect.mjs';
import { openHome } from './home.mjs';

/** Major version of the embedded Postgres. */
export const EMBEDDED_MAJOR = '18';
const START_MS = 60_000;
const STOP_MS = 30_000;
const REAP_MS = 2_000;

/**
 * Starts the embedded Postgres over the data kept in `dataDir`, making them when there are none. It listens on
 * 127.0.0.1 only and asks for a generated password. A server left over from a launcher that was killed is adopted.
 * @param {{ dataDir: string, durable: boolean }} options durable: false switches fsync off (tests)
 * @returns {Promise<{ adminUrl: string, port: number, pid: number, stop(): Promise<void> }>}
 * @throws {Refusal} one sentence: another launcher uses the data, no permission, server does not come up
 */
export async function startPostgres({ dataDir, durable }) {
  const account = serverAccount();
  const place = openHome(dataDir, account);
  claim(place.launcherPid, place);
  const programs = postgresPrograms(account, place.home);
  const environment = { account, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } };
  if (!existsSync(place.data)) await createCluster(programs.initdb, place, environment);
  refuseOtherMajor(place);
  const running = (await orphanOf(place)) ?? (await launch(programs.postgres, place, environment, durable));
  return {
    ...running,
    adminUrl: adminUrl(place, running.port),
    async stop() {
      await stopServer(running.pid, place);
      rmSync(place.launcherPid, { force: true });
    },
  };
}

function adminUrl(place, port) {
  return `postgres://soulad_admin:${place.password.value}@127.0.0.1:${port}/postgres`;
}

// Two launchers over one cluster would pull the server away from each other.
function claim(file, place) {
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder) && readPidFile(place)) {
    throw new Refusal(`The data in ${place.home} are in use by another run of Soulad (process ${holder}).`);
  }
  writeFileSync(file, String(process.pid));
}

async function createCluster(initdb, place, environment) {
  // Built aside and renamed, so that an interrupted first start leaves nothing half made.
  const aside = `${place.data}.new`;
  rmSync(aside, { recursive: true, force: true });
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=cs-CZ'];
  const access = ['-U', 'soulad_admin', '-A', 'scram-sha-256', `--pwfile=${place.password.file}`];
  const child = run(initdb, ['-D', aside, '--no-instructions', ...locale, ...access], place, environment);
  const code = await exitOf(child);
  if (code !== 0) throw new Refusal(`Postgres could not make its data folder; see ${place.log}.`);
  renameSync(aside, place.data);
}

function refuseOtherMajor(place) {
  const major = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (major === EMBEDDED_MAJOR) return;
  throw new Refusal(
    `The data in ${place.home} were written by Postgres ${major}, and this is Postgres ${EMBEDDED_MAJOR}.`,
  );
}

async function launch(postgres, place, environment, durable) {
  const lost = durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const network = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const args = ['-D', place.data, '-p', String(port), ...network, '-c', 'max_connections=200', ...lost];
    const child = run(postgres, args, place, environment);
    if (await comesUp(child, place, port)) {
      child.unref();
      return { port, pid: child.pid };
    }
    // Somebody may have taken the port between the question and the start.
    if (attempt === 3) throw new Refusal(`Postgres does not start; see ${place.log}.`);
  }
}

function run(program, args, place, { account, env }) {
  const log = openSync(place.log, 'a');
  try {
    // A group of its own: Ctrl+C reaches the launcher, which stops the API first.
    return spawn(program, args, { ...account, env, cwd: place.home, stdio: ['ignore', log, log], detached: true });
  } finally {
    closeSync(log);
  }
}

function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code ?? -1));
  });
}

async function comesUp(child, place, port) {
  let ended = false;
  exitOf(child).then(() => (ended = true));
  const deadline = Date.now() + START_MS;
  while (!ended && Date.now() < deadline) {
    if (await answers(place, port)) return true;
    await pause(25);
  }
  if (!ended) process.kill(child.pid, 'SIGKILL');
  return false;
}

async function answers(place, port) {
  try {
    return await withClient(adminUrl(place, port), async (client) => {
      const { rows } = await client.query('SHOW data_directory');
      return rows[0].data_directory === place.data;
    });
  } catch {
    return false;
  }
}

async function orphanOf(place) {
  const found = readPidFile(place);
  if (!found || !(await answers(place, found.port))) return undefined;
  return found;
}

// Lines of postmaster.pid: pid, data folder, start time, port, …
function readPidFile(place) {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : undefined;
}

async function stopServer(pid, place) {
  const file = join(place.data, 'postmaster.pid');
  // SIGINT = fast shutdown: sessions are ended, everything is written down.
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  if (!(await comesTrue(() => !existsSync(file) || !isAlive(pid), STOP_MS)) && isAlive(pid))
    process.kill(pid, 'SIGQUIT');
  await comesTrue(() => !isAlive(pid), REAP_MS);
}

async function comesTrue(condition, withinMs) {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
