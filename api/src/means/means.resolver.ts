import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import { StepUp } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import {
  AddPasskeyInput,
  ChangedMeansView,
  CodeSetupView,
  PasskeyChallengeView,
  ProofInput,
  ProofChallengeView,
  SigningMeansView,
} from './means.graphql.js';
import { beginCode, confirmCode, removeCode } from './one-time-codes.js';
import { addPasskey, beginPasskey, removePasskey } from './passkeys.js';
import { Prover } from './prover.js';
import { readMeans } from './read-means.js';
import { makeRecoveryCodes } from './recovery-codes.js';

/** The viewer's own passkeys and codes; nobody else's can be named here. */
@Resolver()
export class MeansResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(Prover) private readonly prover: Prover;
  @Inject(StepUp) private readonly stepUp: StepUp;

  @Query(() => SigningMeansView)
  @Access('means.read')
  signingMeans(@Caller() principal: Principal): Promise<SigningMeansView> {
    return this.db.inContext(principal, (ctx) => readMeans(ctx, this.prover));
  }

  @Mutation(() => ProofChallengeView)
  @Access('means.prove')
  async beginProof(@Caller() principal: Principal): Promise<ProofChallengeView> {
    const asked = await this.db.inContext(principal, (ctx) => this.prover.ask(ctx, { use: 'account' }));
    return { ...asked, ways: [...asked.ways] };
  }

  @Mutation(() => PasskeyChallengeView)
  @Access('means.change')
  async beginPasskey(@Caller() principal: Principal, @Args('proof') proof: ProofInput): Promise<PasskeyChallengeView> {
    await this.prover.take(principal, proof, { use: 'account' });
    return this.db.inContext(principal, (ctx) => beginPasskey(ctx, this.prover.party));
  }

  @Mutation(() => ChangedMeansView)
  @Access('means.change')
  addPasskey(@Caller() principal: Principal, @Args('input') input: AddPasskeyInput): Promise<ChangedMeansView> {
    const made = { ...input, challengeId: idFrom(input.challengeId) };
    return this.changed(principal, (ctx) => addPasskey(ctx, this.prover.party, made));
  }

  @Mutation(() => ChangedMeansView)
  @Access('means.change')
  async removePasskey(
    @Caller() principal: Principal,
    @Args('id', { type: () => ID }) id: string,
    @Args('proof') proof: ProofInput,
  ): Promise<ChangedMeansView> {
    await this.prover.take(principal, proof, { use: 'account' });
    return this.changed(principal, (ctx) => removePasskey(ctx, idFrom(id)));
  }

  @Mutation(() => CodeSetupView)
  @Access('means.change')
  async beginCode(@Caller() principal: Principal, @Args('proof') proof: ProofInput): Promise<CodeSetupView> {
    await this.prover.take(principal, proof, { use: 'account' });
    return this.db.inContext(principal, beginCode);
  }

  @Mutation(() => ChangedMeansView)
  @Access('means.change')
  async confirmCode(
    @Caller() principal: Principal,
    @Args('code', { type: () => String }) code: string,
  ): Promise<ChangedMeansView> {
    await this.stepUp.count(principal);
    return this.changed(principal, async (ctx) => {
      const made = await confirmCode(ctx, code);
      if (!made) throw new ProductError('STEP_UP_REQUIRED');
      return made;
    });
  }

  @Mutation(() => ChangedMeansView)
  @Access('means.change')
  async removeCode(@Caller() principal: Principal, @Args('proof') proof: ProofInput): Promise<ChangedMeansView> {
    await this.prover.take(principal, proof, { use: 'account' });
    return this.changed(principal, removeCode);
  }

  @Mutation(() => ChangedMeansView)
  @Access('means.change')
  async renewRecoveryCodes(
    @Caller() principal: Principal,
    @Args('proof') proof: ProofInput,
  ): Promise<ChangedMeansView> {
    await this.prover.take(principal, proof, { use: 'account' });
    return this.changed(principal, makeRecoveryCodes);
  }

  private changed(
    principal: Principal,
    act: (ctx: RequestContext) => Promise<string[] | void>,
  ): Promise<ChangedMeansView> {
    return this.db.inContext(principal, async (ctx) => ({
      recoveryCodes: (await act(ctx)) ?? [],
      means: await readMeans(ctx, this.prover),
    }));
  }
}
