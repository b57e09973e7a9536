import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RecordId, RevisionId } from '@soulad/shared/ids';
import { challengeOf } from '@soulad/shared/signoff';
import { ProofChallengeView, Prover, signingUse } from '../means/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { endSignoffs } from './end-signoffs.js';
import { markSignoff } from './mark-signoff.js';
import { openSignoffs } from './open-signoffs.js';
import { readSheet } from './read-sheet.js';
import { refuseSignature } from './refuse-signature.js';
import { diffRevisions } from './revision-diff.js';
import { prepareSignature, signRevision } from './sign-revision.js';
import {
  BeginSignatureInput,
  MarkSignoffInput,
  OpenSignoffsInput,
  RefuseSignatureInput,
  RevisionDiffView,
  SignoffSheetView,
  SignRevisionInput,
} from './signoff.graphql.js';

/** Rounds of signatures over revisions. */
@Resolver()
export class SignoffResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(Prover) private readonly prover: Prover;

  @Query(() => SignoffSheetView)
  @Access('signoff.read')
  signoffSheet(
    @Caller() principal: Principal,
    @Args('recordId', { type: () => ID }) recordId: string,
  ): Promise<SignoffSheetView> {
    return this.db.inContext(principal, (ctx) => readSheet(ctx, idFrom<RecordId>(recordId)));
  }

  @Query(() => RevisionDiffView)
  @Access('signoff.diff')
  revisionDiff(
    @Caller() principal: Principal,
    @Args('to', { type: () => ID }) to: string,
    @Args('from', { type: () => ID, nullable: true }) from?: string | null,
  ): Promise<RevisionDiffView> {
    return this.db.inContext(principal, (ctx) =>
      diffRevisions(ctx, idFrom<RevisionId>(to), from ? idFrom<RevisionId>(from) : null),
    );
  }

  @Mutation(() => SignoffSheetView)
  @Access('signoff.open')
  openSignoffs(@Caller() principal: Principal, @Args('input') input: OpenSignoffsInput): Promise<SignoffSheetView> {
    return this.answer(principal, (ctx) => openSignoffs(ctx, input));
  }

  @Mutation(() => SignoffSheetView)
  @Access('signoff.mark')
  markSignoff(@Caller() principal: Principal, @Args('input') input: MarkSignoffInput): Promise<SignoffSheetView> {
    return this.answer(principal, (ctx) => markSignoff(ctx, input));
  }

  @Mutation(() => ProofChallengeView)
  @Access('signoff.begin')
  beginSignature(
    @Caller() principal: Principal,
    @Args('input') input: BeginSignatureInput,
  ): Promise<ProofChallengeView> {
    return this.db.inContext(principal, async (ctx) => {
      const { statement } = await prepareSignature(ctx, input);
      const asked = await this.prover.ask(ctx, { use: signingUse(ctx), digest: challengeOf(statement) });
      return { ...asked, ways: [...asked.ways] };
    });
  }

  @Mutation(() => SignoffSheetView)
  @Access('signoff.sign')
  async signRevision(
    @Caller() principal: Principal,
    @Args('input') { proof, code, challengeId, assertion, ...wish }: SignRevisionInput,
  ): Promise<SignoffSheetView> {
    const { statement } = await this.db.inContext(principal, (ctx) => prepareSignature(ctx, wish));
    const given = { proof, code, challengeId, assertion };
    const need = { use: signingUse(principal), digest: challengeOf(statement) };
    const evidence = await this.prover.take(principal, given, need);
    return this.answer(principal, (ctx) => signRevision(ctx, wish, { statement, evidence }));
  }

  @Mutation(() => SignoffSheetView)
  @Access('signoff.refuse')
  refuseSignature(
    @Caller() principal: Principal,
    @Args('input') input: RefuseSignatureInput,
  ): Promise<SignoffSheetView> {
    return this.answer(principal, (ctx) => refuseSignature(ctx, input));
  }

  @Mutation(() => SignoffSheetView)
  @Access('signoff.end')
  endSignoffs(
    @Caller() principal: Principal,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('outcome') outcome: string,
  ): Promise<SignoffSheetView> {
    return this.answer(principal, (ctx) => endSignoffs(ctx, { roundId, outcome }));
  }

  private answer(principal: Principal, act: (ctx: RequestContext) => Promise<RecordId>): Promise<SignoffSheetView> {
    return this.db.inContext(principal, async (ctx) => readSheet(ctx, await act(ctx)));
  }
}
