import { createHash } from 'node:crypto';
import { ProductError } from '@soulad/shared/errors';
import type { DeedRefusal } from '@soulad/shared/signoff';
import type { BaseBlock, OctetString, UTCTime } from 'asn1js';
import { type AlgorithmIdentifier, type Certificate, getCrypto, RSASSAPSSParams } from 'pkijs';
import { deedRefused } from '../deed-refused.js';
import type { FoundSignature } from '../pdf/check-update.js';
import { leadsTo } from './certificate-chain.js';
import { holderOf, isForSigning, isQualified, issuerOf, isStrong, isValidAt } from './certificate-words.js';
import { readBlock, type SignatureBlock } from './read-block.js';

/** Between which moments the signature can have been made, and whom the operator trusts. */
export interface SignatureTerms {
  /** When the file was handed out, and now; by the database's clock. */
  readonly notBefore: number;
  readonly now: number;
  /** Empty: nobody said whom to trust, and the issuer is not checked. */
  readonly anchors: readonly Certificate[];
}

/** What a signature says, once it fits. */
export interface SignatureFindings {
  /** Name in the certificate, and who issued it. */
  readonly holder: string;
  readonly issuer: string;
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly certificate: string;
  readonly chain: 'trusted' | 'unchecked';
  /** The certificate calls itself a qualified one. */
  readonly qualified: boolean;
  /** When the signer's machine says that it was; null when it does not say. */
  readonly claimedAt: number | null;
}

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const WITH_RSA = [1, 11, 12, 13].map((n) => `1.2.840.113549.1.1.${n}`);
const WITH_EC = [2, 3, 4].map((n) => `1.2.840.10045.4.3.${n}`);
const WITH_PSS = '1.2.840.113549.1.1.10';
const [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME] = [3, 4, 5].map((n) => `1.2.840.113549.1.9.${n}`) as [
  string,
  string,
  string,
];
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
/** What the clocks of two machines may differ by. */
const CLOCKS_MS = 10 * 60_000;

/**
 * Checks the signature over the given parts of a file: it is over their digest, it fits its certificate, the certificate
 * was valid when it was made, is for signing, and leads to an anchor when there are any. Whether it has been revoked is
 * not asked: that would need the network.
 * @throws ProductError SIGNATURE_REFUSED
 */
export async function verifySignature(
  parts: readonly Uint8Array[],
  { kind, hex }: Pick<FoundSignature, 'kind' | 'hex'>,
  terms: SignatureTerms,
): Promise<SignatureFindings> {
  const block = readBlock(hex);
  try {
    checkDigest(parts, block);
    checkAlgorithm(block.signer.signatureAlgorithm, block.certificate);
    if (!(await fits(block))) throw deedRefused('signature');
    checkCertificateNamed(block, kind);
    return await judged(block, terms);
  } catch (error) {
    throw error instanceof ProductError ? error : deedRefused('block');
  }
}

function need(fits: boolean, reason: DeedRefusal): void {
  if (!fits) throw deedRefused(reason);
}

function octets(value: BaseBlock | undefined): Uint8Array {
  // Decoder: an OCTET STRING or nothing that would ever equal a digest.
  return (value as OctetString | undefined)?.valueBlock.valueHexView ?? new Uint8Array();
}

function checkDigest(parts: readonly Uint8Array[], { signer, attributes }: SignatureBlock): void {
  const digest = DIGESTS[signer.digestAlgorithm.algorithmId];
  if (digest === undefined) throw deedRefused('weak');
  need(attributes.get(CONTENT_TYPE)?.valueBlock.toString() === '1.2.840.113549.1.7.1', 'block');
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  need(hash.digest().equals(octets(attributes.get(MESSAGE_DIGEST))), 'digest');
}

function checkAlgorithm(algorithm: AlgorithmIdentifier, certificate: Certificate): void {
  const { algorithmId, algorithmParams } = algorithm;
  if (algorithmId === WITH_PSS) {
    const hash = new RSASSAPSSParams({ schema: algorithmParams }).hashAlgorithm.algorithmId;
    need(DIGESTS[hash] !== undefined, 'weak');
  } else {
    need([...WITH_RSA, ...WITH_EC].includes(algorithmId), 'weak');
    // Nothing, or the NULL that says nothing.
    const said = algorithmParams === undefined ? '' : Buffer.from(algorithmParams.toBER()).toString('hex');
    need(said === '' || said === '0500', 'block');
  }
  need(isStrong(certificate), 'weak');
}

async function fits({ signer, certificate }: SignatureBlock): Promise<boolean> {
  const { signedAttrs, signature, signatureAlgorithm, digestAlgorithm } = signer;
  const hash = DIGESTS[digestAlgorithm.algorithmId]?.replace('sha', 'SHA-');
  if (signedAttrs === undefined) return false;
  const over = signedAttrs.encodedValue;
  return getCrypto(true)
    .verifyWithPublicKey(over, signature, certificate.subjectPublicKeyInfo, signatureAlgorithm, hash)
    .catch(() => false);
}

/** CAdES: the certificate is under the signature as well, by its digest. */
function checkCertificateNamed({ attributes, certificate }: SignatureBlock, kind: FoundSignature['kind']): void {
  const named = attributes.get(SIGNING_CERTIFICATE);
  if (named === undefined) return need(kind !== 'ETSI.CAdES.detached', 'block');
  const [hash, value] = firstCertificateIn(named);
  need(createHash(hash).update(Buffer.from(certificate.toSchema().toBER())).digest().equals(value), 'signature');
}

/** SigningCertificateV2 { certs { { hashAlgorithm default SHA-256, certHash, … }, … } } */
function firstCertificateIn(named: BaseBlock): readonly [string, Uint8Array] {
  const inner = (value: BaseBlock | undefined): readonly BaseBlock[] =>
    (value as { valueBlock: { value?: BaseBlock[] } } | undefined)?.valueBlock.value ?? [];
  const [first, second] = inner(inner(inner(named)[0])[0]);
  if (first?.idBlock.tagNumber === 4) return ['sha256', octets(first)];
  const hash = DIGESTS[inner(first)[0]?.valueBlock.toString() ?? ''];
  if (hash === undefined) throw deedRefused('weak');
  return [hash, octets(second)];
}

async function judged(
  { certificate, others, attributes }: SignatureBlock,
  { notBefore, now, anchors }: SignatureTerms,
): Promise<SignatureFindings> {
  const claimedAt = timeIn(attributes.get(SIGNING_TIME));
  const at = claimedAt ?? now;
  need(at >= notBefore - CLOCKS_MS && at <= now + CLOCKS_MS, 'time');
  need(isForSigning(certificate), 'usage');
  need(isValidAt(certificate, at), 'expired');
  need(anchors.length === 0 || (await leadsTo(anchors, certificate, { others, at })), 'chain');
  return {
    ...{ holder: holderOf(certificate), issuer: issuerOf(certificate), qualified: isQualified(certificate), claimedAt },
    certificate: createHash('sha256').update(Buffer.from(certificate.toSchema().toBER())).digest('hex'),
    chain: anchors.length === 0 ? 'unchecked' : 'trusted',
  };
}

function timeIn(value: BaseBlock | undefined): number | null {
  if (value === undefined) return null;
  // Decoder: UTCTime or GeneralizedTime; another value has no such method and is refused by the caller.
  const at = (value as UTCTime).toDate().getTime();
  if (!Number.isFinite(at)) throw deedRefused('block');
  return at;
}
