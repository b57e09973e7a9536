import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { cose } from '@simplewebauthn/server/helpers';
import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { textFrom } from '../platform/input.js';
import { INSTALLATION } from '../platform/keys/index.js';
import {
  beginChallenge,
  codeOf,
  MEANS_PLACES,
  noteChange,
  passkeysOf,
  type PasskeyRow,
  useChallenge,
} from './means.repository.js';
import { pointOf } from './point-of.js';
import { firstRecoveryCodes, forgetRecoveryCodes } from './recovery-codes.js';
import type { RelyingParty } from './relying-party.js';
import { registrationFrom } from './response-from.js';

/** The only kind of key that a party can check alone (SIGNOFF.md S12). */
const ALGORITHMS = [cose.COSEALG.ES256];
const MOST_PASSKEYS = 20;
const MOST_NAME = 60;

/** A passkey to be made. */
export interface PasskeyChallenge {
  readonly id: string;
  /** For the browser, as JSON. */
  readonly options: string;
}

/**
 * Begins a passkey. Whoever calls this has proven who they are; the request is of this session and good for five minutes.
 * @throws ProductError FORBIDDEN_STEP with too many
 */
export async function beginPasskey(ctx: RequestContext, party: RelyingParty): Promise<PasskeyChallenge> {
  const own = await passkeysOf(ctx);
  if (own.length >= MOST_PASSKEYS) throw new ProductError('FORBIDDEN_STEP');
  const [id, challenge] = [ctx.ids.uuid(), new Uint8Array(ctx.ids.bytes(32))];
  await beginChallenge(ctx, id, { kind: 'register', challenge });
  const options = await generateRegistrationOptions({
    ...{ rpID: party.id, rpName: party.name, challenge, userName: ctx.displayName, attestationType: 'none' },
    userID: new Uint8Array(Buffer.from(ctx.userId.replaceAll('-', ''), 'hex')),
    excludeCredentials: own.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  ctx.audit({ action: 'means.passkeyBegun', caseId: null, objectType: 'user', objectId: ctx.userId });
  return { id, options: JSON.stringify(options) };
}

/** What the browser made of a request. */
export interface NewPasskey {
  readonly challengeId: string;
  readonly name: string;
  readonly response: string;
}

/**
 * Keeps a new passkey.
 * @returns codes for paper, when there are none
 * @throws ProductError STEP_UP_REQUIRED for an answer that does not belong to a request of this session
 */
export async function addPasskey(ctx: RequestContext, party: RelyingParty, made: NewPasskey): Promise<string[]> {
  const name = textFrom(made.name, MOST_NAME);
  const challenge = await useChallenge(ctx, made.challengeId, 'register');
  const key = challenge && (await verifiedKey(party, made.response, challenge));
  if (!key) throw new ProductError('STEP_UP_REQUIRED');
  const id = ctx.ids.uuid();
  const sealed = await ctx.seal(INSTALLATION, MEANS_PLACES.name(id), Buffer.from(name));
  await ctx.sql.query(
    'insert into passkey (id, user_id, credential_id, public_key, sign_count, name) values ($1, $2, $3, $4, $5, $6) returning id',
    [id, ctx.userId, key.credentialId, key.publicKey, key.signCount, sealed],
  );
  await noteChange(ctx, 'passkeyAdded');
  return firstRecoveryCodes(ctx);
}

/** Forgets a passkey. Whoever calls this has proven who they are. @throws ProductError NOT_FOUND */
export async function removePasskey(ctx: RequestContext, id: string): Promise<void> {
  const gone = await ctx.sql.query('select passkey_forget($1)', [id]);
  if (gone.length === 0) throw new ProductError('NOT_FOUND');
  const left = (await passkeysOf(ctx)).length > 0 || (await codeOf(ctx))?.confirmed === true;
  if (!left) await forgetRecoveryCodes(ctx);
  await noteChange(ctx, 'passkeyRemoved');
}

type NewKey = Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'signCount'>;

async function verifiedKey(party: RelyingParty, written: string, challenge: Uint8Array): Promise<NewKey | undefined> {
  const response = registrationFrom(written);
  if (!response) return undefined;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...{ response, expectedRPID: party.id, expectedOrigin: [...party.origins], requireUserVerification: true },
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified || !pointOf(registrationInfo.credential.publicKey)) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      ...{ credentialId: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), signCount: counter },
    };
  } catch {
    // The library tells by exceptions what did not fit; whoever asked is told that it did not.
    return undefined;
  }
}
