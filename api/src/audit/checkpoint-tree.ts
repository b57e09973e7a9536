import { createHash } from 'node:crypto';

/** The end of one chain: its last row when the checkpoint was made. */
export interface ChainHead {
  /** Id of the case; the nil id for the chain of the installation. */
  readonly stream: string;
  readonly seq: number;
  /** Hash of the row, 32 bytes. */
  readonly hash: Uint8Array;
}

/** Fewest leaves of a tree: how many chains grew is nobody's business. */
const FEWEST = 16;

/** Leaf of one chain: SHA-256(0x00 ‖ id ‖ number as 8 bytes ‖ hash), domains apart as in RFC 9162. */
export function leafOf({ stream, seq, hash }: ChainHead): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  return sha256(Buffer.from([0]), Buffer.from(stream.replaceAll('-', ''), 'hex'), number, hash);
}

/**
 * The leaves of a tree: one per chain, filled up with random ones to a power of two, in the order of their bytes, so
 * that neither their number nor their order tells anything.
 * @param random source of `count` random bytes
 */
export function leavesOf(heads: readonly ChainHead[], random: (count: number) => Uint8Array): readonly Buffer[] {
  let size = FEWEST;
  while (size < heads.length) size *= 2;
  const pads = Array.from({ length: size - heads.length }, () => Buffer.from(random(32)));
  return [...heads.map(leafOf), ...pads].toSorted(Buffer.compare);
}

/** Root over a power of two of leaves: SHA-256(0x01 ‖ left ‖ right) upwards. O(leaves). */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  let level = leaves;
  while (level.length > 1) {
    level = level.flatMap((left, at) => {
      const right = level[at + 1];
      return at % 2 === 0 && right ? [sha256(Buffer.from([1]), left, right)] : [];
    });
  }
  const [root] = level;
  if (!root) throw new RangeError('A tree needs a leaf.');
  return root;
}

/** SHA-256 of the parts one after the other. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
