import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from '../postgres/account.mjs';
import { withClient } from '../postgres/connect.mjs';
import { openHome } from '../postgres/home.mjs';
import { EMBEDDED_MAJOR, startPostgres } from '../postgres/server.mjs';
import { Refusal } from '../run/refusal.mjs';

/** What the copy must not bring along, and how it comes up: nobody gets in before the log is played to its end. */
const RECOVERY = [
  "synchronous_standby_names = ''",
  'hot_standby = off',
  "restore_command = 'false'",
  "recovery_target_action = 'promote'",
];

/**
 * Lays the newest copy of `folder` (or one taken before `until`), and the log after it, into the data folder of an embedded
 * server, plays the log to its end or to `until`, and leaves the server ended.
 * @param {{ folder: string, dataDir: string, until?: Date }} what dataDir: as for `startPostgres`; must hold no data
 * @returns {Promise<{ base: string, segments: number, home: string, started: boolean }>} started: false when another major version of
 *   Postgres has to be started over it
 */
export async function restoreBackup({ folder, dataDir, until }) {
  const base = newestBase(folder, until);
  const account = serverAccount();
  const place = openHome(dataDir, account);
  if (existsSync(place.data)) throw new Refusal(`There are data in ${place.home}: nothing is restored over them.`);
  const about = JSON.parse(readFileSync(join(folder, base, 'about.json'), 'utf8'));
  writeFileSync(place.password.file, readFileSync(join(folder, base, 'password')), { mode: 0o600 });
  mkdirSync(place.data, { mode: 0o700 });
  execFileSync('tar', ['-x', '-f', join(folder, base, 'base.tar'), '-C', place.data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const segments = layLog(folder, join(place.data, 'pg_wal'));
  const target = until ? [`recovery_target_time = '${until.toISOString().replace('Z', '+00')}'`] : [];
  appendFileSync(join(place.data, 'postgresql.auto.conf'), `\n${[...RECOVERY, ...target].join('\n')}\n`);
  writeFileSync(join(place.data, 'recovery.signal'), '');
  // What this account has laid, another one may have to read: the server's.
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, place.home]);
  chmodSync(place.data, 0o700);
  const started = String(about.postgres) === EMBEDDED_MAJOR;
  if (started) await playLog(dataDir, place);
  return { base, segments, home: place.home, started };
}

function newestBase(folder, until) {
  const whole = (existsSync(folder) ? readdirSync(folder) : []).filter((name) =>
    existsSync(join(folder, name, 'about.json')),
  );
  const before = whole.filter((name) => !until || name < until.toISOString().replaceAll(':', '-'));
  const newest = before.sort().at(-1);
  if (!newest) throw new Refusal(`There is no copy in ${folder}${until ? ' from before that time' : ''}.`);
  return newest;
}

function layLog(folder, into) {
  const wal = join(folder, 'wal');
  const names = existsSync(wal) ? readdirSync(wal).filter((name) => /^[0-9A-F]{24}(\.partial)?$/.test(name)) : [];
  for (const name of names) copyFileSync(join(wal, name), join(into, name.replace('.partial', '')));
  return names.length;
}

async function playLog(dataDir, place) {
  const server = await startPostgres({ dataDir, durable: true });
  try {
    await withClient(server.adminUrl, async (client) => {
      for (const name of [
        'hot_standby',
        'restore_command',
        'recovery_target_action',
        'recovery_target_time',
        'synchronous_standby_names',
      ])
        await client.query(`ALTER SYSTEM RESET ${name}`);
      // The slot of the old line of history would keep the log for ever.
      await client.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active');
    });
  } finally {
    await server.stop();
  }
  if (existsSync(join(place.data, 'recovery.signal')))
    throw new Refusal(`The log could not be played; see ${place.log}.`);
  rmSync(join(place.data, 'backup_label.old'), { force: true });
}
