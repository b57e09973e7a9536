import * as asn1js from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, QCStatement, QCStatements } from 'pkijs';

/** A key with the certificate that was issued for it. */
export interface Identity {
  readonly certificate: Certificate;
  readonly keys: Awaited<ReturnType<typeof keysOf>>;
}

export type KeyKind = 'rsa' | 'rsa1024' | 'ec';

/** How a certificate differs from an ordinary one of a person. */
export interface Wish {
  readonly name: string;
  readonly issuer?: Identity;
  readonly key?: KeyKind;
  readonly authority?: boolean;
  /** Days from now. */
  readonly from?: number;
  readonly until?: number;
  /** Bits of KeyUsage; signing and commitment, or issuing, by default. */
  readonly usage?: number;
  readonly qualified?: boolean;
}

const DAY = 86_400_000;
let serial = 1;

/** A certificate, by itself or by its issuer. */
export async function makeCertificate(wish: Wish): Promise<Identity> {
  const { name, issuer, authority = false, from = -30, until = 365 } = wish;
  const keys = await keysOf(wish.key ?? 'rsa');
  const certificate = new Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: (serial += 1) }) });
  certificate.subject.typesAndValues.push(commonName(name));
  if (issuer) certificate.issuer = issuer.certificate.subject;
  else certificate.issuer.typesAndValues.push(commonName(name));
  certificate.notBefore.value = new Date(Date.now() + from * DAY);
  certificate.notAfter.value = new Date(Date.now() + until * DAY);
  const usage = new asn1js.BitString({ valueHex: Uint8Array.of(wish.usage ?? (authority ? 0x06 : 0xc0)).buffer });
  certificate.extensions = [
    ...(authority ? [extension('2.5.29.19', new BasicConstraints({ cA: true }).toSchema())] : []),
    extension('2.5.29.15', usage),
    ...(wish.qualified === true ? [qualifiedStatement()] : []),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(issuer?.keys.privateKey ?? keys.privateKey, 'SHA-256');
  return { certificate: Certificate.fromBER(certificate.toSchema(true).toBER()), keys };
}

/** PEM, the form in which an operator gets it. */
export function pemOf({ certificate }: Identity): string {
  const body =
    Buffer.from(certificate.toSchema().toBER())
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...body, '-----END CERTIFICATE-----', ''].join('\n');
}

function commonName(name: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: name }) });
}

function extension(extnID: string, value: asn1js.BaseBlock): Extension {
  return new Extension({ extnID, critical: extnID !== '1.3.6.1.5.5.7.1.3', extnValue: value.toBER() });
}

function qualifiedStatement(): Extension {
  const statements = new QCStatements();
  statements.values = [new QCStatement({ id: '0.4.0.1862.1.1' })];
  return extension('1.3.6.1.5.5.7.1.3', statements.toSchema());
}

function keysOf(kind: KeyKind) {
  if (kind === 'ec') return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const modulusLength = kind === 'rsa' ? 2048 : 1024;
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength,
    publicExponent: Uint8Array.of(1, 0, 1),
  };
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}
