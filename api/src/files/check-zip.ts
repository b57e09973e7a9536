import { ByteReader } from './byte-reader.js';
import { type FileKind, fileRefused } from './file-kinds.js';

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly from: number;
  readonly method: number;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50] as const;
const END_LENGTH = 22;
/** Entries, bytes unpacked in all, and how much one entry may grow. */
const MOST = { entries: 2000, unpacked: 200 * 1024 * 1024, growth: 200, free: 1024 * 1024 } as const;
const ACTIVE =
  /(^|\/)(vbaproject\.bin|vbadata\.xml|basic\/|scripts\/)|\.(exe|dll|com|scr|msi|js|mjs|vbs|bat|cmd|ps1|sh|jar|zip|rar|7z|html?|svg)$/i;
const OPEN_DOCUMENT_TEXT = 'application/vnd.oasis.opendocument.text';

/**
 * The kind of a document that is a package, read from its directory; nothing is unpacked. The directory has to describe
 * the file from the first byte to the last, each byte once: a package that is something else as well does not pass.
 * @throws ProductError FILE_REFUSED (type, active, twofold, broken, packed)
 */
export function packageKind(bytes: Uint8Array): FileKind {
  const reader = new ByteReader(bytes);
  const entries = directoryOf(reader);
  for (const { name, packed, unpacked } of entries) {
    if (/^\/|\\|(^|\/)\.\.(\/|$)|\p{Cc}/u.test(name)) throw fileRefused('active');
    if (ACTIVE.test(name)) throw fileRefused('active');
    if (unpacked > packed * MOST.growth + MOST.free) throw fileRefused('packed');
  }
  if (entries.reduce((sum, one) => sum + one.unpacked, 0) > MOST.unpacked) throw fileRefused('packed');
  return kindOf(reader, entries);
}

function directoryOf(reader: ByteReader): Entry[] {
  const end = reader.length - END_LENGTH;
  if (reader.u32(end, true) !== END) throw fileRefused('twofold');
  const count = reader.u16(end + 10, true);
  if (count === 0 || count > MOST.entries || count === 0xffff) throw fileRefused('packed');
  const entries: Entry[] = [];
  const start = reader.u32(end + 16, true);
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const { entry, length } = entryAt(reader, at);
    entries.push(entry);
    at += length;
  }
  if (at !== end) throw fileRefused('twofold');
  assertCovered(reader, entries, start);
  return entries;
}

function entryAt(reader: ByteReader, at: number): { entry: Entry; length: number } {
  if (reader.u32(at, true) !== CENTRAL) throw fileRefused('broken');
  const [flags, method] = [reader.u16(at + 8, true), reader.u16(at + 10, true)];
  if ((flags & 1) === 1 || (method !== 0 && method !== 8)) throw fileRefused('type');
  const name = reader.u16(at + 28, true);
  const entry = {
    name: Buffer.from(reader.slice(at + 46, at + 46 + name)).toString('utf8'),
    ...{ packed: reader.u32(at + 20, true), unpacked: reader.u32(at + 24, true) },
    ...{ from: reader.u32(at + 42, true), method },
  };
  return { entry, length: 46 + name + reader.u16(at + 30, true) + reader.u16(at + 32, true) };
}

/** Entries stand behind one another from the first byte on; between them is room for a data descriptor only. */
function assertCovered(reader: ByteReader, entries: readonly Entry[], end: number): void {
  let at = 0;
  for (const { from, packed } of entries.toSorted((a, b) => a.from - b.from)) {
    const gap = from - at;
    if (gap < 0) throw fileRefused('packed');
    if (gap > (at === 0 ? 0 : 24) || reader.u32(from, true) !== LOCAL) throw fileRefused('twofold');
    at = from + 30 + reader.u16(from + 26, true) + reader.u16(from + 28, true) + packed;
  }
  if (at > end || end - at > 24) throw fileRefused('twofold');
}

function kindOf(reader: ByteReader, entries: readonly Entry[]): FileKind {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has('[Content_Types].xml') && has('word/document.xml')) return 'docx';
  if (has('[Content_Types].xml') && has('xl/workbook.xml')) return 'xlsx';
  const mimetype = entries.find((entry) => entry.name === 'mimetype' && entry.method === 0);
  if (mimetype !== undefined && mimetype.packed === OPEN_DOCUMENT_TEXT.length && has('content.xml')) {
    const from = mimetype.from + 30 + 'mimetype'.length + reader.u16(mimetype.from + 28, true);
    if (reader.latin(from, mimetype.packed) === OPEN_DOCUMENT_TEXT) return 'odt';
  }
  throw fileRefused('type');
}
