import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../postgres/connect.mjs';
import { Refusal } from '../run/refusal.mjs';
import { command, replicationClient } from './replication.mjs';

/**
 * Copies the whole server while it works, with the part of the log that makes the copy consistent: a folder named by the
 * moment, which is there whole or not at all.
 * @param {{ adminUrl: string, folder: string, now?: Date }} what
 * @returns {Promise<{ at: string, path: string, bytes: number }>}
 */
export async function takeBase({ adminUrl, folder, now = new Date() }) {
  const at = now.toISOString().replaceAll(':', '-');
  const path = join(folder, at);
  const draft = `${path}.partial`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const client = await replicationClient(adminUrl, 'soulad-base');
  try {
    const [[system]] = await command(client, 'IDENTIFY_SYSTEM');
    const bytes = await copyInto(client, join(draft, 'base.tar'));
    const about = { at: now.toISOString(), system, postgres: await majorOf(adminUrl), bytes };
    writeFileSync(join(draft, 'about.json'), `${JSON.stringify(about)}\n`, { mode: 0o600 });
    // The passwords of the roles follow from this one, and the copy knows it as a hash alone.
    writeFileSync(join(draft, 'password'), decodeURIComponent(new URL(adminUrl).password), { mode: 0o600 });
    renameSync(draft, path);
    return { at, path, bytes };
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new Refusal(`The copy could not be taken: ${error.message}.`);
  } finally {
    await client.end().catch(() => {});
  }
}

async function copyInto(client, file) {
  const out = openSync(file, 'wx', 0o600);
  let archives = 0;
  let bytes = 0;
  try {
    const options = "LABEL 'soulad', CHECKPOINT 'fast', WAL true, MANIFEST 'no'";
    await command(client, `BASE_BACKUP (${options})`, (chunk) => {
      const kind = String.fromCharCode(chunk[0]);
      if (kind === 'n' && ++archives > 1) throw new Refusal('a server with tablespaces is not copied by this command');
      if (kind === 'd') bytes += writeSync(out, chunk, 1);
    });
    fsyncSync(out);
    return bytes;
  } finally {
    closeSync(out);
  }
}

async function majorOf(adminUrl) {
  const { rows } = await withClient(adminUrl, (client) => client.query('SHOW server_version_num'));
  return Math.floor(Number(rows[0].server_version_num) / 10_000);
}
