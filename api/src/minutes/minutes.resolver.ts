import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConferenceId, RecordId, UnitId } from '@soulad/shared/ids';
import type { Day } from '@soulad/shared/workflow';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { DayScalar } from '../platform/graphql/scalars.js';
import { idArgument } from '../records/index.js';
import { attendanceSheetOf } from './attendance-sheet.js';
import { briefOutcomeOf } from './brief-outcome.js';
import { correctMinutes } from './correct-minutes.js';
import { extendComments } from './extend-comments.js';
import {
  AttendanceSheetView,
  BriefOutcomeView,
  DissentInput,
  MinutesQuestionView,
  MinutesView,
  WaiveArgs,
} from './minutes.graphql.js';
import { readMinutes } from './present-minutes.js';
import { readQuestions, waiveQuestion } from './questions.js';
import { recordDissent } from './record-dissent.js';
import { sayNoComments } from './say-no-comments.js';
import { checkLabels, closeMinutes, openComments, promiseMinutes, reviewMinutes } from './step-minutes.js';

const ID_OF = (name: string) => [name, { type: () => ID }] as const;
const RECORD = ID_OF('recordId');

/** Minutes from the end of the meeting to their closing: one command, one transaction; the view is read in the next one. */
@Resolver()
export class MinutesResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => MinutesView)
  @Access('minutes.read')
  minutes(@Caller() principal: Principal, @Args(...RECORD) id: string): Promise<MinutesView> {
    return this.db.inContext(principal, (ctx) => readMinutes(ctx, idArgument<RecordId>(id)));
  }

  @Query(() => [MinutesQuestionView])
  @Access('minutes.questions')
  minutesQuestions(@Caller() principal: Principal, @Args(...RECORD) id: string): Promise<MinutesQuestionView[]> {
    return this.db.inContext(principal, (ctx) => readQuestions(ctx, idArgument<RecordId>(id)));
  }

  @Query(() => BriefOutcomeView)
  @Access('minutes.outcome')
  briefOutcome(@Caller() principal: Principal, @Args(...ID_OF('conferenceId')) id: string): Promise<BriefOutcomeView> {
    return this.db.inContext(principal, (ctx) => briefOutcomeOf(ctx, idArgument<ConferenceId>(id)));
  }

  @Query(() => AttendanceSheetView)
  @Access('minutes.attendance')
  attendanceSheet(
    @Caller() principal: Principal,
    @Args(...ID_OF('conferenceId')) id: string,
  ): Promise<AttendanceSheetView> {
    return this.db.inContext(principal, (ctx) => attendanceSheetOf(ctx, idArgument<ConferenceId>(id)));
  }

  @Mutation(() => MinutesView)
  @Access('minutes.step')
  reviewMinutes(
    @Caller() principal: Principal,
    @Args(...RECORD) id: string,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ): Promise<MinutesView> {
    return this.step(principal, id, (ctx, recordId) => reviewMinutes(ctx, recordId, reason ?? null));
  }

  @Mutation(() => MinutesView)
  @Access('minutes.checkLabels')
  checkMinutesLabels(@Caller() principal: Principal, @Args(...RECORD) id: string): Promise<MinutesView> {
    return this.step(principal, id, checkLabels);
  }

  @Mutation(() => [MinutesQuestionView])
  @Access('minutes.waive')
  async waiveMinutesQuestion(
    @Caller() principal: Principal,
    @Args() { recordId: id, unitId, rule, reason }: WaiveArgs,
  ): Promise<MinutesQuestionView[]> {
    const recordId = idArgument<RecordId>(id);
    const waiver = { unitId: idArgument<UnitId>(unitId), rule, reason };
    await this.db.inContext(principal, (ctx) => waiveQuestion(ctx, recordId, waiver));
    return this.db.inContext(principal, (ctx) => readQuestions(ctx, recordId));
  }

  @Mutation(() => MinutesView)
  @Access('minutes.promise')
  promiseMinutes(
    @Caller() principal: Principal,
    @Args(...RECORD) id: string,
    @Args('day', { type: () => DayScalar }) day: Day,
  ): Promise<MinutesView> {
    return this.step(principal, id, (ctx, recordId) => promiseMinutes(ctx, recordId, day));
  }

  @Mutation(() => MinutesView)
  @Access('minutes.step')
  openMinutesComments(
    @Caller() principal: Principal,
    @Args(...RECORD) id: string,
    @Args('workingDays', { type: () => Int, nullable: true, description: 'Left out: as many as the office gives.' })
    workingDays?: number | null,
  ): Promise<MinutesView> {
    return this.step(principal, id, (ctx, recordId) => openComments(ctx, recordId, workingDays ?? null));
  }

  @Mutation(() => MinutesView, { description: 'Makes the window for comments longer.' })
  @Access('minutes.step')
  extendMinutesComments(
    @Caller() principal: Principal,
    @Args(...RECORD) id: string,
    @Args('until', { type: () => DayScalar }) until: Day,
  ): Promise<MinutesView> {
    return this.step(principal, id, (ctx, recordId) => extendComments(ctx, recordId, until));
  }

  @Mutation(() => MinutesView)
  @Access('minutes.assent')
  sayNoComments(@Caller() principal: Principal, @Args(...RECORD) id: string): Promise<MinutesView> {
    return this.step(principal, id, sayNoComments);
  }

  @Mutation(() => MinutesView)
  @Access('minutes.dissent')
  recordDissent(
    @Caller() principal: Principal,
    @Args(...RECORD) id: string,
    @Args('input') input: DissentInput,
  ): Promise<MinutesView> {
    return this.step(principal, id, (ctx, recordId) => recordDissent(ctx, recordId, input));
  }

  @Mutation(() => MinutesView)
  @Access('minutes.step')
  closeMinutes(@Caller() principal: Principal, @Args(...RECORD) id: string): Promise<MinutesView> {
    return this.step(principal, id, closeMinutes);
  }

  @Mutation(() => MinutesView)
  @Access('minutes.step')
  async correctMinutes(
    @Caller() principal: Principal,
    @Args(...RECORD) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<MinutesView> {
    const next = await this.db.inContext(principal, (ctx) => correctMinutes(ctx, idArgument<RecordId>(id), reason));
    return this.db.inContext(principal, (ctx) => readMinutes(ctx, next));
  }

  private async step(
    principal: Principal,
    id: string,
    act: (ctx: RequestContext, recordId: RecordId) => Promise<unknown>,
  ): Promise<MinutesView> {
    const recordId = idArgument<RecordId>(id);
    await this.db.inContext(principal, (ctx) => act(ctx, recordId));
    return this.db.inContext(principal, (ctx) => readMinutes(ctx, recordId));
  }
}
