import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CaseId } from '@soulad/shared/ids';
import { RateLimits } from '../identity/index.js';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { answerAccess } from './answer-access.js';
import { askAccess } from './ask-access.js';
import {
  AccessRequestView,
  AnswerAccessInput,
  AskAccessInput,
  DecisionView,
  EndDecisionArgs,
} from './decision.graphql.js';
import { endDecision } from './end-decision.js';
import { listDecisions } from './list-decisions.js';
import { readRequests } from './read-requests.js';

/** Requests of one person per hour. */
const ASKING = { points: 20, seconds: 3600 } as const;

/** Decisions about single passages, and requests that lead to them. */
@Resolver()
export class DecisionResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;

  @Query(() => [DecisionView])
  @Access('decision.list')
  decisions(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
  ): Promise<DecisionView[]> {
    return this.db.inContext(principal, (ctx) => listDecisions(ctx, idFrom<CaseId>(caseId)));
  }

  @Mutation(() => [DecisionView])
  @Access('decision.end')
  endDecision(@Caller() principal: Principal, @Args() { id, reason }: EndDecisionArgs): Promise<DecisionView[]> {
    return this.db.inContext(principal, async (ctx) => listDecisions(ctx, await endDecision(ctx, id, reason)));
  }

  @Query(() => [AccessRequestView])
  @Access('request.list')
  accessRequests(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
  ): Promise<AccessRequestView[]> {
    return this.db.inContext(principal, (ctx) => readRequests(ctx, idFrom<CaseId>(caseId)));
  }

  @Mutation(() => [AccessRequestView])
  @Access('request.ask')
  async askAccess(@Caller() principal: Principal, @Args('input') input: AskAccessInput): Promise<AccessRequestView[]> {
    await this.limits.take('accessRequest', principal.userId, ASKING);
    return this.db.inContext(principal, async (ctx) => {
      await askAccess(ctx, input);
      return readRequests(ctx, idFrom<CaseId>(input.caseId));
    });
  }

  @Mutation(() => [AccessRequestView])
  @Access('request.answer')
  answerAccess(@Caller() principal: Principal, @Args('input') input: AnswerAccessInput): Promise<AccessRequestView[]> {
    return this.db.inContext(principal, async (ctx) => readRequests(ctx, await answerAccess(ctx, input)));
  }
}
