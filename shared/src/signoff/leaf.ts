/** One part of a revision as a leaf of its tree: a passage, or what one reader is told beside it (SIGNOFF.md S1 to S3, S16). */
import { canonicalJson, encodeUtf8, type Json, sha256 } from '../doc/index.js';
import { joined, toHex } from './bytes.js';

/** What a leaf binds together. The tag is drawn anew for every revision: leaves of two revisions cannot be matched. */
export interface LeafFields {
  readonly record: string;
  readonly version: number;
  readonly unitTag: string;
  /** Hexadecimal. */
  readonly contentHash: string;
  readonly audienceHash: string;
}

const LEAF = joined(Uint8Array.of(0), encodeUtf8('cc/leaf/1'));
const AUDIENCE = encodeUtf8('cc/audience/1');

/** Bytes of a salt, and of every hash. */
export const HASH_BYTES = 32;

/** SHA-256(0x00 ‖ "cc/leaf/1" ‖ salt ‖ JCS of the fields). The salt is as secret as the text. */
export function leafHash(
  salt: Uint8Array,
  { record, version, unitTag, contentHash, audienceHash }: LeafFields,
): Uint8Array {
  const fields = canonicalJson({ record, version, unitTag, contentHash, audienceHash });
  return sha256(joined(LEAF, salt, encodeUtf8(fields)));
}

/** SHA-256 of what a leaf says, in hexadecimal. */
export function contentHashOf(content: Json): string {
  return toHex(sha256(encodeUtf8(canonicalJson(content))));
}

/**
 * Commits to the parties for whom the leaf is, in any order. Its salt stays with the server: readers of a passage could
 * otherwise compare audiences and learn of a party that is hidden from them.
 */
export function audienceHashOf(salt: Uint8Array, parties: readonly string[]): string {
  return toHex(sha256(joined(AUDIENCE, salt, encodeUtf8(canonicalJson([...new Set(parties)].sort())))));
}
