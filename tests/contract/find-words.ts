import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A word that stands somewhere. */
export interface Found {
  readonly word: string;
  readonly encoding: string;
  readonly where: string;
}

/** Where to look: every file below folders, and texts that are in memory. */
export interface Haystack {
  readonly folders?: readonly string[];
  readonly texts?: Readonly<Record<string, Buffer>>;
}

interface Needle {
  readonly word: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Looks for words as UTF-8, UTF-16 in both orders, hexadecimal and base64. @returns every word once a place */
export async function findWords(words: readonly string[], { folders = [], texts = {} }: Haystack): Promise<Found[]> {
  const needles = words.flatMap(needlesOf);
  const found = Object.entries(texts).flatMap(([where, bytes]) => within(needles, where, bytes));
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      // A file may go while we look: the database recycles its log.
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      found.push(...within(needles, path, bytes));
    }
  }
  return found;
}

function within(needles: readonly Needle[], where: string, bytes: Buffer): Found[] {
  return needles
    .filter((needle) => bytes.includes(needle.bytes))
    .map(({ word, encoding }) => ({ word, encoding, where }));
}

function needlesOf(word: string): Needle[] {
  const utf16 = Buffer.from(word, 'utf16le');
  const hex = Buffer.from(word, 'utf8').toString('hex');
  const needle = (encoding: string, bytes: Buffer): Needle => ({ word, encoding, bytes });
  return [
    needle('utf8', Buffer.from(word, 'utf8')),
    needle('utf16le', utf16),
    needle('utf16be', Buffer.from(utf16).swap16()),
    needle('hex', Buffer.from(hex)),
    needle('HEX', Buffer.from(hex.toUpperCase())),
    ...[0, 1, 2].map((offset) => needle(`base64+${offset}`, Buffer.from(base64At(word, offset)))),
  ];
}

/** The part of the base64 text that depends on the word alone when it begins `offset` bytes after a group of three. */
function base64At(word: string, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(word, 'utf8')])
    .toString('base64')
    .replace(/=+$/, '');
  return text.slice(offset === 0 ? 0 : offset + 1, -1);
}
