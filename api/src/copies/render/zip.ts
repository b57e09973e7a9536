import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** Plain ASCII: names are the product's own. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DEFLATED = 8;
/** 1 January 1980, the first day of the format: the archive says nothing about when it was made. */
const DOS_DATE = 0x21;

/** A zip archive of a few files: no extra fields, no comment, no owner, no time. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes);
    const common = commonOf({ name, bytes, packed });
    const local = Buffer.concat([u32(0x04034b50), common, Buffer.from(name, 'latin1'), packed]);
    // Version made by 2.0; no comment, first disk, no attributes, then where the file stands.
    const entry = [u32(0x02014b50), u16(20), common, u16(0), u16(0), u16(0), u32(0), u32(offset)];
    directory.push(Buffer.concat([...entry, Buffer.from(name, 'latin1')]));
    bodies.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = u16(entries.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(index.length), u32(offset), u16(0)];
  return Buffer.concat([...bodies, index, ...end]);
}

/** The fields that stand both before the file and in the directory. */
function commonOf({ name, bytes, packed }: ZipEntry & { readonly packed: Buffer }): Buffer {
  const sizes = [u32(crc32(bytes)), u32(packed.length), u32(bytes.length)];
  return Buffer.concat([u16(20), u16(0), u16(DEFLATED), u16(0), u16(DOS_DATE), ...sizes, u16(name.length), u16(0)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
