import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server';
import { type CheckP256, type Evidence, passkeyFits, rawSignature, toHex } from '@soulad/shared/signoff';
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { RequestContext } from '../platform/context.js';
import { noteUse, passkeysOf, type PasskeyRow } from './means.repository.js';
import { pointOf } from './point-of.js';
import type { RelyingParty } from './relying-party.js';
import { assertionFrom } from './response-from.js';

type PasskeyEvidence = Extract<Evidence, { method: 'passkey' }>;

/**
 * [S12][S14] Checks what a passkey of the caller has signed, by WebAuthn's own rules and once more as whoever gets the
 * bundle will: only what that check accepts is kept as evidence.
 * @returns undefined for anything that does not fit
 */
export async function checkPasskey(
  ctx: RequestContext,
  party: RelyingParty,
  { challenge, assertion }: { readonly challenge: Uint8Array; readonly assertion: string },
): Promise<PasskeyEvidence | undefined> {
  const response = assertionFrom(assertion);
  const credentialId = Buffer.from(response?.id ?? '', 'base64url');
  const passkey = (await passkeysOf(ctx)).find((one) => one.credentialId.equals(credentialId));
  if (!response || !passkey) return undefined;
  const signCount = await verifiedCount(party, { response, passkey, challenge });
  const evidence = evidenceOf(passkey, response);
  const raw = rawSignature(Buffer.from(response.response.signature, 'base64url'));
  if (signCount === undefined || !evidence || !raw) return undefined;
  if (!(await passkeyFits(evidence, challenge, CHECK))) return undefined;
  // Of its two halves the second can be written in two ways; the first is new in every signature.
  const mark = createHash('sha256').update(raw.subarray(0, 32)).digest();
  return (await noteUse(ctx, { id: passkey.id, mark, signCount })) ? evidence : undefined;
}

interface Assertion {
  readonly response: AuthenticationResponseJSON;
  readonly passkey: PasskeyRow;
  readonly challenge: Uint8Array;
}

async function verifiedCount(party: RelyingParty, { response, passkey, challenge }: Assertion) {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.signCount,
      },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // The library tells by exceptions what did not fit; whoever asked is told that it did not.
    return undefined;
  }
}

function evidenceOf(passkey: PasskeyRow, { response }: AuthenticationResponseJSON): PasskeyEvidence | undefined {
  const point = pointOf(passkey.publicKey);
  const hex = (text: string): string => toHex(Buffer.from(text, 'base64url'));
  return (
    point && {
      method: 'passkey',
      publicKey: toHex(point),
      clientData: hex(response.clientDataJSON),
      authenticatorData: hex(response.authenticatorData),
      signature: hex(response.signature),
    }
  );
}

const SPKI_P256 = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

const CHECK: CheckP256 = async (point, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([SPKI_P256, point]), format: 'der', type: 'spki' });
  return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
};
