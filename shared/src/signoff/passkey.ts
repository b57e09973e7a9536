/** Checking what a passkey signed, without a browser (WebAuthn 7.2 as far as it can be repeated alone). */
import { sha256 } from '../doc/index.js';
import { fromHex, joined } from './bytes.js';
import type { Evidence } from './bundle.js';

/** ECDSA over P-256 with SHA-256; `point` is 65 bytes, `signature` r and s of 32 bytes each. */
export type CheckP256 = (point: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

const USER_WAS_ASKED = 0x04;

/** Whether the passkey was asked for this challenge, the person was verified, and the signature fits. */
export async function passkeyFits(
  evidence: Extract<Evidence, { method: 'passkey' }>,
  challenge: Uint8Array,
  check: CheckP256,
): Promise<boolean> {
  const [point, client, authenticator, der] = [
    fromHex(evidence.publicKey, 65),
    fromHex(evidence.clientData),
    fromHex(evidence.authenticatorData),
    fromHex(evidence.signature),
  ];
  if (!point || !client || !authenticator || !der) return false;
  const signature = rawSignature(der);
  if (!signature || authenticator.length < 37 || ((authenticator[32] ?? 0) & USER_WAS_ASKED) === 0) return false;
  if (challengeIn(client) !== base64Url(challenge)) return false;
  return check(point, joined(authenticator, sha256(client)), signature);
}

/** Bytes in base64url without padding. */
export function base64Url(bytes: Uint8Array): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    text += four
      .slice(0, Math.min(3, bytes.length - at) + 1)
      .map((digit) => signs[digit])
      .join('');
  }
  return text;
}

function challengeIn(client: Uint8Array): unknown {
  let text = '';
  for (const byte of client) text += String.fromCharCode(byte);
  try {
    const read = JSON.parse(text) as { readonly type?: unknown; readonly challenge?: unknown } | null;
    return read?.type === 'webauthn.get' ? read.challenge : undefined;
  } catch {
    return undefined;
  }
}

/** SEQUENCE of two INTEGERs as 64 bytes; undefined for anything written in another way than the shortest. */
export function rawSignature(der: Uint8Array): Uint8Array | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  return r && s && s.end === der.length ? joined(r.value, s.value) : undefined;
}

function integerAt(der: Uint8Array, at: number): { readonly value: Uint8Array; readonly end: number } | undefined {
  const length = der[at + 1] ?? 0;
  const digits = der.subarray(at + 2, at + 2 + length);
  if (der[at] !== 0x02 || length === 0 || length > 33 || digits.length !== length) return undefined;
  const leads = digits[0] === 0;
  if (leads ? length > 1 && (digits[1] ?? 0) < 0x80 : (digits[0] ?? 0) >= 0x80) return undefined;
  const plain = leads ? digits.subarray(1) : digits;
  if (plain.length > 32) return undefined;
  const value = new Uint8Array(32);
  value.set(plain, 32 - plain.length);
  return { value, end: at + 2 + length };
}
