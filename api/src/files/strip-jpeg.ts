import { ByteReader } from './byte-reader.js';
import { FILE_LIMITS, fileRefused } from './file-kinds.js';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [
  ...[0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe],
] as const;
const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;

/**
 * The picture alone: EXIF with its place and camera, XMP, IPTC, comments, thumbnails and whatever follows the end are
 * left out. How it is to be turned is kept, for otherwise a photograph lies on its side; colours are kept, too.
 * @throws ProductError FILE_REFUSED (broken, pixels)
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes);
  if (reader.u16(0) !== (0xff00 | SOI)) throw fileRefused('broken');
  const kept: Uint8Array[] = [reader.slice(0, 2)];
  let at = 2;
  let framed = false;
  for (;;) {
    at = markerAt(reader, at);
    const marker = reader.u8(at + 1);
    if (marker === EOI) break;
    const end = at + 2 + reader.u16(at + 2);
    if (isFrame(marker)) {
      framed = true;
      if (reader.u16(at + 5) * reader.u16(at + 7) > FILE_LIMITS.pixels) throw fileRefused('pixels');
    }
    const segment = keptSegment(reader, marker, reader.slice(at, end));
    if (segment !== undefined) kept.push(segment);
    at = end;
    if (marker === SOS) {
      const scanEnd = endOfScan(reader, at);
      kept.push(reader.slice(at, scanEnd));
      at = scanEnd;
    }
  }
  if (!framed) throw fileRefused('broken');
  return Buffer.concat([...kept, Uint8Array.of(0xff, EOI)]);
}

/** Fill bytes may stand before a marker. */
function markerAt(reader: ByteReader, from: number): number {
  let at = from;
  if (reader.u8(at) !== 0xff) throw fileRefused('broken');
  while (reader.u8(at + 1) === 0xff) at += 1;
  return at;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function keptSegment(reader: ByteReader, marker: number, segment: Uint8Array): Uint8Array | undefined {
  if (marker === COM || marker < 0xc0) return undefined;
  if (marker < APP0 || marker > APP15) return segment;
  const name = Buffer.from(segment.subarray(4, 16)).toString('latin1');
  if (marker === APP1 && name.startsWith(EXIF)) return turnOnly(segment);
  if (marker === APP0 && name.startsWith('JFIF\0'))
    return Buffer.concat([segment.subarray(0, 16), NO_THUMBNAIL]).subarray(0, 18);
  return (marker === APP2 && name === 'ICC_PROFILE\0') || (marker === APP14 && name.startsWith('Adobe'))
    ? segment
    : undefined;
}

const NO_THUMBNAIL = Uint8Array.of(0, 0);

/** An EXIF block with the orientation and nothing else; undefined where it says none. */
function turnOnly(segment: Uint8Array): Uint8Array | undefined {
  const turn = orientationOf(segment.subarray(10));
  if (turn === undefined) return undefined;
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000000000000' + '0000', 'hex');
  tiff.writeUInt16BE(turn, 18);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | APP1, 0);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return Buffer.concat([head, Buffer.from(EXIF, 'latin1'), tiff]);
}

function orientationOf(bytes: Uint8Array): number | undefined {
  try {
    const tiff = new ByteReader(bytes);
    const little = tiff.latin(0, 2) === 'II';
    const directory = tiff.u32(4, little);
    for (let entry = 0; entry < tiff.u16(directory, little); entry += 1) {
      const at = directory + 2 + entry * 12;
      const value = tiff.u16(at, little) === ORIENTATION ? tiff.u16(at + 8, little) : 0;
      if (value >= 1 && value <= 8) return value;
    }
  } catch {
    // A block that contradicts itself says nothing; it is left out like the rest of it.
  }
  return undefined;
}

/** Behind the entropy-coded bytes of a scan: the next marker that is neither stuffing nor a restart. */
function endOfScan(reader: ByteReader, from: number): number {
  for (let at = from; ; at += 1) {
    at = reader.bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= reader.length) throw fileRefused('broken');
    const next = reader.u8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
}
