import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AssignmentId, CaseId, PartyId, ReleaseId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom, idsOrAllFrom } from '../platform/input.js';
import { assignPerson, endAssignment } from './assign-person.js';
import { PartyView, ReleaseEvidenceView, ReleaseView } from './case.graphql.js';
import { AssignInput, InvitePartyInput, LimitReleaseInput, ReleaseInput } from './case-inputs.graphql.js';
import { endParty } from './end-party.js';
import { inviteParty } from './invite-party.js';
import { limitPartyKnowledge } from './limit-knowledge.js';
import { seatsToFill } from './own-seats.js';
import { limitRelease } from './limit-release.js';
import { readRelease } from './present-release.js';
import { readReleaseEvidence } from './release-evidence.js';
import type { ReleaseRow } from './rows.js';
import { readParty, readPartyOf } from './read-party.js';
import { recordRelease, withdrawRelease } from './record-release.js';

/** Seats, the people on them, and releases. */
@Resolver()
export class PartyResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => [PartyView], {
    description: 'Seats of the agency that the caller heads: who is to sit there is theirs to say.',
  })
  @Access('agency.seats')
  seatsToFill(@Caller() principal: Principal): Promise<PartyView[]> {
    return this.db.inContext(principal, seatsToFill);
  }

  @Mutation(() => PartyView)
  @Access('party.invite')
  inviteParty(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('input') input: InvitePartyInput,
  ): Promise<PartyView> {
    return this.answer(principal, (ctx) => inviteParty(ctx, idFrom<CaseId>(caseId), input));
  }

  @Mutation(() => PartyView, { description: 'Which parties may know of this seat; null = all.' })
  @Access('case.limitKnowledge')
  limitPartyKnowledge(
    @Caller() principal: Principal,
    @Args('partyId', { type: () => ID }) partyId: string,
    @Args('knownTo', { type: () => [ID], nullable: true }) knownTo: string[] | null,
  ): Promise<PartyView> {
    return this.answer(principal, async (ctx) => {
      await limitPartyKnowledge(ctx, idFrom<PartyId>(partyId), idsOrAllFrom<PartyId>(knownTo));
      return idFrom<PartyId>(partyId);
    });
  }

  @Mutation(() => PartyView)
  @Access('party.end')
  endParty(
    @Caller() principal: Principal,
    @Args('partyId', { type: () => ID }) partyId: string,
    @Args('reason') reason: string,
  ): Promise<PartyView> {
    return this.answer(principal, async (ctx) => {
      await endParty(ctx, idFrom<PartyId>(partyId), reason);
      return idFrom<PartyId>(partyId);
    });
  }

  @Mutation(() => PartyView)
  @Access('party.assign')
  assignPerson(
    @Caller() principal: Principal,
    @Args('partyId', { type: () => ID }) partyId: string,
    @Args('input') input: AssignInput,
  ): Promise<PartyView> {
    return this.answer(principal, async (ctx) => {
      await assignPerson(ctx, idFrom<PartyId>(partyId), input);
      return idFrom<PartyId>(partyId);
    });
  }

  @Mutation(() => PartyView)
  @Access('party.endAssignment')
  endAssignment(
    @Caller() principal: Principal,
    @Args('assignmentId', { type: () => ID }) assignmentId: string,
  ): Promise<PartyView> {
    // Read before: whoever ends the own assignment sees nothing of the seat afterwards.
    return this.db.inContext(principal, async (ctx) => {
      const id = idFrom<AssignmentId>(assignmentId);
      const view = await readPartyOf(ctx, id);
      await endAssignment(ctx, id);
      return { ...view, people: view.people.filter((one) => one.id !== id) };
    });
  }

  @Mutation(() => ReleaseView)
  @Access('release.record')
  recordRelease(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('input') input: ReleaseInput,
  ): Promise<ReleaseView> {
    return this.released(principal, (ctx) => recordRelease(ctx, idFrom<CaseId>(caseId), input));
  }

  @Mutation(() => ReleaseView)
  @Access('release.withdraw')
  withdrawRelease(
    @Caller() principal: Principal,
    @Args('releaseId', { type: () => ID }) releaseId: string,
  ): Promise<ReleaseView> {
    return this.released(principal, (ctx) => withdrawRelease(ctx, idFrom<ReleaseId>(releaseId)));
  }

  @Mutation(() => ReleaseView, { description: 'Fewer recipients or categories, an earlier end; never more.' })
  @Access('release.limit')
  limitRelease(
    @Caller() principal: Principal,
    @Args('releaseId', { type: () => ID }) releaseId: string,
    @Args('input') input: LimitReleaseInput,
  ): Promise<ReleaseView> {
    return this.released(principal, (ctx) => limitRelease(ctx, idFrom<ReleaseId>(releaseId), input));
  }

  @Query(() => ReleaseEvidenceView)
  @Access('release.evidence')
  releaseEvidence(
    @Caller() principal: Principal,
    @Args('releaseId', { type: () => ID }) releaseId: string,
  ): Promise<ReleaseEvidenceView> {
    return this.db.inContext(principal, (ctx) => readReleaseEvidence(ctx, idFrom<ReleaseId>(releaseId)));
  }

  private released(principal: Principal, act: (ctx: RequestContext) => Promise<ReleaseRow>): Promise<ReleaseView> {
    return this.db.inContext(principal, async (ctx) => readRelease(ctx, (await act(ctx)).id));
  }

  private answer(principal: Principal, act: (ctx: RequestContext) => Promise<PartyId>): Promise<PartyView> {
    return this.db.inContext(principal, async (ctx) => readParty(ctx, await act(ctx)));
  }
}
