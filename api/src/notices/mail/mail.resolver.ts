import { Inject } from '@nestjs/common';
import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import { RateLimits } from '../../identity/index.js';
import type { Principal, RequestContext } from '../../platform/context.js';
import { Database } from '../../platform/database/database.js';
import { Access, Caller, Presented } from '../../platform/graphql/access.js';
import { MailServer } from './mail-server.js';
import {
  beginMailProof,
  confirmMail,
  forgetMail,
  mailAddressFrom,
  type MailSettings,
  readMailSettings,
  setMailWish,
} from './mail-settings.js';
import { proofLetter } from './mail-text.js';

/** Letters with a code that one person may have sent to any address. */
const PROOFS = { points: 5, seconds: 3600 } as const;

@Presented()
@ObjectType('MailSettings', { description: 'Whether and when the viewer is written to.' })
export class MailSettingsView {
  @Field(() => Boolean, { description: 'The installation has a mail server.' }) works: boolean;
  @Field(() => String, { nullable: true }) email: string | null;
  @Field(() => String, { description: 'at_once, daily or never.' }) wish: string;
  @Field(() => Boolean) undeliverable: boolean;
  @Field(() => String, { nullable: true, description: 'An address that waits for its code.' }) waits: string | null;
}

/** The viewer's own address and wish; nobody else's can be named here. */
@Resolver()
export class MailResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(MailServer) private readonly server: MailServer;
  @Inject(RateLimits) private readonly limits: RateLimits;

  @Query(() => MailSettingsView)
  @Access('mail.read')
  mailSettings(@Caller() principal: Principal): Promise<MailSettingsView> {
    return this.settings(principal);
  }

  @Mutation(() => MailSettingsView)
  @Access('mail.change')
  async proveMail(
    @Caller() principal: Principal,
    @Args('email', { type: () => String }) email: string,
  ): Promise<MailSettingsView> {
    if (!this.server.works) throw new ProductError('UNAVAILABLE');
    const address = mailAddressFrom(email);
    await this.limits.take('mail.prove', principal.userId, PROOFS);
    const [code, locale] = await this.db.inContext(principal, async (ctx) => [
      await beginMailProof(ctx, address),
      await localeOf(ctx),
    ]);
    const delivery = await this.server.send(address, proofLetter(locale, code));
    if (delivery !== 'sent') throw new ProductError(delivery === 'refused' ? 'BAD_INPUT' : 'UNAVAILABLE');
    return this.settings(principal);
  }

  @Mutation(() => MailSettingsView)
  @Access('mail.change')
  async confirmMail(
    @Caller() principal: Principal,
    @Args('code', { type: () => String }) code: string,
  ): Promise<MailSettingsView> {
    const done = await this.db.inContext(principal, (ctx) => confirmMail(ctx, code));
    // After the commit, so that the try counts.
    if (!done) throw new ProductError('BAD_INPUT');
    return this.settings(principal);
  }

  @Mutation(() => MailSettingsView)
  @Access('mail.change')
  async setMailWish(
    @Caller() principal: Principal,
    @Args('wish', { type: () => String }) wish: string,
  ): Promise<MailSettingsView> {
    await this.db.inContext(principal, (ctx) => setMailWish(ctx, wish));
    return this.settings(principal);
  }

  @Mutation(() => MailSettingsView)
  @Access('mail.change')
  async forgetMail(@Caller() principal: Principal): Promise<MailSettingsView> {
    await this.db.inContext(principal, forgetMail);
    return this.settings(principal);
  }

  private async settings(principal: Principal): Promise<MailSettingsView> {
    const settings: MailSettings = await this.db.inContext(principal, readMailSettings);
    return { works: this.server.works, ...settings };
  }
}

async function localeOf(ctx: RequestContext): Promise<string> {
  const [row] = await ctx.sql.query<{ locale: string }>('select locale from app_user where id = $1', [ctx.userId]);
  return row?.locale ?? 'cs';
}
