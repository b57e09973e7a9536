import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import type { ConferenceState } from '@soulad/shared/workflow';
import { CaseSummaryView } from '../cases/index.js';
import { ClockView } from '../clocks/index.js';
import { Presented } from '../platform/graphql/access.js';
import { ConferenceStateEnum } from '../platform/graphql/enums.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('AgendaItem')
export class AgendaItemView {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field(() => String) title: string;
  @Field(() => Int) minutes: number;
  @Field(() => InstantScalar) plannedAt: Instant;
  @Field(() => InstantScalar, { nullable: true }) startedAt: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) endedAt: Instant | null;
}

@Presented()
@ObjectType('Attendance', { description: 'One stay of one person in a sitting.' })
export class AttendanceView {
  @Field(() => ID) id: string;
  @Field(() => ID) partyId: string;
  @Field(() => String) displayName: string;
  @Field(() => String) roleNote: string;
  @Field(() => String, { description: 'in_person, remote, written, excused or absent.' }) mode: string;
  @Field(() => InstantScalar, { nullable: true }) inAt: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) outAt: Instant | null;
}

@Presented()
@ObjectType('Turn')
export class TurnView {
  @Field(() => ID) id: string;
  @Field(() => ID) partyId: string;
  @Field(() => InstantScalar) askedAt: Instant;
  @Field(() => InstantScalar, { nullable: true }) startedAt: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) endedAt: Instant | null;
}

@Presented()
@ObjectType('Sitting', { description: 'A part of a conference with guests of its own.' })
export class SittingView {
  @Field(() => ID) id: string;
  @Field(() => Int, { description: "The viewer's own numbering." }) ordinal: number;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => [ID], { description: 'Invited parties the viewer may know of.' }) invitedPartyIds: string[];
  @Field(() => [AgendaItemView]) agenda: AgendaItemView[];
  @Field(() => [AttendanceView]) attendance: AttendanceView[];
  @Field(() => [TurnView]) turns: TurnView[];
}

@Presented()
@ObjectType('ConferenceMay')
export class ConferenceMayView {
  @Field(() => Boolean) step: boolean;
  @Field(() => Boolean) prepare: boolean;
  @Field(() => Boolean) facilitate: boolean;
  @Field(() => Boolean) noteAttendance: boolean;
  @Field(() => Boolean) askForWord: boolean;
  @Field(() => Boolean) project: boolean;
}

@Presented()
@ObjectType('Conference')
export class ConferenceView {
  @Field(() => ID) id: string;
  @Field(() => ID) caseId: string;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => ID, { nullable: true }) recordId: string | null;
  @Field(() => ConferenceStateEnum) state: ConferenceState;
  @Field(() => [ConferenceStateEnum], { description: 'Steps open to the viewer.' }) nextSteps: ConferenceState[];
  @Field(() => String) goal: string;
  @Field(() => String) place: string;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => String, { nullable: true, description: 'Told to those who lead the conference.' })
  childPreparation: string | null;
  @Field(() => String, { nullable: true }) confidentialityText: string | null;
  @Field(() => [SittingView]) sittings: SittingView[];
  @Field(() => ID, { nullable: true }) currentAgendaItemId: string | null;
  @Field(() => [PartyMarkView]) parties: PartyMarkView[];
  @Field(() => [ID]) myPartyIds: string[];
  @Field(() => ConferenceMayView) may: ConferenceMayView;
  @Field(() => InstantScalar) serverNow: Instant;
}

@Presented()
@ObjectType('DeskConference')
export class DeskConferenceView {
  @Field(() => ID) id: string;
  @Field(() => ID) caseId: string;
  @Field(() => ID, { nullable: true }) recordId: string | null;
  @Field(() => String) familyName: string;
  @Field(() => String) place: string;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => ConferenceStateEnum) state: ConferenceState;
  @Field(() => Int) agendaCount: number;
  @Field(() => [PartyMarkView]) parties: PartyMarkView[];
  @Field(() => Boolean) canJoin: boolean;
}

@Presented()
@ObjectType('Desk')
export class DeskView {
  @Field(() => InstantScalar) now: Instant;
  @Field(() => [DeskConferenceView]) conferences: DeskConferenceView[];
  @Field(() => [CaseSummaryView]) cases: CaseSummaryView[];
  @Field(() => [ClockView]) clocks: ClockView[];
}
