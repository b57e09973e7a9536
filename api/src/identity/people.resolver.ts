import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { MembershipId, SessionId, UserId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { disableUser } from './disable-user.js';
import { endMembership } from './end-membership.js';
import { endOtherSessions, endOwnSession, endSessionsOf } from './end-sessions.js';
import { AgencyMemberView, SessionView, UserRefView } from './identity.graphql.js';
import { agencyMembers } from './agency-members.js';
import { ownSessions } from './own-sessions.js';
import { presentUser } from './present-viewer.js';

/** Where one is signed in, and who works for the agency: what can be ended. */
@Resolver()
export class PeopleResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => [SessionView])
  @Access('session.list')
  mySessions(@Caller() principal: Principal): Promise<SessionView[]> {
    return this.db.inContext(principal, ownSessions);
  }

  @Query(() => [AgencyMemberView])
  @Access('membership.list')
  agencyMembers(@Caller() principal: Principal): Promise<AgencyMemberView[]> {
    return this.db.inContext(principal, agencyMembers);
  }

  @Mutation(() => [SessionView])
  @Access('session.end')
  endMySession(
    @Caller() principal: Principal,
    @Args('sessionId', { type: () => ID }) sessionId: string,
  ): Promise<SessionView[]> {
    return this.db.inContext(principal, async (ctx) => {
      await endOwnSession(ctx, idFrom<SessionId>(sessionId));
      return ownSessions(ctx);
    });
  }

  @Mutation(() => [SessionView])
  @Access('session.endOthers')
  endMyOtherSessions(@Caller() principal: Principal): Promise<SessionView[]> {
    return this.db.inContext(principal, async (ctx) => {
      await endOtherSessions(ctx);
      return ownSessions(ctx);
    });
  }

  @Mutation(() => Int, { description: 'How many of the sessions that the caller may know of have ended.' })
  @Access('session.endOf')
  endSessionsOf(@Caller() principal: Principal, @Args('userId', { type: () => ID }) userId: string): Promise<number> {
    return this.db.inContext(principal, (ctx) => endSessionsOf(ctx, idFrom<UserId>(userId)));
  }

  @Mutation(() => UserRefView)
  @Access('user.disable')
  disableUser(
    @Caller() principal: Principal,
    @Args('userId', { type: () => ID }) userId: string,
  ): Promise<UserRefView> {
    return this.db.inContext(principal, async (ctx) =>
      presentUser(await disableUser(ctx, idFrom<UserId>(userId), true)),
    );
  }

  @Mutation(() => UserRefView)
  @Access('user.enable')
  enableUser(@Caller() principal: Principal, @Args('userId', { type: () => ID }) userId: string): Promise<UserRefView> {
    return this.db.inContext(principal, async (ctx) =>
      presentUser(await disableUser(ctx, idFrom<UserId>(userId), false)),
    );
  }

  @Mutation(() => [AgencyMemberView])
  @Access('membership.end')
  endMembership(
    @Caller() principal: Principal,
    @Args('membershipId', { type: () => ID }) membershipId: string,
  ): Promise<AgencyMemberView[]> {
    return this.db.inContext(principal, async (ctx) => {
      await endMembership(ctx, idFrom<MembershipId>(membershipId));
      return agencyMembers(ctx);
    });
  }
}
