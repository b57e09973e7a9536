import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import type { MembershipId } from '@soulad/shared/ids';
import { Config } from '../platform/config/config.js';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller, Request } from '../platform/graphql/access.js';
import { type Locale, LocaleEnum } from '../platform/graphql/enums.js';
import type { GraphqlContext } from '../platform/graphql/request.js';
import { addressOf, clearBrowser, setSessionCookie } from '../platform/http/cookies.js';
import { idFrom } from '../platform/input.js';
import { Demo } from './demo.js';
import { DemoPersonView, ViewerView } from './identity.graphql.js';
import { saveLocale } from './identity.repository.js';
import { presentViewer } from './present-viewer.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

/** Sign-in, sign-out and the person at the other end. */
@Resolver()
export class SessionResolver {
  @Inject(Config) private readonly config: Config;
  @Inject(Database) private readonly db: Database;
  @Inject(Sessions) private readonly sessions: Sessions;
  @Inject(SignIn) private readonly signInVerb: SignIn;
  @Inject(Demo) private readonly demo: Demo;

  @Query(() => ViewerView, { nullable: true })
  @Access('viewer.read')
  async viewer(@Request() { principal }: GraphqlContext): Promise<ViewerView | null> {
    return principal === null ? null : this.view(principal);
  }

  @Query(() => [DemoPersonView])
  @Access('demo.people')
  demoPeople(): Promise<DemoPersonView[]> {
    return this.demo.people();
  }

  @Mutation(() => ViewerView)
  @Access('session.signIn')
  async signIn(
    @Request() request: GraphqlContext,
    @Args('login') login: string,
    @Args('password') password: string,
  ): Promise<ViewerView> {
    if (login.length > 200 || password.length > 200) throw new ProductError('SIGN_IN_FAILED');
    return this.entered(request, await this.signInVerb.withPassword(login, password, addressOf(request.req)));
  }

  @Mutation(() => ViewerView)
  @Access('session.signInDemo')
  async signInDemo(@Request() request: GraphqlContext, @Args('personKey') personKey: string): Promise<ViewerView> {
    return this.entered(request, await this.demo.signIn(personKey, addressOf(request.req)));
  }

  @Mutation(() => Boolean)
  @Access('session.signOut')
  async signOut(@Request() { principal, res }: GraphqlContext): Promise<boolean> {
    if (principal !== null) await this.sessions.close(principal);
    clearBrowser(res);
    return true;
  }

  @Mutation(() => ViewerView)
  @Access('session.actFor')
  async actFor(
    @Caller() principal: Principal,
    @Request() request: GraphqlContext,
    @Args('membershipId', { type: () => ID }) membershipId: string,
  ): Promise<ViewerView> {
    const wanted = idFrom<MembershipId>(membershipId);
    const own = await this.db.inContext(principal, (ctx) => presentViewer(ctx, this.config.mode));
    if (!own.memberships.some((one) => one.id === wanted)) throw new ProductError('NOT_FOUND');
    return this.entered(request, await this.sessions.open(principal.userId, wanted, 'actFor', principal.sessionId));
  }

  @Mutation(() => ViewerView)
  @Access('session.setLocale')
  async setLocale(
    @Caller() principal: Principal,
    @Args('locale', { type: () => LocaleEnum }) locale: Locale,
  ): Promise<ViewerView> {
    await this.db.inContext(principal, (ctx) => saveLocale(ctx, locale));
    return this.view(principal);
  }

  @Mutation(() => String)
  @Access('session.ticket')
  socketTicket(@Caller() principal: Principal): Promise<string> {
    return this.sessions.issueTicket(principal);
  }

  private async entered(request: GraphqlContext, { token, principal }: OpenedSession): Promise<ViewerView> {
    // A session that was in the browser before ends: no id survives a sign-in.
    const before = request.principal;
    if (before !== null && before.sessionId !== principal.sessionId) await this.sessions.close(before);
    setSessionCookie(request.res, token);
    return this.view(principal);
  }

  private view(principal: Principal): Promise<ViewerView> {
    return this.db.inContext(principal, (ctx) => presentViewer(ctx, this.config.mode));
  }
}
