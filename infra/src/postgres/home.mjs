import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../run/refusal.mjs';
import { canEnter } from './account.mjs';

/**
 * The folder of one embedded server: `data` (Postgres' own), `password` (0600), `postgres.log`, `launcher.pid`.
 * It stands at `dataDir`, or under /var/tmp (always the same place for the same `dataDir`) when the account
 * of the server cannot enter the folders above it, as in a checkout below a 0700 home of root.
 */
export function openHome(dataDir, account) {
  const wanted = resolve(dataDir);
  makeFolder(dirname(wanted));
  const home = canEnter(dirname(wanted), account) ? wanted : shelterFor(wanted);
  makeFolder(home);
  const { uid } = lstatSync(home);
  if (account && uid !== 0 && uid !== account.uid) throw new Refusal(`The folder ${home} belongs to somebody else.`);
  if (account) chownSync(home, account.uid, account.gid);
  return {
    home,
    data: join(home, 'data'),
    log: join(home, 'postgres.log'),
    launcherPid: join(home, 'launcher.pid'),
    password: keptPassword(join(home, 'password'), account),
  };
}

/** Where the data of `dataDir` stand in fact, whether or not they exist yet. */
export function homeOf(dataDir) {
  const wanted = resolve(dataDir);
  return [wanted, shelterFor(wanted)].find((place) => existsSync(join(place, 'data'))) ?? wanted;
}

function shelterFor(wanted) {
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  return join('/var/tmp', `soulad-${digest}`);
}

function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    if (!lstatSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
  } catch (error) {
    throw new Refusal(`The folder ${path} cannot be made: ${error.code}.`);
  }
}

function keptPassword(file, account) {
  try {
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    if (account) chownSync(file, account.uid, account.gid);
    return { file, value: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new Refusal(`The file ${file} cannot be written: ${error.code}.`);
  }
}
