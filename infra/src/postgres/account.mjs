import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal } from '../run/refusal.mjs';

/**
 * The account the database server runs under. Postgres refuses to run as root, so root lends it
 * `postgres` or `nobody`; everyone else runs it as himself.
 * @returns {{ uid: number, gid: number } | undefined} undefined = the account of this process
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => idOf(flag, name));
    if (ids.every((id) => id > 0)) return { uid: ids[0], gid: ids[1] };
  }
  throw new Refusal('Postgres does not run as root and this system has neither a "postgres" nor a "nobody" account.');
}

function idOf(flag, name) {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return Number.NaN;
  }
}

/** Whether the account may walk through every folder above `path` and through `path` itself. */
export function canEnter(path, account) {
  if (!account) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (folder === dirname(folder)) return true;
  }
}
