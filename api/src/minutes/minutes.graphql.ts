import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Instant, TaskId, UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import type { Day, MinutesState } from '@soulad/shared/workflow';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('CommentWindow', { description: 'Counted in working days; the day it begins does not count.' })
export class CommentWindowView {
  @Field(() => DayScalar) from: Day;
  @Field(() => DayScalar) until: Day;
  @Field(() => Int) days: number;
  @Field(() => Int) left: number;
  @Field(() => Boolean) over: boolean;
}

@Presented()
@ObjectType('MinutesDissent', { description: 'A dissent that the viewer reads.' })
export class MinutesDissentView {
  @Field(() => ID) unitId: string;
  @Field(() => String) ordinal: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => String) text: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The passage it is about; null: the whole, or one the viewer does not read.',
  })
  aboutUnitId: string | null;
  @Field(() => String, { nullable: true }) aboutOrdinal: string | null;
  @Field(() => Boolean, { description: 'An own one that is not on the table yet.' }) draft: boolean;
  @Field(() => Int, { description: 'Epoch of the unit; sharing it names it.' }) epoch: number;
  @Field(() => [PartyMarkView], { description: 'Of an own draft: who will read it once it is shared.' })
  willSee: PartyMarkView[];
}

@Presented()
@ObjectType('MinutesVersion')
export class MinutesVersionView {
  @Field(() => ID) recordId: string;
  @Field(() => Int) version: number;
  @Field(() => String, { description: 'State of W8.' }) state: MinutesState;
  @Field(() => InstantScalar, { nullable: true }) closedAt: Instant | null;
  @Field(() => String, { nullable: true, description: 'Fingerprint of what was closed; null before.' })
  fingerprint: string | null;
}

@Presented()
@ObjectType('MinutesMay')
export class MinutesMayView {
  @Field(() => Boolean, { description: 'Answers for the case: checks, sends out, closes, corrects.' }) lead: boolean;
  @Field(() => Boolean) sayNoComments: boolean;
  @Field(() => Boolean) dissent: boolean;
  @Field(() => Boolean, { description: 'The window is over, or everybody asked said no comments.' }) close: boolean;
}

@Presented()
@ObjectType('Minutes', { description: 'How far the minutes of a meeting are, as one viewer may know.' })
export class MinutesView {
  @Field(() => ID) recordId: string;
  @Field(() => ID) caseId: string;
  @Field(() => ID, { nullable: true }) conferenceId: string | null;
  @Field(() => Int) version: number;
  @Field(() => String, { description: 'State of W8.' }) state: MinutesState;
  @Field(() => [String], { description: "Steps of the table from here that are the viewer's to take." })
  nextSteps: MinutesState[];
  @Field(() => InstantScalar) since: Instant;
  @Field(() => DayScalar, {
    nullable: true,
    description: 'Day by which they are promised; null before the meeting has ended.',
  })
  readyBy: Day | null;
  @Field(() => InstantScalar, { nullable: true, description: 'Told to those who answer for the case.' })
  labelsCheckedAt: Instant | null;
  @Field(() => CommentWindowView, { nullable: true }) comments: CommentWindowView | null;
  @Field(() => Int, { nullable: true, description: 'Working days that the office gives for comments, for who leads.' })
  usualDays: number | null;
  @Field(() => Boolean, { description: 'The own party said in this window that it has none.' }) noCommentsSaid: boolean;
  @Field(() => [PartyMarkView], { description: 'Parties that said so; told to those who answer for the case.' })
  withoutComments: PartyMarkView[];
  @Field(() => [PartyMarkView], { description: 'Parties asked that did not; told to the same.' })
  waitingFor: PartyMarkView[];
  @Field(() => [MinutesDissentView]) dissents: MinutesDissentView[];
  @Field(() => [MinutesVersionView], { description: 'Versions the viewer may read, oldest first.' })
  versions: MinutesVersionView[];
  @Field(() => InstantScalar, { nullable: true }) closedAt: Instant | null;
  @Field(() => MinutesMayView) may: MinutesMayView;
}

@Presented()
@ObjectType('MinutesQuestion', { description: 'Something to decide before the minutes go out.' })
export class MinutesQuestionView {
  @Field(() => ID) unitId: string;
  @Field(() => String) ordinal: string;
  @Field(() => String, { description: 'Code of the rule that asks [W9].' }) rule: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'A category that would answer it.' })
  suggested: Category | null;
  @Field(() => String, { nullable: true, description: 'Why it was let pass; null: open.' }) waivedFor: string | null;
}

@Presented()
@ObjectType('OutcomeItem')
export class OutcomeItemView {
  @Field(() => ID) unitId: string;
  @Field(() => String) ordinal: string;
  @Field(() => String) kind: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => [PartyMarkView], { description: 'Whom a measure is for, as far as the viewer may know.' })
  responsible: PartyMarkView[];
  @Field(() => String) text: string;
}

@Presented()
@ObjectType('OutcomeMeasure', { description: 'A measure of the plan that was taken from a passage of these minutes.' })
export class OutcomeMeasureView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => Int, { nullable: true, description: 'Its number in the plan of the viewer.' }) number: number | null;
  @Field(() => String) text: string;
  @Field(() => DayScalar, { nullable: true }) until: Day | null;
  @Field(() => [PartyMarkView]) responsible: PartyMarkView[];
}

@Presented()
@ObjectType('OutcomeTask', { description: 'A task of the viewer that this meeting gave.' })
export class OutcomeTaskView {
  @Field(() => ID) id: TaskId;
  @Field(() => String) title: string;
  @Field(() => DayScalar) dueOn: Day;
  @Field(() => String) state: string;
  @Field(() => PartyMarkView) owner: PartyMarkView;
  @Field(() => PartyMarkView, { nullable: true }) checker: PartyMarkView | null;
}

@Presented()
@ObjectType('BriefOutcome', { description: 'Agreements and next steps the moment the meeting has ended.' })
export class BriefOutcomeView {
  @Field(() => ID) conferenceId: string;
  @Field(() => ID) recordId: string;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => String) place: string;
  @Field(() => String) goal: string;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => [OutcomeItemView]) items: OutcomeItemView[];
  @Field(() => [OutcomeMeasureView]) measures: OutcomeMeasureView[];
  @Field(() => [OutcomeTaskView]) tasks: OutcomeTaskView[];
  @Field(() => DayScalar) readyBy: Day;
}

@Presented()
@ObjectType('Stay')
export class StayView {
  @Field(() => InstantScalar) from: Instant;
  @Field(() => InstantScalar, { nullable: true }) to: Instant | null;
}

@Presented()
@ObjectType('Attendee', { description: 'One person of a known party in the sittings of the viewer.' })
export class AttendeeView {
  @Field(() => ID, { description: 'The first stay of the person; a certificate is asked for by it.' }) id: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => String) displayName: string;
  @Field(() => String) roleNote: string;
  @Field(() => String, { nullable: true, description: 'Organisation the person came for; null for the family.' })
  organisation: string | null;
  @Field(() => String) mode: string;
  @Field(() => [StayView], { description: 'Times in the room, oldest first.' }) stays: StayView[];
  @Field(() => Boolean, { description: 'The viewer may print a certificate of attendance for this person.' })
  certifiable: boolean;
}

@Presented()
@ObjectType('AttendanceSheet')
export class AttendanceSheetView {
  @Field(() => ID) conferenceId: string;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => String) place: string;
  @Field(() => String, { nullable: true, description: 'The office that called the meeting.' }) office: string | null;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => [AttendeeView]) attendees: AttendeeView[];
}

@InputType()
export class DissentInput {
  @Field(() => String) text: string;
  @Field(() => ID, { nullable: true, description: 'The passage it is about; left out: the whole.' })
  aboutUnitId?: string | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Left out: that of the section for dissents.' })
  category?: Category | null;
}

@ArgsType()
export class WaiveArgs {
  @Field(() => ID) recordId: string;
  @Field(() => ID) unitId: string;
  @Field(() => String, { description: 'Code of the rule that asks.' }) rule: string;
  @Field(() => String) reason: string;
}
