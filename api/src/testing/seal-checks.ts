import type { SealChecks } from '@soulad/shared/signoff';
import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The checks of a bundle by Node's own means, as `npm run verify-bundle` makes them. */
export const SEAL_CHECKS: SealChecks = {
  ed25519: async (key, message, signature) => verify(null, message, keyOf('302a300506032b6570032100', key), signature),
  p256: async (point, message, signature) => {
    const key = keyOf('3059301306072a8648ce3d020106082a8648ce3d030107034200', point);
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  },
};

function keyOf(prefix: string, key: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([Buffer.from(prefix, 'hex'), key]), format: 'der', type: 'spki' });
}
