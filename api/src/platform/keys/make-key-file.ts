import { generateKeyPairSync } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { IdSource } from '../clock/clock.js';
import { DATA_KEY_BYTES } from './envelope.js';

/** The file as it stands on disk. */
export interface KeyFileText {
  readonly format: 1;
  readonly current: number;
  readonly keys: Readonly<Record<string, string>>;
  readonly signing: string;
}

/**
 * Makes a key file with one key-encryption key and one signing key. A file that is there is kept.
 * @returns false when there was one
 */
export async function makeKeyFile(path: string, ids: IdSource): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const content: KeyFileText = {
    format: 1,
    current: 1,
    keys: { 1: freshKey(ids) },
    signing: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  return writeNew(path, content);
}

/**
 * Adds a version of the key-encryption key to the file and makes it the current one. The earlier ones stay.
 * @returns the new version
 */
export async function addKeyVersion(path: string, ids: IdSource): Promise<number> {
  const content = await readText(path);
  const version = Math.max(...Object.keys(content.keys).map(Number)) + 1;
  await replaceKeyFile(path, { ...content, current: version, keys: { ...content.keys, [version]: freshKey(ids) } });
  return version;
}

/** Takes every version but the current one out of the file: what they locked opens no more. */
export async function retireKeyVersions(path: string): Promise<void> {
  const content = await readText(path);
  const kept = Object.entries(content.keys).filter(([version]) => Number(version) === content.current);
  await replaceKeyFile(path, { ...content, keys: Object.fromEntries(kept) });
}

async function readText(path: string): Promise<KeyFileText> {
  // Decoder: `KeyFile` has checked this file before.
  return JSON.parse(await readFile(path, 'utf8')) as KeyFileText;
}

/** Base64 of a fresh key-encryption key. */
export function freshKey(ids: IdSource): string {
  return Buffer.from(ids.bytes(DATA_KEY_BYTES)).toString('base64');
}

async function writeNew(path: string, content: KeyFileText): Promise<boolean> {
  try {
    await writeDurably(path, 'wx', content);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the file in one step: a reader finds the old one or the new one, whole. */
async function replaceKeyFile(path: string, content: KeyFileText): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  await writeDurably(draft, 'wx', content);
  await keepOwner(path, draft);
  await rename(draft, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

// The operator may be another account than the server's: it is the server that has to read the file.
async function keepOwner(path: string, draft: string): Promise<void> {
  const { uid, gid } = await stat(path);
  if (process.getuid?.() === 0) await chown(draft, uid, gid);
}

async function writeDurably(path: string, flags: 'wx', content: KeyFileText): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
