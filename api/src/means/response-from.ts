import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

/** Characters of an answer of a browser; keys and signatures are a fraction of it. */
const MOST = 16_000;

const bytes = z.base64url().max(8000);
const head = { id: bytes.min(1), rawId: bytes.min(1), type: z.literal('public-key') };
const assertion = z.object({
  ...head,
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
});
const registration = z.object({
  ...head,
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
});

/** What a passkey signed, as the browser writes it; members that nobody reads are left out. */
export function assertionFrom(text: string): AuthenticationResponseJSON | undefined {
  const read = assertion.safeParse(jsonFrom(text));
  return read.success ? { ...read.data, clientExtensionResults: {} } : undefined;
}

/** A new passkey, as the browser writes it. */
export function registrationFrom(text: string): RegistrationResponseJSON | undefined {
  const read = registration.safeParse(jsonFrom(text));
  return read.success ? { ...read.data, clientExtensionResults: {} } : undefined;
}

function jsonFrom(text: string): unknown {
  if (text.length > MOST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
