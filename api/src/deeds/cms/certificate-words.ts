import { createPublicKey } from 'node:crypto';
import type { BitString } from 'asn1js';
import { BasicConstraints, type Certificate, QCStatements, type RelativeDistinguishedNames } from 'pkijs';

const [KEY_USAGE, BASIC_CONSTRAINTS, QC_STATEMENTS] = ['2.5.29.15', '2.5.29.19', '1.3.6.1.5.5.7.1.3'] as const;
const QUALIFIED = '0.4.0.1862.1.1';
const [COMMON_NAME, ORGANISATION] = ['2.5.4.3', '2.5.4.10'] as const;
const MOST_LETTERS = 120;
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];

/** The name of whose certificate it is. */
export function holderOf({ subject }: Certificate): string {
  return wordOf(subject, COMMON_NAME) || wordOf(subject, ORGANISATION);
}

/** The name of who issued it. */
export function issuerOf({ issuer }: Certificate): string {
  return wordOf(issuer, COMMON_NAME) || wordOf(issuer, ORGANISATION);
}

function wordOf({ typesAndValues }: RelativeDistinguishedNames, type: string): string {
  const value: unknown = typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  const text = typeof value === 'string' ? value : '';
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Surrogate}]/gu, '')
    .trim()
    .slice(0, MOST_LETTERS);
}

export function isValidAt({ notBefore, notAfter }: Certificate, at: number): boolean {
  return notBefore.value.getTime() <= at && at <= notAfter.value.getTime();
}

/** RSA from 2048 bits, and the three curves that are in use. */
export function isStrong({ subjectPublicKeyInfo }: Certificate): boolean {
  const der = Buffer.from(subjectPublicKeyInfo.toSchema().toBER());
  const { asymmetricKeyType: type, asymmetricKeyDetails: of } = createPublicKey({
    key: der,
    format: 'der',
    type: 'spki',
  });
  if (type === 'rsa') return (of?.modulusLength ?? 0) >= 2048 && (of?.modulusLength ?? 0) <= 8192;
  return type === 'ec' && CURVES.includes(of?.namedCurve ?? '');
}

/** Signing, or binding oneself; a certificate that says nothing of its use may be used for it. */
export function isForSigning(certificate: Certificate): boolean {
  const usage = usageOf(certificate);
  return usage === undefined || (usage & 0xc0) !== 0;
}

/** Whether it may issue, with so many authorities below it. */
export function isAuthority(certificate: Certificate, below: number): boolean {
  const parsed = extensionOf(certificate, BASIC_CONSTRAINTS);
  const usage = usageOf(certificate);
  if (!(parsed instanceof BasicConstraints) || !parsed.cA || (usage !== undefined && (usage & 0x04) === 0))
    return false;
  const { pathLenConstraint: most } = parsed;
  return typeof most !== 'number' || below <= most;
}

/** Whether it calls itself a qualified one. */
export function isQualified(certificate: Certificate): boolean {
  const parsed = extensionOf(certificate, QC_STATEMENTS);
  return parsed instanceof QCStatements && parsed.values.some(({ id }) => id === QUALIFIED);
}

function usageOf(certificate: Certificate): number | undefined {
  // Decoder: KeyUsage is a BIT STRING.
  const parsed = extensionOf(certificate, KEY_USAGE) as BitString | undefined;
  return parsed === undefined ? undefined : (parsed.valueBlock.valueHexView[0] ?? 0);
}

function extensionOf({ extensions }: Certificate, id: string): unknown {
  return extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
}
