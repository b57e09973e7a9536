import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { NoticeId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { NoticeSubjects } from '../platform/notices.js';
import { countNotices, listNotices } from './list-notices.js';
import { NoticesView } from './notice.graphql.js';
import { openAllNotices, openNotice } from './open-notices.js';

/** What waits for the caller. */
@Resolver()
export class NoticeResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(NoticeSubjects) private readonly subjects: NoticeSubjects;

  @Query(() => NoticesView)
  @Access('notice.list')
  notices(@Caller() principal: Principal): Promise<NoticesView> {
    return this.db.inContext(principal, (ctx) => listNotices(ctx, this.subjects));
  }

  @Query(() => Int, { description: 'How many notices wait for the viewer.' })
  @Access('notice.count')
  noticeCount(@Caller() principal: Principal): Promise<number> {
    return this.db.inContext(principal, (ctx) => countNotices(ctx, this.subjects));
  }

  @Mutation(() => NoticesView)
  @Access('notice.open')
  openNotice(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<NoticesView> {
    return this.step(principal, (ctx) => openNotice(ctx, this.subjects, idFrom<NoticeId>(id)));
  }

  @Mutation(() => NoticesView)
  @Access('notice.open')
  openAllNotices(@Caller() principal: Principal): Promise<NoticesView> {
    return this.step(principal, (ctx) => openAllNotices(ctx, this.subjects));
  }

  private async step(principal: Principal, act: (ctx: RequestContext) => Promise<void>): Promise<NoticesView> {
    await this.db.inContext(principal, act);
    return this.db.inContext(principal, (ctx) => listNotices(ctx, this.subjects));
  }
}
