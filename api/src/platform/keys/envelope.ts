import { ProductError } from '@soulad/shared/errors';
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/**
 * Layout of sealed bytes: version 1 | nonce 12 | AES-256-GCM ciphertext | tag 16. The place is authenticated with them,
 * so that bytes moved to another row open nowhere. Random nonces allow 2^32 messages under one key, which the words of one
 * case never reach.
 */
const VERSION = 1;
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes that sealing adds. */
export const SEALED_OVERHEAD: number = 1 + NONCE_BYTES + TAG_BYTES;

export const DATA_KEY_BYTES = 32;

/** @param nonce 12 random bytes, never used before under this key */
export function sealBytes(key: KeyObject, nonce: Uint8Array, place: string, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]);
}

/** @throws {ProductError} UNREADABLE for bytes that were cut or changed, for another key and for another place */
export function openBytes(key: KeyObject, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < SEALED_OVERHEAD || bytes[0] !== VERSION) throw new ProductError('UNREADABLE');
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, end)), decipher.final()]);
  } catch {
    throw new ProductError('UNREADABLE');
  }
}
