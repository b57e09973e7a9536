import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Instant, PartyId, PersonId, UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind } from '@soulad/shared/policy';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum, UnitKindEnum } from '../platform/graphql/enums.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';
import { UnitView } from './record.graphql.js';

@InputType({ description: 'A range of words inside one unit.' })
export class PassageInput {
  @Field(() => Int, { description: 'Generation in which the positions were made.' }) gen: number;
  @Field(() => Int, { description: 'Epoch of the audience that was shown.' }) epoch: number;
  @Field(() => String, { description: 'Relative position as JSON, as a caret has it.' }) from: string;
  @Field(() => String) to: string;
}

@InputType({ description: 'What a passage is; a field left out stays as it is in its source.' })
export class CarveLabel {
  @Field(() => CategoryEnum, { nullable: true }) category?: Category | null;
  @Field(() => UnitKindEnum, { nullable: true }) kind?: UnitKind | null;
  @Field(() => [ID], { nullable: true, description: 'Persons the text is about.' }) subjects?: PersonId[] | null;
  @Field(() => [ID], { nullable: true, description: 'Parties taken out.' }) withoutPartyIds?: PartyId[] | null;
}

@Presented()
@ObjectType('Received', { description: 'A party that has had a text, and when.' })
export class ReceivedView {
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => InstantScalar) firstAt: Instant;
  @Field(() => InstantScalar) lastAt: Instant;
}

@Presented()
@ObjectType('CarvePreview')
export class CarvePreviewView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => String, { description: 'The words that would be cut.' }) text: string;
  @Field(() => [PartyMarkView]) keeps: PartyMarkView[];
  @Field(() => [PartyMarkView]) loses: PartyMarkView[];
  @Field(() => [PartyMarkView], { description: 'Would gain it: then it cannot be carved, only published.' })
  gains: PartyMarkView[];
  @Field(() => Boolean, { description: 'The viewer would keep it.' }) mine: boolean;
  @Field(() => [ReceivedView], { description: 'Has had it already.' }) received: ReceivedView[];
}

@Presented()
@ObjectType('Carved')
export class CarvedView {
  @Field(() => UnitView) unit: UnitView;
  @Field(() => [ReceivedView], { description: 'Had it before it was carved.' }) received: ReceivedView[];
}

@ArgsType()
export class CarveArgs {
  @Field(() => ID) unitId: string;
  @Field(() => PassageInput) passage: PassageInput;
  @Field(() => CarveLabel) label: CarveLabel;
  @Field(() => String) reason: string;
}

@ArgsType()
export class PublishArgs {
  @Field(() => ID) unitId: string;
  @Field(() => PassageInput) passage: PassageInput;
  @Field(() => CategoryEnum, { nullable: true, description: 'Of the draft; null: unclassified.' })
  category?: Category | null;
  @Field(() => Boolean, { description: 'True: the source goes on without it; false: a copy.' }) cut: boolean;
}
