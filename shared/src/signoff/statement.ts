/** The sentences that are sealed and signed, each as one canonical text (SIGNOFF.md S7 to S9). */
import { canonicalJson, encodeUtf8, sha256 } from '../doc/index.js';
import { toHex } from './bytes.js';

export type RevisionKind = 'plan' | 'minutes';

/** What the server seals when a record is cut. */
export interface RevisionFields {
  readonly record: string;
  readonly recordKind: RevisionKind;
  readonly version: number;
  readonly root: string;
  /** Root of the revision before; empty for the first one. */
  readonly prevRoot: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a party signs. */
export interface SignatureFields {
  readonly root: string;
  readonly prevRoot: string;
  readonly version: number;
  /** Name of the person as it is shown. */
  readonly signer: string;
  /** Name of the agency; empty for somebody who signs for themself. */
  readonly agency: string;
  readonly role: string;
  readonly party: string;
  readonly viewHash: string;
  readonly wording: string;
  /** Empty without one. */
  readonly reservation: string;
}

export function revisionStatement({ record, recordKind, version, root, prevRoot, size, at }: RevisionFields): string {
  const fields = { record, recordKind, version, root, prevRoot, size, at };
  return canonicalJson({ kind: 'soulad-revision', v: 1, ...fields });
}

export function signatureStatement(fields: SignatureFields): string {
  const { root, prevRoot, version, signer, agency, role, party, viewHash, wording, reservation } = fields;
  const said = { root, prevRoot, version, signer, agency, role, party, viewHash, wording, reservation };
  return canonicalJson({ kind: 'soulad-signature', v: 1, ...said });
}

/** What a passkey is asked to sign: 32 bytes. */
export function challengeOf(statement: string): Uint8Array {
  return sha256(encodeUtf8(statement));
}

/**
 * A root in five groups of four digits, to be read out over the telephone: 66 bits.
 * @param root hexadecimal
 */
export function fingerprintOf(root: string): string {
  const digest = toHex(sha256(encodeUtf8(`cc/fingerprint/1${root}`)));
  const digits = (BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0');
  return digits.match(/.{4}/g)?.join('-') ?? digits;
}
