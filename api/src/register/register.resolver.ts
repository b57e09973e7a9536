import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { CaseId, PartyId, PersonId, UnitId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { given, idFrom } from '../platform/input.js';
import { accessLog } from './access-log.js';
import { chainState, witnessCopies } from './chain-state.js';
import { disclosures } from './disclosures.js';
import {
  AccessFilter,
  AccessPageView,
  ChainStateView,
  DisclosureEntryView,
  LookEntryView,
  SubjectReportView,
  WitnessCopyView,
} from './register.graphql.js';
import { subjectReport } from './subject-report.js';
import { whoLooked } from './who-looked.js';

const CASE_ID = ['caseId', { type: () => ID }] as const;

/** Who was shown what, and whether the log of it is whole. */
@Resolver()
export class RegisterResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => AccessPageView)
  @Access('register.read')
  accessLog(
    @Caller() principal: Principal,
    @Args(...CASE_ID) caseId: string,
    @Args('filter', { nullable: true }) filter?: AccessFilter,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<AccessPageView> {
    return this.db.inContext(principal, (ctx) => accessLog(ctx, idFrom<CaseId>(caseId), filter ?? {}, after ?? null));
  }

  @Query(() => [DisclosureEntryView])
  @Access('register.disclosures')
  disclosures(
    @Caller() principal: Principal,
    @Args(...CASE_ID) caseId: string,
    @Args('partyId', { type: () => ID, nullable: true }) partyId?: string | null,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
  ): Promise<DisclosureEntryView[]> {
    const of = {
      partyId: given(partyId) ? idFrom<PartyId>(partyId) : null,
      unitId: given(unitId) ? idFrom<UnitId>(unitId) : null,
    };
    return this.db.inContext(principal, (ctx) => disclosures(ctx, idFrom<CaseId>(caseId), of));
  }

  @Query(() => [LookEntryView], { description: 'Agencies that received passages about the viewer.' })
  @Access('register.looks')
  whoLooked(@Caller() principal: Principal, @Args(...CASE_ID) caseId: string): Promise<LookEntryView[]> {
    return this.db.inContext(principal, (ctx) => whoLooked(ctx, idFrom<CaseId>(caseId)));
  }

  @Query(() => ChainStateView)
  @Access('register.chain')
  chainState(@Caller() principal: Principal, @Args(...CASE_ID) caseId: string): Promise<ChainStateView> {
    return this.db.inContext(principal, (ctx) => chainState(ctx, idFrom<CaseId>(caseId)));
  }

  @Query(() => [WitnessCopyView])
  @Access('register.witness')
  witnessCopies(@Caller() principal: Principal): Promise<WitnessCopyView[]> {
    return this.db.inContext(principal, witnessCopies);
  }

  @Query(() => SubjectReportView)
  @Access('register.report')
  subjectReport(
    @Caller() principal: Principal,
    @Args(...CASE_ID) caseId: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<SubjectReportView> {
    return this.db.inContext(principal, (ctx) =>
      subjectReport(ctx, idFrom<CaseId>(caseId), idFrom<PersonId>(personId)),
    );
  }
}
