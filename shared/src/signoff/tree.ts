/** The tree over the leaves of a revision: shuffled, padded, salted (SIGNOFF.md S4, S5). */
import { sha256 } from '../doc/index.js';
import { joined } from './bytes.js';

/** Source of `count` random bytes. */
export type Random = (count: number) => Uint8Array;

/** Fewest places of a tree: more than a record of our cases has passages and readers of them, so that the size tells of none. */
const FEWEST = 1024;
const GROWTH = 4;
/** Sizes at which trees once began; what was signed then is still checked. */
const ONCE: readonly number[] = [64, 256];

/** Where a leaf stands and what leads from it to the root: the neighbour on every level, lowest first. */
export interface Place {
  readonly index: number;
  readonly path: readonly Uint8Array[];
}

export interface Tree {
  readonly root: Uint8Array;
  readonly size: number;
  /** In the order in which the leaves were given. */
  readonly places: readonly Place[];
}

/** SHA-256(0x01 ‖ left ‖ right): never the hash of a leaf, which begins with 0x00 (RFC 9162). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(Uint8Array.of(1), left, right));
}

/**
 * Builds the tree. Random bytes fill it up and chance gives every leaf its place, so that neither the number of the
 * leaves nor their order is told by a part of it.
 */
export function plantTree(leaves: readonly Uint8Array[], random: Random): Tree {
  const size = treeSize(leaves.length);
  const seats = shuffled(size, random);
  const bottom = Array.from({ length: size }, () => random(32));
  leaves.forEach((leaf, at) => (bottom[seats[at] ?? 0] = leaf));
  const levels = [bottom];
  for (let level = bottom; level.length > 1; levels.push(level)) level = above(level);
  const places = leaves.map((_, at) => placeOf(levels, seats[at] ?? 0));
  return { root: levels.at(-1)?.[0] ?? new Uint8Array(32), size, places };
}

/** Fewest places of a tree that holds so many leaves. */
export function treeSize(leaves: number): number {
  let size = FEWEST;
  while (size < leaves) size *= GROWTH;
  return size;
}

/** True for a size that `plantTree` makes, or once made. */
export function isTreeSize(size: number): boolean {
  return ONCE.includes(size) || treeSize(size) === size;
}

/** The root that a leaf at this place leads to. */
export function rootFrom(leaf: Uint8Array, { index, path }: Place): Uint8Array {
  return path.reduce(
    (hash, beside, level) => ((index >>> level) & 1 ? nodeHash(beside, hash) : nodeHash(hash, beside)),
    leaf,
  );
}

function above(level: readonly Uint8Array[]): Uint8Array[] {
  return level.flatMap((left, at) => {
    const right = level[at + 1];
    return at % 2 === 0 && right ? [nodeHash(left, right)] : [];
  });
}

function placeOf(levels: readonly (readonly Uint8Array[])[], index: number): Place {
  const path = levels.slice(0, -1).flatMap((level, up) => level[(index >>> up) ^ 1] ?? []);
  return { index, path };
}

/** Fisher and Yates; a number is drawn again where the remainder would favour the lower ones. */
function shuffled(size: number, random: Random): number[] {
  const order = Array.from({ length: size }, (_, at) => at);
  for (let at = size - 1; at > 0; at -= 1) {
    const other = below(at + 1, random);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

function below(limit: number, random: Random): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (drawn < fair) return drawn % limit;
  }
}
