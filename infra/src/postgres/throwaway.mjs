import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './server.mjs';

// Waits for the end of its input, which comes with the end of the launcher, however that one ends.
const GUARD = 'cat >/dev/null; kill -QUIT "$1" 2>/dev/null; sleep 1; rm -rf "$2"';

/**
 * An embedded server for one test run: fsync off, data in a temporary folder that is removed by `stop()`.
 * When the launcher is killed outright, a guard ends the server and removes the folder.
 * @returns {Promise<{ adminUrl: string, port: number, stop(): Promise<void> }>}
 */
export async function startThrowawayPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'soulad-pg-'));
  chmodSync(folder, 0o755);
  try {
    const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
    const guard = guardOver(server.pid, folder);
    return {
      ...server,
      async stop() {
        await server.stop();
        dismiss(guard);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function guardOver(pid, folder) {
  if (process.platform === 'win32') return undefined;
  const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.stdin.on('error', () => {});
  guard.stdin.unref();
  guard.unref();
  return guard;
}

function dismiss(guard) {
  try {
    if (guard) process.kill(-guard.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
