import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

/** The point of a P-256 key in COSE form, 65 bytes; undefined for any other key. */
export function pointOf(publicKey: Uint8Array): Buffer | undefined {
  const key = decodeCredentialPublicKey(new Uint8Array(publicKey));
  if (!cose.isCOSEPublicKeyEC2(key) || key.get(cose.COSEKEYS.crv) !== cose.COSECRV.P256) return undefined;
  const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)];
  return x?.length === 32 && y?.length === 32 ? Buffer.concat([Buffer.of(4), x, y]) : undefined;
}
