import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CaseId, ConferenceId, RecordId, UnitId } from '@soulad/shared/ids';
import type { PersonId, PartyId, Instant } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import type { MeasureProgress, PlanFault, PlanItemKind } from '@soulad/shared/workflow';
import { SignatureInput } from '../cases/index.js';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';
import { PassageInput, UnitView } from '../records/index.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('PlanSource', { description: 'The passage of the minutes that an item was taken from.' })
export class PlanSourceView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => ID) recordId: RecordId;
  @Field(() => ID, { nullable: true }) conferenceId: ConferenceId | null;
}

@Presented()
@ObjectType('PlanItemMay')
export class PlanItemMayView {
  @Field(() => Boolean) describe: boolean;
  @Field(() => Boolean, { description: 'Accept or decline a proposal.' }) answer: boolean;
  @Field(() => Boolean, { description: 'Note how a measure goes.' }) evaluate: boolean;
}

@Presented()
@ObjectType('PlanItem', {
  description: 'A unit of the plan with its fields; what refers to something hidden is left out.',
})
export class PlanItemView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => UnitView) unit: UnitView;
  @Field(() => String, { description: 'commission, cause, goal, measure or family.' }) kind: PlanItemKind;
  @Field(() => String, { description: 'Heading of its section.' }) heading: string;
  @Field(() => Int, { nullable: true, description: 'Counted over what the viewer sees; null for a draft.' })
  number: number | null;
  @Field(() => [ID], { description: 'Causes of a goal, goals of a measure.' }) parents: readonly UnitId[];
  @Field(() => String) indicator: string;
  @Field(() => String) now: string;
  @Field(() => String) target: string;
  @Field(() => DayScalar, { nullable: true }) from: string | null;
  @Field(() => DayScalar, { nullable: true }) until: string | null;
  @Field(() => [PartyMarkView]) responsible: PartyMarkView[];
  @Field(() => PartyMarkView, { nullable: true }) checker: PartyMarkView | null;
  @Field(() => String) proof: string;
  @Field(() => String) criterion: string;
  @Field(() => String, { description: 'In plain words, for the family.' }) plain: string;
  @Field(() => String, { description: 'planned, running, done, not_done_circumstances or not_done_agency.' })
  progress: MeasureProgress;
  @Field(() => String) progressNote: string;
  @Field(() => String, { nullable: true, description: 'open or declined; null for what is no proposal.' })
  proposal: string | null;
  @Field(() => String, { nullable: true }) declineReason: string | null;
  @Field(() => PlanSourceView, { nullable: true }) source: PlanSourceView | null;
  @Field(() => [String], { description: 'What keeps it from being signed, told to who answers for the case.' })
  faults: readonly PlanFault[];
  @Field(() => PlanItemMayView) may: PlanItemMayView;
}

@Presented()
@ObjectType('PlanMay')
export class PlanMayView {
  @Field(() => Boolean, { description: 'Lay out a plan: there is none yet.' }) open: boolean;
  @Field(() => [String], { description: 'Headings of the sections into which the viewer writes.' }) add: string[];
  @Field(() => [String], { description: 'Headings of the sections for which the viewer proposes.' }) propose: string[];
  @Field(() => Boolean) setReview: boolean;
}

@Presented()
@ObjectType('Plan', { description: 'The family plan of a case as one viewer may see it.' })
export class PlanView {
  @Field(() => ID) caseId: CaseId;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => ID, { nullable: true, description: 'Null while the case has no plan.' }) recordId: RecordId | null;
  @Field(() => String, { nullable: true, description: 'live or closed.' }) state: string | null;
  @Field(() => PartyMarkView, { nullable: true }) asParty: PartyMarkView | null;
  @Field(() => [ID], { description: 'Parties the viewer sits for.' }) myPartyIds: readonly PartyId[];
  @Field(() => [PartyMarkView]) parties: PartyMarkView[];
  @Field(() => DayScalar, { nullable: true, description: 'Day on which the plan is looked at together.' })
  reviewOn: string | null;
  @Field(() => InstantScalar) now: Instant;
  @Field(() => [PlanItemView]) items: PlanItemView[];
  @Field(() => PlanMayView) may: PlanMayView;
}

@Presented()
@ObjectType('PlanTrace', { description: 'A passage and the item of the plan made of it; the viewer reads both.' })
export class PlanTraceView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => ID) itemId: UnitId;
  @Field(() => String) kind: PlanItemKind;
  @Field(() => Int, { nullable: true }) number: number | null;
}

@InputType({ description: 'What is said of an item; a field left out stays as it is.' })
export class PlanFieldsInput {
  @Field(() => [ID], { nullable: true }) parents?: string[] | null;
  @Field(() => String, { nullable: true }) indicator?: string | null;
  @Field(() => String, { nullable: true }) now?: string | null;
  @Field(() => String, { nullable: true }) target?: string | null;
  @Field(() => DayScalar, { nullable: true }) from?: string | null;
  @Field(() => DayScalar, { nullable: true }) until?: string | null;
  @Field(() => [ID], { nullable: true }) responsible?: string[] | null;
  @Field(() => ID, { nullable: true }) checker?: string | null;
  @Field(() => String, { nullable: true }) proof?: string | null;
  @Field(() => String, { nullable: true }) criterion?: string | null;
  @Field(() => String, { nullable: true }) plain?: string | null;
}

@InputType()
export class PlanItemInput {
  @Field(() => ID) recordId: string;
  @Field(() => String, { description: 'Heading of the section.' }) heading: string;
  @Field(() => String) text: string;
  @Field(() => CategoryEnum, { nullable: true, description: 'Left out: that of the section; null: unclassified.' })
  category?: Category | null;
  @Field(() => [ID], { nullable: true, description: 'Persons it is about.' }) subjects?: PersonId[] | null;
  @Field(() => PlanFieldsInput, { nullable: true }) fields?: PlanFieldsInput | null;
}

@Presented()
@ObjectType('FamilySignature', { description: 'A signature under the family version of a plan, drawn on a tablet.' })
export class FamilySignatureView {
  @Field(() => ID) id: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => String, { description: 'Name of the person of the office before whom it was signed.' }) witness: string;
  @Field(() => InstantScalar) at: Instant;
  @Field(() => String, {
    nullable: true,
    description: 'What was signed; null once the viewer does not read all of it any more.',
  })
  text: string | null;
  @Field(() => String, { nullable: true }) name: string | null;
  @Field(() => [[Int]], {
    nullable: true,
    description: 'Strokes in a field of 600 by 200; null when the name was written.',
  })
  strokes: number[][] | null;
}

@InputType()
export class FamilySignatureInput {
  @Field(() => ID) recordId: string;
  @Field(() => ID, { description: 'Who signs.' }) partyId: string;
  @Field(() => SignatureInput) signature: SignatureInput;
}

@InputType()
export class TakeIntoPlanInput {
  @Field(() => ID) unitId: string;
  @Field(() => String, { description: 'Heading of the section of the plan.' }) heading: string;
  @Field(() => PassageInput, { nullable: true, description: 'Left out: the whole of it.' })
  passage?: PassageInput | null;
}

@ArgsType()
export class ProgressArgs {
  @Field(() => ID) unitId: string;
  @Field(() => String) progress: string;
  @Field(() => String, { nullable: true }) note?: string | null;
}
