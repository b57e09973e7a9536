import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AgendaItemId, CaseId, ConferenceId, PartyId, SittingId } from '@soulad/shared/ids';
import type { ConferenceState } from '@soulad/shared/workflow';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { ConferenceStateEnum } from '../platform/graphql/enums.js';
import { idFrom } from '../platform/input.js';
import { changeInvitation } from './change-invitation.js';
import { ConferenceView, DeskView } from './conference.graphql.js';
import { ConferenceInput, PrepareInput } from './conference-inputs.graphql.js';
import { prepareConference } from './prepare-conference.js';
import { readConference } from './present-conference.js';
import { proposeConference } from './propose-conference.js';
import { readDesk } from './read-desk.js';
import { startAgendaItem } from './start-agenda-item.js';
import { stepConference } from './step-conference.js';

/** Conferences: reading, preparing, stepping. What happens in the room is in RoomResolver. */
@Resolver()
export class ConferenceResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => DeskView)
  @Access('desk.read')
  desk(@Caller() principal: Principal): Promise<DeskView> {
    return this.db.inContext(principal, readDesk);
  }

  @Query(() => ConferenceView)
  @Access('conference.read')
  conference(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<ConferenceView> {
    return this.db.inContext(principal, (ctx) => readConference(ctx, idFrom<ConferenceId>(id)));
  }

  @Mutation(() => ConferenceView)
  @Access('conference.propose')
  proposeConference(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('input') input: ConferenceInput,
  ): Promise<ConferenceView> {
    return this.answer(
      principal,
      async (ctx) => (await proposeConference(ctx, idFrom<CaseId>(caseId), input)).conferenceId,
    );
  }

  @Mutation(() => ConferenceView)
  @Access('conference.prepare')
  prepareConference(
    @Caller() principal: Principal,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: PrepareInput,
  ): Promise<ConferenceView> {
    return this.answer(principal, async (ctx) => {
      await prepareConference(ctx, idFrom<ConferenceId>(id), input);
      return idFrom<ConferenceId>(id);
    });
  }

  @Mutation(() => ConferenceView)
  @Access('conference.step')
  stepConference(
    @Caller() principal: Principal,
    @Args('id', { type: () => ID }) id: string,
    @Args('to', { type: () => ConferenceStateEnum }) to: ConferenceState,
  ): Promise<ConferenceView> {
    return this.answer(principal, async (ctx) => {
      await stepConference(ctx, idFrom<ConferenceId>(id), to);
      return idFrom<ConferenceId>(id);
    });
  }

  @Mutation(() => ConferenceView)
  @Access('conference.changeInvitation')
  changeInvitation(
    @Caller() principal: Principal,
    @Args('sittingId', { type: () => ID }) sittingId: string,
    @Args('partyId', { type: () => ID }) partyId: string,
    @Args('invited') invited: boolean,
  ): Promise<ConferenceView> {
    return this.answer(principal, (ctx) =>
      changeInvitation(ctx, idFrom<SittingId>(sittingId), idFrom<PartyId>(partyId), invited),
    );
  }

  @Mutation(() => ConferenceView)
  @Access('conference.startAgendaItem')
  startAgendaItem(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<ConferenceView> {
    return this.answer(principal, (ctx) => startAgendaItem(ctx, idFrom<AgendaItemId>(id)));
  }

  private answer(principal: Principal, act: (ctx: RequestContext) => Promise<ConferenceId>): Promise<ConferenceView> {
    return this.db.inContext(principal, async (ctx) => readConference(ctx, await act(ctx)));
  }
}
