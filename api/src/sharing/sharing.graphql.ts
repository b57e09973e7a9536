import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { PersonId, PartyId, UnitId } from '@soulad/shared/ids';
import type { Category, Right, UnitKind } from '@soulad/shared/policy';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum, RightEnum, UnitKindEnum } from '../platform/graphql/enums.js';
import { PartyMarkView } from './party-mark.js';

@Presented()
@ObjectType('AudienceReason')
export class AudienceReasonView {
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => RightEnum) right: Right;
  @Field(() => String, { description: 'Rule of POLICY.md that decided.' }) rule: string;
  @Field(() => String, { nullable: true, description: 'Catalogue id of the legal basis.' }) basis: string | null;
  @Field(() => String, { nullable: true, description: 'Citation of the basis.' }) basisText: string | null;
  @Field(() => String, { description: 'Code of the explanation; the interface has the sentence.' }) explanation: string;
}

@Presented()
@ObjectType('WhoSees')
export class WhoSeesView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => PartyMarkView) authorParty: PartyMarkView;
  @Field(() => [AudienceReasonView]) sees: AudienceReasonView[];
  @Field(() => [AudienceReasonView]) doesNot: AudienceReasonView[];
  @Field(() => Boolean, { description: 'The viewer answers for this audience and gets every reason.' }) full: boolean;
}

@Presented()
@ObjectType('ShareNeed')
export class ShareNeedView {
  @Field(() => String, { description: 'originator = consent of the author party; convener = consent of the convener.' })
  kind: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
}

@Presented()
@ObjectType('SharePreview')
export class SharePreviewView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => [PartyMarkView]) sees: PartyMarkView[];
  @Field(() => [AudienceReasonView]) doesNot: AudienceReasonView[];
  @Field(() => [PartyMarkView]) gains: PartyMarkView[];
  @Field(() => [PartyMarkView]) loses: PartyMarkView[];
  @Field(() => [ShareNeedView]) needs: ShareNeedView[];
}

@InputType({ description: 'What is said of a unit; a field left out stays as it is.' })
export class UnitChange {
  @Field(() => CategoryEnum, { nullable: true }) category?: Category | null;
  @Field(() => UnitKindEnum, { nullable: true }) kind?: UnitKind | null;
  @Field(() => [ID], { nullable: true, description: 'Persons the text is about.' }) subjects?: PersonId[] | null;
  @Field(() => [ID], { nullable: true, description: 'Parties a measure is for.' }) responsible?: PartyId[] | null;
  @Field(() => Boolean, { nullable: true, description: 'It was read out at the table.' }) readOut?: boolean | null;
}
