import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { Identity } from './make-certificates.js';

/** What a signing program may do otherwise than a plain one. */
export interface Signing {
  readonly by: Identity;
  readonly with?: readonly Identity[];
  readonly kind?: string;
  /** Of the picture; none by default. */
  readonly rect?: readonly [number, number, number, number];
  /** Page that bears the mark: the last one by default. */
  readonly page?: 'first' | 'last' | 'none';
  /** Milliseconds since 1970 in the signed attributes. */
  readonly at?: number;
  /** The digest that is signed; of the file by default. */
  readonly digest?: Buffer;
  /** Members and objects that do not belong there. */
  readonly catalogue?: string;
  readonly pageMore?: string;
  readonly field?: string;
  readonly objects?: (ids: Ids) => readonly (readonly [id: number, body: string])[];
  readonly range?: (range: readonly number[]) => readonly number[];
  readonly padding?: string;
}

/** Numbers of objects of the file that is signed. */
export interface Ids {
  readonly root: number;
  readonly info: number;
  readonly pages: readonly number[];
  readonly size: number;
  readonly bodyOf: (id: number) => string;
}

const ROOM = 12_000;

/** Appends an incremental update with a signature, as signing programs do (ISO 32000-1, 12.8; ETSI EN 319 142). */
export async function signPdf(file: Buffer, signing: Signing): Promise<Buffer> {
  const text = file.toString('latin1');
  const ids = idsIn(text);
  const { objects, field, signature } = objectsOf(ids, signing);
  const offsets: (readonly [number, number])[] = [];
  let out = `${text}\n`;
  for (const [id, body] of objects) {
    offsets.push([id, out.length]);
    out += `${id} 0 obj\n${body}\nendobj\n`;
  }
  const start = out.length;
  out += `xref\n${offsets.map(([id, at]) => `${id} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  const prev = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  out += `trailer\n<< /Size ${Math.max(field, signature, ids.size) + 1} /Root ${ids.root} 0 R /Info ${ids.info} 0 R /Prev ${prev} >>\n`;
  out += `startxref\n${start}\n%%EOF\n`;
  return fill(out, signing);
}

async function fill(unsigned: string, signing: Signing): Promise<Buffer> {
  const from = unsigned.lastIndexOf('/Contents <') + '/Contents '.length;
  const to = from + ROOM * 2 + 2;
  const range = [0, from, to, unsigned.length - to];
  const said = (signing.range?.(range) ?? range).join(' ');
  const ranged = unsigned.replace('[0 0000000000 0000000000 0000000000]', `[${said}]`.padEnd(36, ' '));
  const bytes = Buffer.from(ranged, 'latin1');
  const digest = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest();
  const block = Buffer.from(await blockOf(signing.digest ?? digest, signing)).toString('hex');
  bytes.write(block.padEnd(ROOM * 2, signing.padding ?? '0'), from + 1, 'latin1');
  return bytes;
}

function objectsOf(ids: Ids, signing: Signing) {
  const [field, signature] = [ids.size, ids.size + 1];
  const page = signing.page === 'none' ? undefined : signing.page === 'first' ? ids.pages[0] : ids.pages.at(-1);
  const rect = (signing.rect ?? [0, 0, 0, 0]).join(' ');
  const filter = `/Filter /Adobe.PPKLite /SubFilter /${signing.kind ?? 'ETSI.CAdES.detached'}`;
  const mark = page === undefined ? '' : ` /P ${page} 0 R`;
  const objects: (readonly [number, string])[] = [
    [
      ids.root,
      withMore(ids.bodyOf(ids.root), `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>${signing.catalogue ?? ''}`),
    ],
    ...(page === undefined
      ? []
      : [[page, withMore(ids.bodyOf(page), `/Annots [${field} 0 R]${signing.pageMore ?? ''}`)] as const]),
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Podpis) /F 132 /Rect [${rect}] /V ${signature} 0 R${mark}${signing.field ?? ''} >>`,
    ],
    ...(signing.objects?.(ids) ?? []),
    [
      signature,
      `<< /Type /Sig ${filter} /ByteRange [0 0000000000 0000000000 0000000000] /Contents <${'0'.repeat(ROOM * 2)}> >>`,
    ],
  ];
  return { objects, field, signature };
}

function withMore(body: string, more: string): string {
  return body.replace(/>>\s*$/, `${more} >>`);
}

/** Reads the numbers out of a file of the product, whose objects stand in the open. */
function idsIn(text: string): Ids {
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const number = (pattern: RegExp): number => Number(pattern.exec(trailer)?.[1]);
  const bodyOf = (id: number): string => new RegExp(`\\n${id} 0 obj\\s([^]*?)\\sendobj`).exec(text)?.[1] ?? '';
  const root = number(/\/Root (\d+)/);
  const tree = Number(/\/Pages (\d+)/.exec(bodyOf(root))?.[1]);
  const kids = /\/Kids \[([^\]]*)\]/.exec(text.slice(text.indexOf(`${tree} 0 obj`)))?.[1] ?? '';
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
  return { root, info: number(/\/Info (\d+)/), size: number(/\/Size (\d+)/), pages, bodyOf };
}

async function blockOf(digest: Buffer, { by, with: others = [], kind, at }: Signing): Promise<ArrayBuffer> {
  const { certificate, keys } = by;
  const attribute = (type: string, value: asn1js.BaseBlock): Attribute => new Attribute({ type, values: [value] });
  const hash = createHash('sha256').update(Buffer.from(certificate.toSchema().toBER())).digest();
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
    attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: new Uint8Array(digest).buffer })),
    ...(kind === undefined || kind.startsWith('ETSI') ? [attribute('1.2.840.113549.1.9.16.2.47', named(hash))] : []),
    ...(at === undefined ? [] : [attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: new Date(at) }))]),
  ];
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
      }),
    ],
    certificates: [certificate, ...others.map((one) => one.certificate)],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256');
  return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER();
}

/** SigningCertificateV2 with the default digest. */
function named(hash: Buffer): asn1js.Sequence {
  const sequence = (value: asn1js.BaseBlock): asn1js.Sequence => new asn1js.Sequence({ value: [value] });
  return sequence(sequence(sequence(new asn1js.OctetString({ valueHex: new Uint8Array(hash).buffer }))));
}
