/** What a party takes home: its own passages of one revision, with everything that proves them (SIGNOFF.md S10 to S12). */
import { canonicalJson, type Json } from '../doc/index.js';
import { fromHex } from './bytes.js';

/** A text under the server's seal. */
export interface Sealed {
  readonly statement: string;
  /** Ed25519 key, 32 bytes. */
  readonly key: string;
  readonly seal: string;
}

/** How the signer proved to be themself. A passkey signs the hash of the statement; its words are kept as they came. */
export type Evidence =
  | {
      readonly method: 'passkey';
      /** Point of a P-256 key: 0x04, x, y. */
      readonly publicKey: string;
      readonly clientData: string;
      readonly authenticatorData: string;
      /** ASN.1 form. */
      readonly signature: string;
    }
  | { readonly method: 'password' | 'passwordAndCode' | 'demo' }
  /** A PDF that was handed out, signed outside with the signer's own certificate, and handed in (S15). */
  | ({ readonly method: 'certificate' } & CertificateWords);

/** What is kept of a signature by certificate: which two files, and what the certificate says. */
export interface CertificateWords {
  /** SHA-256 of the file as it was handed out, and of the signed one, which begins with it. */
  readonly exported: string;
  readonly file: string;
  /** SHA-256 of the certificate; who holds it, and who issued it. */
  readonly certificate: string;
  readonly holder: string;
  readonly issuer: string;
  /** Whether it led to an issuer whom the operator trusts; unchecked where the operator named none. */
  readonly chain: 'trusted' | 'unchecked';
  /** The certificate calls itself a qualified one. */
  readonly qualified: boolean;
  /** Milliseconds since 1970 by the signer's own clock. */
  readonly claimedAt: number | null;
}

/** A signature as it is kept: the seal is over `sealedSignature` of it. */
export interface SignedStatement {
  readonly statement: string;
  readonly evidence: Evidence;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly key: string;
  readonly seal: string;
}

/** One leaf: a passage, or what the party is told beside it. Numbers have a fixed width: the length of a bundle tells of its own passages and of nothing else. */
export interface BundleLeaf {
  readonly salt: string;
  readonly unitTag: string;
  readonly audienceHash: string;
  /** Four digits. */
  readonly index: string;
  readonly path: readonly string[];
  readonly content: Json;
}

export interface BundleHead {
  readonly format: 'soulad-bundle';
  readonly v: 1;
  readonly revision: Sealed;
  /** The revisions before, oldest first. */
  readonly earlier: readonly Sealed[];
  readonly view: Sealed & { readonly viewKey: string };
  readonly signature: SignedStatement | null;
}

export interface Bundle {
  readonly head: BundleHead;
  readonly leaves: readonly BundleLeaf[];
}

/** What the server seals of a party's view when the bundle is taken. */
export interface ViewFields {
  readonly root: string;
  readonly version: number;
  readonly party: string;
  readonly viewHash: string;
  /** False when a passage that the party read at the cut was taken from it since. */
  readonly whole: boolean;
  /** Hashes of the leaves in the order of the bundle. */
  readonly leaves: readonly string[];
}

export function viewStatement({ root, version, party, viewHash, whole, leaves }: ViewFields): string {
  return canonicalJson({ kind: 'soulad-view', v: 1, root, version, party, viewHash, whole, leaves });
}

/** What the server seals of a signature. */
export function sealedSignature({
  statement,
  evidence,
  at,
}: Pick<SignedStatement, 'statement' | 'evidence' | 'at'>): string {
  return canonicalJson({ kind: 'soulad-signed', v: 1, statement, evidence: { ...evidence }, at });
}

/** The bundle as a file: a line for its head, a line for every leaf, so that a broken byte has a place. */
export function writeBundle({ head, leaves }: Bundle): string {
  // Decoder: both are JSON by construction.
  const lines = [head as unknown as Json, ...leaves.map((leaf) => leaf as unknown as Json)];
  return lines.map((line) => `${canonicalJson(line)}\n`).join('');
}

/** Index of a leaf as it stands in a bundle. */
export function writeIndex(index: number): string {
  return index.toString(16).padStart(4, '0');
}

/** A line that is exactly what its writer writes; undefined otherwise. */
export function readLine(line: string): { readonly [key: string]: Json | undefined } | undefined {
  try {
    const value = JSON.parse(line) as Json;
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    // Decoder: a list was just left out.
    return plain && canonicalJson(value) === line ? (value as { readonly [key: string]: Json | undefined }) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an object has exactly these members. */
export function hasExactly(value: object, names: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

/** Reads the line of a leaf. */
export function readLeaf(line: string): BundleLeaf | undefined {
  const read = readLine(line);
  if (!read || !hasExactly(read, ['salt', 'unitTag', 'audienceHash', 'index', 'path', 'content'])) return undefined;
  const { salt, unitTag, audienceHash, index, path, content } = read;
  const hashes = Array.isArray(path) ? path : [];
  const sound =
    fromHex(salt, 32) && fromHex(unitTag, 16) && fromHex(audienceHash, 32) && fromHex(index, 2) && Array.isArray(path);
  if (!sound || !hashes.every((hash) => fromHex(hash, 32)) || content === undefined) return undefined;
  // Decoder: every member was just checked.
  return read as unknown as BundleLeaf;
}

/** Reads the first line. */
export function readHead(line: string): BundleHead | undefined {
  const read = readLine(line);
  if (!read || !hasExactly(read, ['format', 'v', 'revision', 'earlier', 'view', 'signature'])) return undefined;
  const { format, v, revision, earlier, view, signature } = read;
  const sealed = (value: unknown, more: readonly string[] = []): boolean => isSealed(value, more);
  const sound =
    format === 'soulad-bundle' &&
    v === 1 &&
    sealed(revision) &&
    Array.isArray(earlier) &&
    earlier.every((one) => sealed(one)) &&
    sealed(view, ['viewKey']) &&
    (signature === null || sealed(signature, ['evidence', 'at']));
  // Decoder: every member was just checked; evidence is checked where it is used.
  return sound ? (read as unknown as BundleHead) : undefined;
}

function isSealed(value: unknown, more: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || !hasExactly(value, ['statement', 'key', 'seal', ...more]))
    return false;
  const { statement, key, seal } = value as Readonly<Record<string, unknown>>;
  return typeof statement === 'string' && fromHex(key, 32) !== undefined && fromHex(seal, 64) !== undefined;
}
