import { Inject, Injectable } from '@nestjs/common';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { ProductError } from '@soulad/shared/errors';
import { type Instant, parseId } from '@soulad/shared/ids';
import { type Evidence, type ProofUse, type ProofWay, waysToProve } from '@soulad/shared/signoff';
import { StepUp } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { checkPasskey } from './check-passkey.js';
import { beginChallenge, codeOf, passkeysOf, recoveryLeft, useChallenge } from './means.repository.js';
import { takeCode } from './one-time-codes.js';
import { useRecoveryCode } from './recovery-codes.js';
import { RelyingParty } from './relying-party.js';

/** What somebody brings to prove who they are. */
export interface ProofGiven {
  /** The own password; in a demo the own name. */
  readonly proof?: string | null | undefined;
  /** A one-time code, or one from paper. */
  readonly code?: string | null | undefined;
  readonly challengeId?: string | null | undefined;
  /** What the passkey signed, as the browser wrote it. */
  readonly assertion?: string | null | undefined;
}

/** What the proof is for: the account, or a signature under these 32 bytes. */
export type ProofFor = { readonly use: 'account' } | { readonly use: ProofUse; readonly digest: Uint8Array };

/** What is asked. */
export interface ProofAsked {
  readonly id: string;
  readonly expiresAt: Instant;
  readonly ways: readonly ProofWay[];
  /** For the browser, as JSON; null without a passkey. */
  readonly options: string | null;
}

/** [S13][S14] Asks people once more who they are, by what they have set up, and takes no answer twice. */
@Injectable()
export class Prover {
  @Inject(Database) private readonly db: Database;
  @Inject(StepUp) private readonly stepUp: StepUp;
  @Inject(RelyingParty) readonly party: RelyingParty;

  /** The ways that are open to the caller now. */
  async waysOf(ctx: RequestContext, use: ProofUse): Promise<readonly ProofWay[]> {
    return waysToProve(use, {
      passkey: (await passkeysOf(ctx)).length > 0,
      code: (await codeOf(ctx))?.confirmed === true,
      recovery: (await recoveryLeft(ctx)) > 0,
      demo: this.stepUp.asksName,
    });
  }

  /** Begins a proof: what is to be signed is fixed from here on. */
  async ask(ctx: RequestContext, need: ProofFor): Promise<ProofAsked> {
    const [id, challenge] = [ctx.ids.uuid(), 'digest' in need ? need.digest : ctx.ids.bytes(32)];
    const kind = 'digest' in need ? 'sign' : 'account';
    const expiresAt = await beginChallenge(ctx, id, { kind, challenge });
    const ways = await this.waysOf(ctx, need.use);
    const options = !ways.includes('passkey')
      ? null
      : await generateAuthenticationOptions({
          ...{ rpID: this.party.id, userVerification: 'required', challenge: new Uint8Array(challenge) },
          allowCredentials: (await passkeysOf(ctx)).map((one) => ({ id: one.credentialId.toString('base64url') })),
        });
    ctx.audit({ action: 'means.asked', caseId: null, objectType: 'user', objectId: ctx.userId, detail: { kind } });
    return { id, expiresAt, ways, options: options && JSON.stringify(options) };
  }

  /**
   * Takes a proof. It is used up by being taken, whatever becomes of the act.
   * @returns what is kept with a signature
   * @throws ProductError STEP_UP_REQUIRED for whatever does not fit, alike; CONFLICT when something else is to be signed now
   *   than was asked for; RATE_LIMITED after ten tries in a quarter of an hour
   */
  async take(principal: Principal, given: ProofGiven, need: ProofFor): Promise<Evidence> {
    await this.stepUp.count(principal);
    const proof = given.proof ?? '';
    const knows = proof !== '' && proof.length <= MOST_PROOF && (await this.stepUp.knows(principal, proof));
    const evidence = await this.accepted(principal, { given, knows, need });
    if (evidence) return evidence;
    await this.db.inContext(principal, async (ctx) =>
      ctx.audit({
        ...{ action: 'means.refused', caseId: null, objectType: 'user', objectId: ctx.userId, rule: 'S13' },
        detail: { use: need.use },
      }),
    );
    throw new ProductError('STEP_UP_REQUIRED');
  }

  /** One transaction: a proof that is refused uses nothing up. */
  private async accepted(principal: Principal, tried: Tried): Promise<Evidence | undefined> {
    try {
      return await this.db.inContext(principal, async (ctx) => {
        const ways = await this.waysOf(ctx, tried.need.use);
        const evidence = tried.given.assertion
          ? await this.bySigning(ctx, ways, tried)
          : await byKnowing(ctx, ways, tried);
        if (!evidence) throw new NotTaken();
        ctx.audit({
          ...{ action: 'means.proved', caseId: null, objectType: 'user', objectId: ctx.userId, rule: 'S13' },
          detail: { use: tried.need.use, method: evidence.method },
        });
        return evidence;
      });
    } catch (error) {
      if (error instanceof NotTaken) return undefined;
      throw error;
    }
  }

  private async bySigning(ctx: RequestContext, ways: readonly ProofWay[], { given, need }: Tried) {
    const challenge = await challengeFor(ctx, given, need);
    if (!ways.includes('passkey') || !challenge) return undefined;
    return checkPasskey(ctx, this.party, { challenge, assertion: given.assertion ?? '' });
  }
}

interface Tried {
  readonly given: ProofGiven;
  readonly knows: boolean;
  readonly need: ProofFor;
}

const MOST_PROOF = 200;

/** Rolls a refused proof back. */
class NotTaken extends Error {}

async function byKnowing(
  ctx: RequestContext,
  ways: readonly ProofWay[],
  { given, knows, need }: Tried,
): Promise<Evidence | undefined> {
  if (!knows) return undefined;
  if (ways.includes('demo')) return given.code ? undefined : { method: 'demo' };
  const bound = 'digest' in need ? await challengeFor(ctx, given, need) : true;
  if (!bound) return undefined;
  if (!given.code) return ways.includes('password') ? { method: 'password' } : undefined;
  if (ways.includes('passwordAndCode') && (await takeCode(ctx, given.code))) return { method: 'passwordAndCode' };
  if (ways.includes('recovery') && (await useRecoveryCode(ctx, given.code))) return { method: 'password' };
  return undefined;
}

/** [S14] The challenge that the proof names, used up; undefined when it is not for this. */
async function challengeFor(
  ctx: RequestContext,
  { challengeId }: ProofGiven,
  need: ProofFor,
): Promise<Buffer | undefined> {
  const id = parseId(challengeId);
  const challenge = id && (await useChallenge(ctx, id, 'digest' in need ? 'sign' : 'account'));
  if (challenge && 'digest' in need && !challenge.equals(need.digest)) throw new ProductError('CONFLICT');
  return challenge;
}
