import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { ConferenceId, Instant, PartyId, SittingId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { idFrom } from '../platform/input.js';
import { ConferenceView } from './conference.graphql.js';
import { AttendanceInput } from './conference-inputs.graphql.js';
import { noteAttendance, noteLeave, noteReturn } from './note-attendance.js';
import { readConference } from './present-conference.js';
import { askForWord, endTurn, giveWord } from './round.js';

/** What happens in the room: who is in it, who has the word. */
@Resolver()
export class RoomResolver {
  @Inject(Database) private readonly db: Database;

  @Mutation(() => ConferenceView)
  @Access('conference.noteAttendance')
  noteAttendance(
    @Caller() principal: Principal,
    @Args('sittingId', { type: () => ID }) sittingId: string,
    @Args('input') input: AttendanceInput,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => noteAttendance(ctx, idFrom<SittingId>(sittingId), input));
  }

  @Mutation(() => ConferenceView)
  @Access('conference.noteLeave')
  noteLeave(
    @Caller() principal: Principal,
    @Args('attendanceId', { type: () => ID }) attendanceId: string,
    @Args('at', { type: () => InstantScalar, nullable: true }) at: Instant | null,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => noteLeave(ctx, idFrom(attendanceId), at));
  }

  @Mutation(() => ConferenceView)
  @Access('conference.noteReturn')
  noteReturn(
    @Caller() principal: Principal,
    @Args('attendanceId', { type: () => ID }) attendanceId: string,
    @Args('at', { type: () => InstantScalar, nullable: true }) at: Instant | null,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => noteReturn(ctx, idFrom(attendanceId), at));
  }

  @Mutation(() => ConferenceView)
  @Access('conference.askForWord')
  askForWord(
    @Caller() principal: Principal,
    @Args('sittingId', { type: () => ID }) sittingId: string,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => askForWord(ctx, idFrom<SittingId>(sittingId)));
  }

  @Mutation(() => ConferenceView)
  @Access('conference.giveWord')
  giveWord(
    @Caller() principal: Principal,
    @Args('sittingId', { type: () => ID }) sittingId: string,
    @Args('partyId', { type: () => ID }) partyId: string,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => giveWord(ctx, idFrom<SittingId>(sittingId), idFrom<PartyId>(partyId)));
  }

  @Mutation(() => ConferenceView)
  @Access('conference.endTurn')
  endTurn(
    @Caller() principal: Principal,
    @Args('sittingId', { type: () => ID }) sittingId: string,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => endTurn(ctx, idFrom<SittingId>(sittingId)));
  }

  private answer(principal: Principal, act: (ctx: RequestContext) => Promise<ConferenceId>): Promise<ConferenceView> {
    return this.db.inContext(principal, async (ctx) => readConference(ctx, await act(ctx)));
  }
}
