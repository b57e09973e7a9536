import type { SealChecks } from '@soulad/shared/signoff';

/** The checks of seals by the browser's own means. */
export const CHECKS: SealChecks = {
  ed25519: async (key, message, signature) => {
    const own = await crypto.subtle.importKey('raw', plain(key), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', own, plain(signature), plain(message));
  },
  p256: async (point, message, signature) => {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const own = await crypto.subtle.importKey('raw', plain(point), curve, false, ['verify']);
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, own, plain(signature), plain(message));
  },
};

/** A copy whose buffer is its own, which is what the browser takes. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
