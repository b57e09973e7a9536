import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Prover } from '../means/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { beginEmergency } from './begin-emergency.js';
import { BeginEmergencyInput, EmergencyView } from './emergency.graphql.js';
import { endEmergency } from './end-emergency.js';
import { listEmergencies, readEmergency } from './read-emergency.js';
import { reviewEmergency } from './review-emergency.js';

/** Emergency access to a case [P21]. */
@Resolver()
export class EmergencyResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(Prover) private readonly prover: Prover;

  @Query(() => [EmergencyView])
  @Access('emergency.list')
  emergencies(
    @Caller() principal: Principal,
    @Args('runningOnly', { type: () => Boolean, defaultValue: false }) runningOnly: boolean,
  ): Promise<EmergencyView[]> {
    return this.db.inContext(principal, (ctx) => listEmergencies(ctx, runningOnly));
  }

  @Query(() => EmergencyView)
  @Access('emergency.read')
  emergency(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<EmergencyView> {
    return this.db.inContext(principal, (ctx) => readEmergency(ctx, id));
  }

  @Mutation(() => EmergencyView)
  @Access('emergency.begin')
  async beginEmergency(
    @Caller() principal: Principal,
    @Args('input') input: BeginEmergencyInput,
  ): Promise<EmergencyView> {
    await this.prover.take(principal, input, { use: 'account' });
    return this.answer(principal, (ctx) => beginEmergency(ctx, input));
  }

  @Mutation(() => EmergencyView)
  @Access('emergency.end')
  endEmergency(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<EmergencyView> {
    return this.answer(principal, async (ctx) => {
      await endEmergency(ctx, id);
      return id;
    });
  }

  @Mutation(() => EmergencyView)
  @Access('emergency.review')
  reviewEmergency(
    @Caller() principal: Principal,
    @Args('id', { type: () => ID }) id: string,
    @Args('verdict') verdict: string,
    @Args('words') words: string,
  ): Promise<EmergencyView> {
    return this.answer(principal, async (ctx) => {
      await reviewEmergency(ctx, id, verdict, words);
      return id;
    });
  }

  private answer(principal: Principal, act: (ctx: RequestContext) => Promise<string>): Promise<EmergencyView> {
    return this.db.inContext(principal, async (ctx) => readEmergency(ctx, await act(ctx)));
  }
}
