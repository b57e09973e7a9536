import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Certificate } from 'pkijs';
import { Config, StartRefusal } from '../platform/config/config.js';

const CERTIFICATE = /\.(pem|crt|cer|der)$/i;
const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Issuers whom the operator trusts to say who signs: the certificates of one folder, read when the server starts. */
@Injectable()
export class TrustAnchors {
  readonly certificates: readonly Certificate[];

  constructor(@Inject(Config) { anchors }: Config) {
    this.certificates = anchors === null ? [] : anchorsIn(anchors);
  }
}

/** @throws {StartRefusal} naming the file that is no certificate, or the folder when none is in it */
export function anchorsIn(folder: string): readonly Certificate[] {
  const names = listed(folder).filter((name) => CERTIFICATE.test(name));
  const found = names.toSorted().flatMap((name) => {
    try {
      return certificatesOf(readFileSync(join(folder, name)));
    } catch {
      throw new StartRefusal(`SOULAD_ANCHORS: ${name} is not a certificate.`);
    }
  });
  // Without this a folder emptied by mistake would quietly turn the check of issuers off.
  if (found.length === 0) throw new StartRefusal('SOULAD_ANCHORS: the folder has no certificate in it.');
  return found;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new StartRefusal('SOULAD_ANCHORS: the folder cannot be read.');
  }
}

function certificatesOf(bytes: Buffer): Certificate[] {
  const blocks = [...bytes.toString('latin1').matchAll(BLOCK)].map(([, body]) => Buffer.from(body ?? '', 'base64'));
  return (blocks.length > 0 ? blocks : [bytes]).map((der) => Certificate.fromBER(Uint8Array.from(der)));
}
