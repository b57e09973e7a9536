import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { UnitContent } from '@soulad/shared/doc';
import type {
  AgendaItemId,
  CaseId,
  ConferenceId,
  Instant,
  PartyId,
  PersonId,
  RecordId,
  SectionId,
  UnitId,
} from '@soulad/shared/ids';
import type { Category, Right, UnitKind, UnitMode, UnitState } from '@soulad/shared/policy';
import { AttachmentView } from '../files/index.js';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum, RightEnum, UnitKindEnum, UnitModeEnum, UnitStateEnum } from '../platform/graphql/enums.js';
import { InstantScalar, JsonScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('UnitMay', { description: 'Steps open to the viewer.' })
export class UnitMayView {
  @Field(() => Boolean) share: boolean;
  @Field(() => Boolean) withdraw: boolean;
  @Field(() => Boolean) move: boolean;
  @Field(() => Boolean) delete: boolean;
  @Field(() => Boolean) relabel: boolean;
  @Field(() => Boolean) narrow: boolean;
  @Field(() => Boolean) allow: boolean;
  @Field(() => Boolean, { description: 'Make a passage a draft for others.' }) publish: boolean;
  @Field(() => Boolean) accept: boolean;
  @Field(() => Boolean) attach: boolean;
}

@Presented()
@ObjectType('AudienceDot')
export class AudienceDotView {
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => Boolean) sees: boolean;
}

@Presented()
@ObjectType('AudienceDots', { description: 'Over the parties the viewer may know of, and no others.' })
export class AudienceDotsView {
  @Field(() => Boolean, { description: 'The viewer answers for this audience.' }) full: boolean;
  @Field(() => Int, { nullable: true }) sees: number | null;
  @Field(() => Int, { nullable: true }) total: number | null;
  @Field(() => [AudienceDotView]) dots: AudienceDotView[];
  @Field(() => PartyMarkView, { nullable: true, description: 'Set when one party alone sees it.' })
  onlyParty: PartyMarkView | null;
}

@Presented()
@ObjectType('UnitView')
export class UnitView {
  @Field(() => ID) id: UnitId;
  @Field(() => Int) gen: number;
  /** As the viewer is told it: see `epochsAsSeen`. */
  @Field(() => Int) epoch: number;
  @Field(() => String, { description: 'Counted over what the viewer sees: "5.1".' }) ordinal: string;
  @Field(() => ID) sectionId: SectionId;
  @Field(() => PartyMarkView) authorParty: PartyMarkView;
  @Field(() => String, { nullable: true, description: 'Parties that gave it together with the author.' }) authorNote:
    | string
    | null;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => UnitKindEnum) kind: UnitKind;
  @Field(() => UnitModeEnum) mode: UnitMode;
  @Field(() => UnitStateEnum) state: UnitState;
  @Field(() => RightEnum) right: Right;
  @Field(() => Boolean) awaitsAcceptance: boolean;
  @Field(() => String, { nullable: true }) scribedBy: string | null;
  @Field(() => UnitMayView) may: UnitMayView;
  @Field(() => AudienceDotsView) audience: AudienceDotsView;
  @Field(() => String) text: string;
  @Field(() => JsonScalar) json: UnitContent;
  @Field(() => [ID]) subjects: readonly PersonId[];
  @Field(() => InstantScalar) createdAt: Instant;
  @Field(() => InstantScalar, { nullable: true }) sharedAt: Instant | null;
  @Field(() => [AttachmentView], { description: 'Files on the passage, oldest first.' }) attachments: AttachmentView[];
}

@Presented()
@ObjectType('SectionView')
export class SectionView {
  @Field(() => ID) id: SectionId;
  @Field(() => String) ordinal: string;
  @Field(() => String) heading: string;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => CategoryEnum, { nullable: true }) defaultCategory: Category | null;
  @Field(() => ID, { nullable: true }) agendaItemId: AgendaItemId | null;
  @Field(() => Boolean) canAdd: boolean;
  @Field(() => [UnitView]) units: UnitView[];
}

@Presented()
@ObjectType('RecordView', { description: 'A record as one viewer may see it.' })
export class RecordView {
  @Field(() => ID) id: RecordId;
  @Field(() => ID) caseId: CaseId;
  @Field(() => ID, { nullable: true }) conferenceId: ConferenceId | null;
  @Field(() => String) state: string;
  @Field(() => String, { description: 'Changes exactly when this view changes, text apart.' }) rev: string;
  @Field(() => PartyMarkView, { nullable: true }) asParty: PartyMarkView | null;
  @Field(() => [SectionView]) sections: SectionView[];
  @Field(() => [PartyMarkView]) parties: PartyMarkView[];
  @Field(() => Boolean) mayAdd: boolean;
}

@InputType()
export class AddUnitInput {
  @Field(() => ID) recordId: RecordId;
  @Field(() => ID) sectionId: SectionId;
  @Field(() => ID, { nullable: true }) afterUnitId?: UnitId | null;
  @Field(() => ID, { nullable: true, description: 'Another party than mine: the minute taker drafts for it.' })
  authorPartyId?: PartyId | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Left out: that of the section; null: unclassified.' })
  category?: Category | null;
  @Field(() => UnitKindEnum, { nullable: true }) kind?: UnitKind | null;
  @Field(() => UnitModeEnum, { nullable: true }) mode?: UnitMode | null;
  @Field(() => [ID], { nullable: true }) subjects?: PersonId[] | null;
  @Field(() => [ID], { nullable: true }) coAuthorIds?: PartyId[] | null;
  @Field(() => [ID], { nullable: true, description: 'Parties a measure is for.' }) responsible?: PartyId[] | null;
  @Field(() => String, { nullable: true, description: 'Initial text, one paragraph per line.' }) text?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who holds the pen for the author, in words: "the school assistant".',
  })
  scribedBy?: string | null;
}

@ArgsType()
export class AllowPartyArgs {
  @Field(() => ID) unitId: string;
  @Field(() => ID) partyId: string;
  @Field(() => String, { description: 'Catalogue id of the legal basis.' }) basis: string;
  @Field(() => String) reason: string;
  @Field(() => InstantScalar, { nullable: true, description: 'End of the allowance; left out: none.' })
  validTo?: Instant | null;
}
