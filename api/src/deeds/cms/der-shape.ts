import { deedRefused } from '../deed-refused.js';

const DEEPEST = 32;
const MOST_PARTS = 20_000;

/** A value that holds others: where it ends, when it says so, and where it has to end at the latest. */
interface Open {
  readonly end: number | undefined;
  readonly limit: number;
}

/**
 * The first value of an ASN.1 text, measured before any library reads it: nothing is nested deeper or has more parts than
 * a signature ever does. Lengths may be left open, as some programs do. Each byte is looked at once.
 * @throws ProductError SIGNATURE_REFUSED (block)
 */
export function measured(bytes: Uint8Array): Uint8Array {
  const open: Open[] = [];
  let at = 0;
  for (let parts = 0; parts === 0 || open.length > 0;) {
    const around = open.at(-1);
    if (around !== undefined && closes(bytes, at, around)) {
      at += around.end === undefined ? 2 : 0;
      open.pop();
      continue;
    }
    const limit = around?.limit ?? bytes.length;
    const { start, end, holds } = headerAt(bytes, at, limit);
    parts += 1;
    if (parts > MOST_PARTS || open.length >= DEEPEST) throw deedRefused('block');
    if (holds) open.push({ end, limit: end ?? limit });
    at = holds ? start : (end ?? start);
  }
  return bytes.subarray(0, at);
}

function closes(bytes: Uint8Array, at: number, { end, limit }: Open): boolean {
  if (end !== undefined) return at === end;
  return at + 2 <= limit && bytes[at] === 0 && bytes[at + 1] === 0;
}

/** `end` is undefined for a value whose length is left open. */
function headerAt(
  bytes: Uint8Array,
  at: number,
  limit: number,
): { readonly start: number; readonly end: number | undefined; readonly holds: boolean } {
  const [tag = 0, first = 0] = [bytes[at], bytes[at + 1]];
  const holds = (tag & 0x20) !== 0;
  if (at + 2 > limit || (tag & 0x1f) === 0x1f) throw deedRefused('block');
  if (first === 0x80 && holds) return { start: at + 2, end: undefined, holds };
  const count = first >= 0x80 ? first & 0x7f : 0;
  if (first === 0x80 || count > 4) throw deedRefused('block');
  const start = at + 2 + count;
  const length = count === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (start + length > limit) throw deedRefused('block');
  return { start, end: start + length, holds };
}
