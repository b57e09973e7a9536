import { ByteReader } from './byte-reader.js';
import { FILE_LIMITS, fileRefused } from './file-kinds.js';

const SIGNATURE = 8;
/** Chunks that draw the picture (PNG, W3C 2025, 11). Texts, times, EXIF and everything unknown stay behind. */
const DRAWING = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
  'iCCP',
]);

/**
 * The picture alone: chunks with words, times, places and thumbnails are left out, and so is whatever follows the end.
 * @throws ProductError FILE_REFUSED (broken, pixels)
 */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const reader = new ByteReader(bytes);
  if (reader.latin(12, 4) !== 'IHDR') throw fileRefused('broken');
  if (reader.u32(16) * reader.u32(20) > FILE_LIMITS.pixels) throw fileRefused('pixels');
  const kept: Uint8Array[] = [reader.slice(0, SIGNATURE)];
  let drawn = false;
  for (let at = SIGNATURE; ;) {
    const type = reader.latin(at + 4, 4);
    const end = at + 12 + reader.u32(at);
    const chunk = reader.slice(at, end);
    if (DRAWING.has(type)) kept.push(chunk);
    drawn ||= type === 'IDAT';
    if (type === 'IEND') break;
    at = end;
  }
  if (!drawn) throw fileRefused('broken');
  return Buffer.concat(kept);
}
