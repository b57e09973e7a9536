import { canonicalJson, encodeUtf8, type Json, sha256 } from '@soulad/shared/doc';
import type { CopyDocument } from './document.js';

/** Characters of the short fingerprint: 64 bits, in groups that can be read out. */
const SHORT = 16;

/**
 * The short fingerprint of a copy: of what stands in it and of nothing else, so that equal copies have equal ones and a
 * copy made tomorrow can be compared with today's [W61].
 */
export function fingerprintOf(document: CopyDocument): string {
  // Decoder: a document is plain values by its type; a round through JSON leaves nothing else.
  const plain = JSON.parse(JSON.stringify(document)) as Json;
  const hex = Buffer.from(sha256(encodeUtf8(canonicalJson(plain)))).toString('hex');
  return (hex.slice(0, SHORT).match(/.{4}/g) ?? []).join(' ');
}
