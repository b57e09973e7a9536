import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CaseId, ConferenceId, Instant, PersonId, UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('PassageRef', { description: 'A passage that the viewer may read, to be recognised by.' })
export class PassageRefView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => String, { description: 'Code of the section in the record template.' }) heading: string;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => ID, { nullable: true }) conferenceId: ConferenceId | null;
  @Field(() => InstantScalar, { nullable: true }) startsAt: Instant | null;
  @Field(() => String, { description: 'First words of it.' }) excerpt: string;
}

@Presented()
@ObjectType('AccessEntry', { description: 'One act or read, as the audit log holds it.' })
export class AccessEntryView {
  @Field(() => InstantScalar) at: Instant;
  @Field(() => String) actorName: string;
  @Field(() => PartyMarkView, { nullable: true }) party: PartyMarkView | null;
  @Field(() => String, { description: 'Action of the catalogue.' }) action: string;
  @Field(() => String) objectType: string;
  @Field(() => PassageRefView, { nullable: true }) passage: PassageRefView | null;
  @Field(() => String, { nullable: true, description: 'Rule of POLICY.md, where one decided.' }) rule: string | null;
  @Field(() => Boolean, { description: 'It was done under an emergency access.' }) emergency: boolean;
}

@Presented()
@ObjectType('AccessPage')
export class AccessPageView {
  @Field(() => [AccessEntryView]) entries: AccessEntryView[];
  @Field(() => String, { nullable: true, description: 'Goes on from here; null at the end.' }) next: string | null;
}

@InputType()
export class AccessFilter {
  @Field(() => ID, { nullable: true }) partyId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Acts on this passage.' }) unitId?: string | null;
  @Field(() => [String], { nullable: true, description: 'Actions of the catalogue.' }) actions?: string[] | null;
}

@Presented()
@ObjectType('DisclosureEntry', { description: 'The content of a passage reached a party.' })
export class DisclosureEntryView {
  @Field(() => PassageRefView) passage: PassageRefView;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => String) personName: string;
  @Field(() => String, { description: 'live, projection, preview or a later one.' }) way: string;
  @Field(() => String) rule: string;
  @Field(() => InstantScalar) firstAt: Instant;
  @Field(() => InstantScalar) lastAt: Instant;
}

@Presented()
@ObjectType('LookEntry', { description: 'An agency that received a passage about the viewer, by day.' })
export class LookEntryView {
  @Field(() => PassageRefView) passage: PassageRefView;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => DayScalar) firstDay: string;
  @Field(() => DayScalar) lastDay: string;
}

@Presented()
@ObjectType('ChainState')
export class ChainStateView {
  @Field(() => Boolean, { description: 'Every row of the case continues the one before it.' }) whole: boolean;
  @Field(() => InstantScalar, { nullable: true, description: 'When the last checkpoint was signed.' })
  checkpointAt: Instant | null;
  @Field(() => String, { nullable: true, description: 'Eight groups of four, to be compared by telephone.' })
  fingerprint: string | null;
}

@Presented()
@ObjectType('WitnessCopy', { description: 'A signed checkpoint that an agency keeps.' })
export class WitnessCopyView {
  @Field(() => Int) n: number;
  @Field(() => InstantScalar) at: Instant;
  @Field(() => String, { description: 'What was signed, canonical JSON.' }) statement: string;
  @Field(() => String, { description: 'Ed25519, hex.' }) signature: string;
  @Field(() => String) fingerprint: string;
}

@Presented()
@ObjectType('ReportedPassage', { description: 'A passage about the person; text only where it names nobody else.' })
export class ReportedPassageView {
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => PartyMarkView) author: PartyMarkView;
  @Field(() => InstantScalar) createdAt: Instant;
  @Field(() => String, { nullable: true, description: 'Null: it concerns another person too.' }) text: string | null;
  @Field(() => Boolean, { description: 'Names of other persons were taken out of the text.' }) redacted: boolean;
  @Field(() => [DisclosureEntryView]) reached: DisclosureEntryView[];
}

@Presented()
@ObjectType('SubjectReport', { description: 'What is held of one person, with the data of others taken out.' })
export class SubjectReportView {
  @Field(() => ID) caseId: CaseId;
  @Field(() => ID) personId: PersonId;
  @Field(() => String) personName: string;
  @Field(() => DayScalar, { nullable: true }) bornOn: string | null;
  @Field(() => String) fileMark: string;
  @Field(() => InstantScalar) madeAt: Instant;
  @Field(() => [ReportedPassageView]) passages: ReportedPassageView[];
}
