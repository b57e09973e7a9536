import type { Certificate } from 'pkijs';
import { isAuthority, isValidAt } from './certificate-words.js';

/** Certificates between a signer and an anchor. */
const LONGEST = 5;

/**
 * Whether a certificate leads to one of the anchors: step by step to an issuer that signed it, was valid then and may
 * issue. Every certificate that came along is used once at most, so that a ring of them comes to an end.
 */
export async function leadsTo(
  anchors: readonly Certificate[],
  certificate: Certificate,
  { others, at }: { readonly others: readonly Certificate[]; readonly at: number },
): Promise<boolean> {
  let current = certificate;
  let left = others;
  // Somebody's own certificate may be an anchor, too.
  if (anchors.some((anchor) => sameBytes(anchor, current))) return true;
  for (let below = 0; below <= LONGEST; below += 1) {
    const may = (issuer: Certificate): boolean => isAuthority(issuer, below) && isValidAt(issuer, at);
    if (await issuerIn(anchors.filter(may), current)) return true;
    const next = await issuerIn(left.filter(may), current);
    if (next === undefined) return false;
    left = left.filter((one) => one !== next);
    current = next;
  }
  return false;
}

async function issuerIn(among: readonly Certificate[], of: Certificate): Promise<Certificate | undefined> {
  for (const issuer of among) {
    if (of.issuer.isEqual(issuer.subject) && (await of.verify(issuer).catch(() => false))) return issuer;
  }
  return undefined;
}

function sameBytes(a: Certificate, b: Certificate): boolean {
  return Buffer.from(a.toSchema().toBER()).equals(Buffer.from(b.toSchema().toBER()));
}
