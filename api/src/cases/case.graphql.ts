import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import type { Category, PartyType } from '@soulad/shared/policy';
import type { ConferenceState } from '@soulad/shared/workflow';
import { AgencyView, UserRefView } from '../identity/index.js';
import { ClockView } from '../clocks/index.js';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum, ConferenceStateEnum, PartyTypeEnum } from '../platform/graphql/enums.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('CaseSummary')
export class CaseSummaryView {
  @Field(() => ID) id: string;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => String) urgency: string;
  @Field(() => String) state: string;
  @Field(() => AgencyView) ownerAgency: AgencyView;
  @Field(() => PartyMarkView, { nullable: true }) myParty: PartyMarkView | null;
}

@Presented()
@ObjectType('Person')
export class PersonView {
  @Field(() => ID) id: string;
  @Field(() => String) givenName: string;
  @Field(() => String) familyName: string;
  @Field(() => DayScalar, { nullable: true }) bornOn: string | null;
  @Field(() => String) sex: string;
  @Field(() => Boolean) isChild: boolean;
  @Field(() => Boolean) deceased: boolean;
  @Field(() => String, { nullable: true }) household: string | null;
}

@Presented()
@ObjectType('Relation')
export class RelationView {
  @Field(() => ID) id: string;
  @Field(() => ID) personId: string;
  @Field(() => ID) otherId: string;
  @Field(() => String) kind: string;
  @Field(() => DayScalar, { nullable: true }) validFrom: string | null;
  @Field(() => DayScalar, { nullable: true }) validTo: string | null;
}

@Presented()
@ObjectType('Assignment')
export class AssignmentView {
  @Field(() => ID) id: string;
  @Field(() => UserRefView) user: UserRefView;
  @Field(() => String) roleAtTable: string;
  @Field(() => Boolean) substitute: boolean;
  @Field(() => InstantScalar) validFrom: Instant;
  @Field(() => InstantScalar, { nullable: true }) validTo: Instant | null;
}

@Presented()
@ObjectType('PartyMay')
export class PartyMayView {
  @Field(() => Boolean) end: boolean;
  @Field(() => Boolean) assign: boolean;
}

@Presented()
@ObjectType('Party', { description: 'A seat at the table of one case.' })
export class PartyView {
  @Field(() => ID) id: string;
  @Field(() => PartyTypeEnum) type: PartyType;
  @Field(() => String) letter: string;
  @Field(() => String) label: string;
  @Field(() => String) purpose: string;
  @Field(() => String, { description: 'Told to the convening seat and to the party itself; empty for others.' })
  basis: string;
  @Field(() => AgencyView, { nullable: true }) agency: AgencyView | null;
  @Field(() => ID, { nullable: true }) personId: string | null;
  @Field(() => Boolean) isConvener: boolean;
  @Field(() => InstantScalar) validFrom: Instant;
  @Field(() => InstantScalar, { nullable: true }) validTo: Instant | null;
  @Field(() => [AssignmentView]) people: AssignmentView[];
  @Field(() => Boolean) knownToAll: boolean;
  @Field(() => PartyMayView) may: PartyMayView;
}

@Presented()
@ObjectType('ReleaseMay')
export class ReleaseMayView {
  @Field(() => Boolean, { description: 'Withdraw it, or limit it.' }) narrow: boolean;
}

@Presented()
@ObjectType('Release', { description: "A client's release from confidentiality." })
export class ReleaseView {
  @Field(() => ID) id: string;
  @Field(() => ID) givenByPersonId: string;
  @Field(() => ID) releasedPartyId: string;
  @Field(() => [ID]) recipientIds: string[];
  @Field(() => [CategoryEnum]) categories: Category[];
  @Field(() => String) purpose: string;
  @Field(() => InstantScalar) validFrom: Instant;
  @Field(() => InstantScalar, { nullable: true }) validTo: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) withdrawnAt: Instant | null;
  @Field(() => String) form: string;
  @Field(() => ID, { nullable: true, description: 'Who signed for the child.' }) signedByPersonId: string | null;
  @Field(() => ID, { nullable: true, description: 'The release that this one made narrower.' }) limitsId: string | null;
  @Field(() => Boolean, { description: 'A signature is kept with it.' }) signed: boolean;
  @Field(() => [ID], {
    description: 'Persons whose same release is missing; told to the convening seat and to the party that may speak.',
  })
  awaits: string[];
  @Field(() => ReleaseMayView) may: ReleaseMayView;
}

@Presented()
@ObjectType('ReleaseEvidence')
export class ReleaseEvidenceView {
  @Field(() => ID) releaseId: string;
  @Field(() => String) text: string;
  @Field(() => String) name: string;
  @Field(() => [[Int]], {
    nullable: true,
    description: 'Strokes in a field of 600 by 200; null when the name was written.',
  })
  strokes: number[][] | null;
  @Field(() => InstantScalar) at: Instant;
}

@Presented()
@ObjectType('ConferenceSummary')
export class ConferenceSummaryView {
  @Field(() => ID) id: string;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => ConferenceStateEnum) state: ConferenceState;
  @Field(() => String) place: string;
  @Field(() => String) goal: string;
  @Field(() => ID, { nullable: true }) recordId: string | null;
}

@Presented()
@ObjectType('RecordSummary')
export class RecordSummaryView {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => ID, { nullable: true }) conferenceId: string | null;
  @Field(() => InstantScalar, { nullable: true }) startsAt: Instant | null;
  @Field(() => String) state: string;
}

@Presented()
@ObjectType('EmergencyNote', { description: 'That somebody opened the case in an emergency; without words.' })
export class EmergencyNoteView {
  @Field(() => ID) id: string;
  @Field(() => String) personName: string;
  @Field(() => Boolean) mine: boolean;
  @Field(() => InstantScalar) beganAt: Instant;
  @Field(() => InstantScalar) until: Instant;
  @Field(() => InstantScalar, { nullable: true }) endedAt: Instant | null;
  @Field(() => Boolean) reviewed: boolean;
}

@Presented()
@ObjectType('CaseMay')
export class CaseMayView {
  @Field(() => Boolean) invite: boolean;
  @Field(() => Boolean) proposeConference: boolean;
  @Field(() => Boolean) addPerson: boolean;
  @Field(() => Boolean) recordRelease: boolean;
  @Field(() => Boolean) close: boolean;
  @Field(() => Boolean) reopen: boolean;
  @Field(() => Boolean, { description: 'Reads the access log and the register of disclosures.' }) readRegister: boolean;
}

@Presented()
@ObjectType('Case')
export class CaseView {
  @Field(() => ID) id: string;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => AgencyView) ownerAgency: AgencyView;
  @Field(() => String) urgency: string;
  @Field(() => String) state: string;
  @Field(() => DayScalar) registeredOn: string;
  @Field(() => String) matrixVersion: string;
  @Field(() => [PersonView]) persons: PersonView[];
  @Field(() => [RelationView]) relations: RelationView[];
  @Field(() => [PartyView]) parties: PartyView[];
  @Field(() => [ReleaseView]) releases: ReleaseView[];
  @Field(() => [ConferenceSummaryView]) conferences: ConferenceSummaryView[];
  @Field(() => [RecordSummaryView]) records: RecordSummaryView[];
  @Field(() => [ClockView]) clocks: ClockView[];
  @Field(() => [EmergencyNoteView], { description: 'Told to the convening seat and to heads of its office.' })
  emergencies: EmergencyNoteView[];
  @Field(() => [ID]) myPartyIds: string[];
  @Field(() => CaseMayView) may: CaseMayView;
}
