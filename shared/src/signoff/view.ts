/** What one party sees of a revision, as one number (SIGNOFF.md S6). */
import { canonicalJson, encodeUtf8, sha256 } from '../doc/index.js';
import { joined, toHex } from './bytes.js';

const VIEW = encodeUtf8('cc/view/1');

/**
 * Hash of a party's view: equal in two revisions exactly when the party sees the same in both. The key belongs to the
 * party and the record and to nobody else, so that no other signer can try out what stands in it.
 * @param contents content hashes of the passages the party sees, in any order
 */
export function viewHashOf(key: Uint8Array, party: string, contents: readonly string[]): string {
  const seen = canonicalJson({ contents: [...contents].sort(), party });
  return toHex(sha256(joined(VIEW, key, encodeUtf8(seen))));
}
