import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CommentId, RecordId, UnitId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idArgument, recordOfUnit } from '../records/index.js';
import { addComment, answerComment } from './add-comment.js';
import { mentionable } from './mentionable.js';
import { previewComment } from './preview-comment.js';
import { readTalk } from './read-talk.js';
import { settleThread } from './settle-thread.js';
import { takeBackComment } from './take-back-comment.js';
import { AddCommentInput, CommentPreviewView, CommentReachInput, MentionableView, TalkView } from './talk.graphql.js';
import { ProductError } from '@soulad/shared/errors';

const ID_OF = (name: string) => [name, { type: () => ID }] as const;

/** Comments on passages: one command, one transaction; the view is read in the next one. */
@Resolver()
export class TalkResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => TalkView)
  @Access('talk.read')
  comments(@Caller() principal: Principal, @Args(...ID_OF('recordId')) id: string): Promise<TalkView> {
    return this.db.inContext(principal, (ctx) => readTalk(ctx, idArgument<RecordId>(id)));
  }

  @Query(() => CommentPreviewView)
  @Access('talk.preview')
  commentPreview(@Caller() principal: Principal, @Args('input') input: CommentReachInput): Promise<CommentPreviewView> {
    return this.db.inContext(principal, (ctx) => previewComment(ctx, input));
  }

  @Query(() => [MentionableView])
  @Access('talk.mentionable')
  mentionable(@Caller() principal: Principal, @Args(...ID_OF('unitId')) id: string): Promise<MentionableView[]> {
    return this.db.inContext(principal, (ctx) => mentionable(ctx, idArgument<UnitId>(id)));
  }

  @Mutation(() => TalkView)
  @Access('talk.add')
  addComment(@Caller() principal: Principal, @Args('input') input: AddCommentInput): Promise<TalkView> {
    return this.step(principal, (ctx) => addComment(ctx, input));
  }

  @Mutation(() => TalkView)
  @Access('talk.answer')
  answerComment(
    @Caller() principal: Principal,
    @Args(...ID_OF('threadId')) id: string,
    @Args('text', { type: () => String }) text: string,
    @Args('mentions', { type: () => [ID], nullable: true }) mentions?: string[] | null,
  ): Promise<TalkView> {
    return this.step(principal, (ctx) =>
      answerComment(ctx, idArgument<CommentId>(id), { text, mentions: mentions ?? [] }),
    );
  }

  @Mutation(() => TalkView)
  @Access('talk.settle')
  settleThread(
    @Caller() principal: Principal,
    @Args(...ID_OF('threadId')) id: string,
    @Args('settled', { type: () => Boolean }) settled: boolean,
  ): Promise<TalkView> {
    return this.step(principal, (ctx) => settleThread(ctx, idArgument<CommentId>(id), settled));
  }

  @Mutation(() => TalkView)
  @Access('talk.takeBack')
  takeBackComment(@Caller() principal: Principal, @Args(...ID_OF('id')) id: string): Promise<TalkView> {
    return this.step(principal, (ctx) => takeBackComment(ctx, idArgument<CommentId>(id)));
  }

  private async step(principal: Principal, act: (ctx: RequestContext) => Promise<UnitId>): Promise<TalkView> {
    const unitId = await this.db.inContext(principal, act);
    return this.db.inContext(principal, async (ctx) => {
      const recordId = await recordOfUnit(ctx, unitId);
      if (!recordId) throw new ProductError('NOT_FOUND');
      return readTalk(ctx, recordId);
    });
  }
}
