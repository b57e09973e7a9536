import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../postgres/connect.mjs';
import { Refusal } from '../run/refusal.mjs';
import { command, placeOf, placeText, replicationClient, segmentName, standbyStatus } from './replication.mjs';

/** Name of the slot, and of the connection; the server keeps the log until this one has it. */
export const FOLLOWER = 'soulad_backup';
const ALREADY_THERE = '42710';
const CATCH_UP_MS = 10_000;

/**
 * Follows the log of a server into `folder/wal`, every piece on the disk before the server is told so.
 * With `everyCommit` the server answers no commit before it is here too: a lost database then loses nothing that was
 * acknowledged, and a follower that is away stops the work.
 * @param {{ adminUrl: string, folder: string, everyCommit?: boolean }} what
 * @returns {Promise<{ ended: Promise<void>, stop(): Promise<void> }>} ended: rejects when the server goes away
 */
export async function followLog({ adminUrl, folder, everyCommit = false }) {
  const wal = join(folder, 'wal');
  mkdirSync(wal, { recursive: true, mode: 0o700 });
  const client = await replicationClient(adminUrl, FOLLOWER);
  try {
    const [[system, timeline]] = await command(client, 'IDENTIFY_SYSTEM');
    keepTo(folder, { system, timeline });
    const size = await segmentSize(adminUrl);
    await command(client, `CREATE_REPLICATION_SLOT ${FOLLOWER} PHYSICAL RESERVE_WAL`).catch((error) => {
      if (error.code !== ALREADY_THERE) throw error;
    });
    const [[, restart]] = await command(client, `READ_REPLICATION_SLOT ${FOLLOWER}`);
    const from = lastPlace(wal, size) ?? (placeOf(restart) / size) * size;
    const log = new LogFolder(wal, Number(timeline), size);
    const start = `START_REPLICATION SLOT ${FOLLOWER} PHYSICAL ${placeText(from)} TIMELINE ${timeline}`;
    const ended = command(client, start, (chunk, connection) => take(chunk, connection, log)).finally(() =>
      log.close(),
    );
    ended.catch(() => {});
    if (everyCommit) await waitForCommits(adminUrl, true);
    return {
      ended,
      async stop() {
        // A database that has gone away waits for nobody; it is told when it is back (operations).
        if (everyCommit) await waitForCommits(adminUrl, false).catch(() => {});
        await caughtUp(adminUrl, log);
        await client.end().catch(() => {});
        await ended.catch(() => {});
      },
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error instanceof Refusal ? error : new Refusal(`The log cannot be followed: ${error.message}.`);
  }
}

/** What is committed by now is here too, unless the server is gone. */
async function caughtUp(adminUrl, log) {
  const sql = 'SELECT pg_current_wal_flush_lsn() AS place';
  const rows = await withClient(adminUrl, async (client) => (await client.query(sql)).rows).catch(() => []);
  const deadline = Date.now() + CATCH_UP_MS;
  while (rows[0] && log.flushed < placeOf(rows[0].place) && Date.now() < deadline) await pause(20);
}

// A restored server begins a new line of history: its log must not be laid over that of the old one.
function keepTo(folder, line) {
  const file = join(folder, 'line.json');
  const now = JSON.stringify(line);
  if (!existsSync(file)) writeFileSync(file, now, { mode: 0o600 });
  else if (readFileSync(file, 'utf8') !== now)
    throw new Refusal(`The log in ${folder} is of another server, or from before a restore: begin a new folder.`);
}

async function segmentSize(adminUrl) {
  const sql = "SELECT setting::bigint AS size FROM pg_settings WHERE name = 'wal_segment_size'";
  const { rows } = await withClient(adminUrl, (client) => client.query(sql));
  return BigInt(rows[0].size);
}

/** @param {boolean} on whether the server waits for the follower before it answers a commit */
async function waitForCommits(adminUrl, on) {
  await withClient(adminUrl, async (client) => {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${on ? FOLLOWER : ''}'`);
    await client.query('SELECT pg_reload_conf()');
  });
}

/** Where the segment begins that was being written when the last follower ended. */
function lastPlace(wal, size) {
  const last = readdirSync(wal)
    .filter((name) => /^[0-9A-F]{24}(\.partial)?$/.test(name))
    .sort()
    .at(-1);
  if (!last) return undefined;
  const number = BigInt(`0x${last.slice(8, 16)}`) * (0x1_0000_0000n / size) + BigInt(`0x${last.slice(16, 24)}`);
  return (last.endsWith('.partial') ? number : number + 1n) * size;
}

function take(chunk, connection, log) {
  const kind = String.fromCharCode(chunk[0]);
  if (kind === 'w') log.write(chunk.readBigUInt64BE(1), chunk.subarray(25));
  // Log, or a question how far this follower is.
  if (kind === 'w' || chunk[17] === 1) connection.sendCopyFromChunk(standbyStatus(log.flushed));
}

/** Segments of the log as files; the one being written is called `.partial`. */
class LogFolder {
  flushed = 0n;
  #open;

  constructor(folder, timeline, size) {
    this.folder = folder;
    this.timeline = timeline;
    this.size = size;
  }

  write(place, bytes) {
    for (let at = 0; at < bytes.length;) {
      const from = place + BigInt(at);
      const inside = Number(from % this.size);
      const part = bytes.subarray(at, at + Number(this.size) - inside);
      const file = this.segmentOf(from);
      writeSync(file, part, 0, part.length, inside);
      at += part.length;
      if (inside + part.length === Number(this.size)) this.finish();
    }
    if (this.#open) fsyncSync(this.#open.file);
    this.flushed = place + BigInt(bytes.length);
  }

  close() {
    if (this.#open) closeSync(this.#open.file);
    this.#open = undefined;
  }

  segmentOf(place) {
    if (this.#open) return this.#open.file;
    const path = join(this.folder, segmentName(this.timeline, place, this.size));
    const draft = `${path}.partial`;
    const file = existsSync(draft) ? openSync(draft, 'r+') : openSync(draft, 'wx', 0o600);
    ftruncateSync(file, Number(this.size));
    this.#open = { file, path };
    return file;
  }

  finish() {
    const { file, path } = this.#open;
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.partial`, path);
    this.#open = undefined;
  }
}
