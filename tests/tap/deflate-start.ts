/** Bits of one block of raw deflate before its codes: last, kind, numbers of codes (RFC 1951, 3.2.3 and 3.2.7). */
const KIND_STORED = 0;
const KIND_FIXED = 1;
const KIND_DYNAMIC = 2;
/** More codes of lengths or distances than this no reader accepts. */
const MOST_LENGTHS = 286;
const MOST_DISTANCES = 30;
/** Codes of lengths have seven bits at most; together they have to use up all of what seven bits can say. */
const WHOLE = 128;

/**
 * False where raw deflate surely does not begin: what `inflateRaw` would refuse by the first bytes. Trying costs a thousand
 * times as much as looking, and of text hardly a place could begin a stream.
 */
export function mayBeginDeflate(bytes: Buffer, at: number): boolean {
  const bits = (from: number, count: number): number => {
    let value = 0;
    for (let bit = from; bit < from + count; bit += 1)
      value |= (((bytes[at + (bit >> 3)] ?? 0) >> (bit & 7)) & 1) << (bit - from);
    return value;
  };
  switch (bits(1, 2)) {
    case KIND_STORED:
      return bytes.length - at < 5 || (bytes.readUInt16LE(at + 1) ^ bytes.readUInt16LE(at + 3)) === 0xffff;
    case KIND_FIXED:
      return true;
    case KIND_DYNAMIC:
      return bytes.length - at < 10 || codesFit(bits);
    default:
      return false;
  }
}

function codesFit(bits: (from: number, count: number) => number): boolean {
  if (bits(3, 5) + 257 > MOST_LENGTHS || bits(8, 5) + 1 > MOST_DISTANCES) return false;
  let used = 0;
  for (let code = 0; code < bits(13, 4) + 4; code += 1) {
    const length = bits(17 + 3 * code, 3);
    if (length > 0) used += WHOLE >> length;
  }
  return used === WHOLE;
}
