import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type AnyId, idFrom } from '../platform/input.js';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { ClockEventInput, ClockLimitInput, ClockRuleView, ClockView } from './clock.graphql.js';
import { clockRules, setClockLimit } from './clock-limits.js';
import { clocksOf } from './clocks-of.js';
import { endClockEvent, noteClockEvent } from './note-event.js';

/** Events that start terms, and terms of an authority. */
@Resolver()
export class ClocksResolver {
  @Inject(Database) private readonly db: Database;

  @Mutation(() => [ClockView])
  @Access('clock.note')
  noteClockEvent(@Caller() principal: Principal, @Args('input') input: ClockEventInput): Promise<ClockView[]> {
    return this.db.inContext(principal, async (ctx) => clocksOf(ctx, await noteClockEvent(ctx, input)));
  }

  @Mutation(() => [ClockView])
  @Access('clock.end')
  endClockEvent(@Caller() principal: Principal, @Args('eventId', { type: () => ID }) id: string): Promise<ClockView[]> {
    return this.db.inContext(principal, async (ctx) => clocksOf(ctx, await endClockEvent(ctx, idFrom<AnyId>(id))));
  }

  @Query(() => [ClockRuleView], { description: 'The terms as the own authority counts them.' })
  @Access('clock.rules')
  clockRules(@Caller() principal: Principal): Promise<ClockRuleView[]> {
    return this.db.inContext(principal, clockRules);
  }

  @Mutation(() => [ClockRuleView])
  @Access('clock.setLimit')
  setClockLimit(@Caller() principal: Principal, @Args('input') input: ClockLimitInput): Promise<ClockRuleView[]> {
    return this.db.inContext(principal, async (ctx) => {
      await setClockLimit(ctx, input);
      return clockRules(ctx);
    });
  }
}
