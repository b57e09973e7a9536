import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { mayBeginDeflate } from './deflate-start.js';

export interface Unpacked {
  readonly how: string;
  readonly bytes: Buffer;
}

/** Longest output of one unpacking; more than any answer of the product. */
const LONGEST = 32 * 1024 * 1024;
/** Starts of a zlib stream at the usual window size: no, fast, default and best compression. */
const ZLIB_STARTS = [0x01, 0x5e, 0x9c, 0xda];
/** Streams without a mark of their own are tried at these many first bytes. */
const BLIND_STARTS = 16;
const GZIP_HEADER = 10;

/** Everything in `bytes` that can be unpacked: gzip and zlib at any place, raw deflate and brotli near the start. */
export function unpack(bytes: Buffer): readonly Unpacked[] {
  const { stackTraceLimit } = Error;
  // Nearly every attempt fails; where it failed is nobody's question, and finding that out is most of its cost.
  Error.stackTraceLimit = 0;
  try {
    return [...marked(bytes), ...blind(bytes), ...packedText(bytes)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function marked(bytes: Buffer): Unpacked[] {
  const found: Unpacked[] = [];
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) continue;
    push(found, 'gzip', () => gunzipSync(bytes.subarray(at), LENIENT));
    // With something after it gunzip refuses; the stream behind the plain header of ten bytes is read all the same.
    push(found, 'gzip', () => inflateRawSync(bytes.subarray(at + GZIP_HEADER), LENIENT));
  }
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    if (ZLIB_STARTS.includes(bytes[at + 1] ?? 0)) push(found, 'zlib', () => inflateSync(bytes.subarray(at), LENIENT));
  }
  return found;
}

function blind(bytes: Buffer): Unpacked[] {
  const found: Unpacked[] = [];
  for (let at = 0; at < Math.min(BLIND_STARTS, bytes.length); at += 1) {
    if (mayBeginDeflate(bytes, at)) push(found, 'deflate', () => inflateRawSync(bytes.subarray(at), LENIENT));
  }
  push(found, 'brotli', () => brotliDecompressSync(bytes, { maxOutputLength: LONGEST }));
  return found;
}

/** Packed streams that travel as base64: their marks encode to these letters. */
function packedText(bytes: Buffer): Unpacked[] {
  const text = bytes.toString('latin1');
  const found: Unpacked[] = [];
  for (const [run] of text.matchAll(/(?:H4sI|eJ[w-z]|eAE|eN[o-r]|eF[4-7])[A-Za-z0-9+/_-]{8,}/g)) {
    for (const { how, bytes: inner } of marked(Buffer.from(run, 'base64')))
      found.push({ how: `base64 of ${how}`, bytes: inner });
  }
  return found;
}

const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LONGEST };

function push(found: Unpacked[], how: string, read: () => Buffer): void {
  try {
    const bytes = read();
    if (bytes.length >= 4) found.push({ how, bytes });
  } catch {
    // Not such a stream after all.
  }
}
