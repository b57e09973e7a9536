import { ProductError } from '@soulad/shared/errors';
import type { BaseBlock, Primitive } from 'asn1js';
import { type AlgorithmIdentifier, type Attribute, Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { deedRefused } from '../deed-refused.js';
import { measured } from './der-shape.js';

/** Bytes of a signature, revocation lists that a program puts into it included. */
const MOST_BYTES = 512 * 1024;
const MOST_CERTIFICATES = 12;
const OF_DATA = '1.2.840.113549.1.7.1';
const OF_SIGNED_DATA = '1.2.840.113549.1.7.2';

/** A signature with one signer, taken apart. */
export interface SignatureBlock {
  readonly signer: SignerInfo;
  readonly certificate: Certificate;
  /** Others that came with it; they prove nothing until they lead to an anchor. */
  readonly others: readonly Certificate[];
  /** Of the signed attributes, by their object identifier. */
  readonly attributes: ReadonlyMap<string, BaseBlock>;
}

/**
 * Reads the block of a signature: one signer, no content of its own, every attribute once.
 * @throws ProductError SIGNATURE_REFUSED (block; many)
 */
export function readBlock(hex: string): SignatureBlock {
  // One way of writing it: bytes that nothing is signed over leave no room for a second one.
  if (hex.length > MOST_BYTES * 2 || hex.length % 2 !== 0 || !/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(hex))
    throw deedRefused('block');
  const bytes = Buffer.from(hex, 'hex');
  const der = measured(bytes);
  if (bytes.subarray(der.length).some((byte) => byte !== 0)) throw deedRefused('block');
  try {
    return partsOf(der);
  } catch (error) {
    // Whatever the library makes of foreign bytes, it comes out as one refusal.
    throw error instanceof ProductError ? error : deedRefused('block');
  }
}

function partsOf(der: Uint8Array): SignatureBlock {
  const content = ContentInfo.fromBER(Uint8Array.from(der));
  if (content.contentType !== OF_SIGNED_DATA) throw deedRefused('block');
  const signed = new SignedData({ schema: content.content });
  const [signer] = signed.signerInfos;
  if (signed.signerInfos.length > 1) throw deedRefused('many');
  const { eContentType, eContent } = signed.encapContentInfo;
  if (signer === undefined || eContentType !== OF_DATA || eContent) throw deedRefused('block');
  const version = 'serialNumber' in signer.sid ? 1 : 3;
  // What nothing is signed over has to agree with what stands beside it.
  const digests = signed.digestAlgorithms.map(derOf).join();
  if (signed.version !== version || signer.version !== version || digests !== derOf(signer.digestAlgorithm))
    throw deedRefused('block');
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  if (certificates.length > MOST_CERTIFICATES) throw deedRefused('block');
  const certificate = certificates.find((one) => isOf(signer, one));
  if (certificate === undefined) throw deedRefused('block');
  const attributes = attributesOf(signer.signedAttrs?.attributes ?? []);
  return { signer, certificate, others: certificates.filter((one) => one !== certificate), attributes };
}

function derOf(algorithm: AlgorithmIdentifier): string {
  return Buffer.from(algorithm.toSchema().toBER()).toString('hex');
}

function isOf({ sid }: SignerInfo, { issuer, serialNumber, extensions }: Certificate): boolean {
  if ('serialNumber' in sid) return issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber);
  const known = extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.extnValue.valueBlock.valueHexView;
  // Decoder: [0] IMPLICIT OCTET STRING by the schema.
  const named = (sid as Primitive).valueBlock.valueHexView;
  // What the extension holds is the identifier under a header of two bytes.
  return known !== undefined && named.length > 0 && Buffer.from(known.subarray(2)).equals(named);
}

function attributesOf(attributes: readonly Attribute[]): ReadonlyMap<string, BaseBlock> {
  const known = new Map<string, BaseBlock>();
  for (const { type, values } of attributes) {
    const [value] = values as readonly BaseBlock[];
    if (value === undefined || values.length > 1 || known.has(type)) throw deedRefused('block');
    known.set(type, value);
  }
  return known;
}
