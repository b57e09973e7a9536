import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import type { Category, PartyType } from '@soulad/shared/policy';
import { CategoryEnum, PartyTypeEnum } from '../platform/graphql/enums.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';

@InputType()
export class PersonInput {
  @Field(() => String) givenName: string;
  @Field(() => String) familyName: string;
  @Field(() => DayScalar, { nullable: true }) bornOn?: string | null;
  @Field(() => String, { description: 'female, male or unknown.' }) sex: string;
  @Field(() => Boolean, { description: 'The case is about this child.' }) isChild: boolean;
  @Field(() => Boolean, { nullable: true }) deceased?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Persons with the same words live in one home.' })
  household?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Parties that may know of the person; null = all.' })
  knownTo?: string[] | null;
}

@InputType()
export class NewPersonInput extends PersonInput {
  @Field(() => String, { description: 'Stands for the person in the relations of the same input.' }) key: string;
}

@InputType()
export class RelationInput {
  @Field(() => ID, { description: 'The parent, guardian or grandparent of `otherId`.' }) personId: string;
  @Field(() => ID) otherId: string;
  @Field(() => String) kind: string;
  @Field(() => DayScalar, { nullable: true }) validFrom?: string | null;
  @Field(() => DayScalar, { nullable: true }) validTo?: string | null;
}

@InputType()
export class NewRelationInput {
  @Field(() => String) personKey: string;
  @Field(() => String) otherKey: string;
  @Field(() => String) kind: string;
  @Field(() => DayScalar, { nullable: true }) validFrom?: string | null;
  @Field(() => DayScalar, { nullable: true }) validTo?: string | null;
}

@InputType({ description: 'The convening seat of a new case.' })
export class ConvenerSeatInput {
  @Field(() => String, { nullable: true, description: 'O when left out.' }) letter?: string | null;
  @Field(() => String, { nullable: true, description: 'OSPOD when left out.' }) label?: string | null;
  @Field(() => String, { nullable: true }) purpose?: string | null;
  @Field(() => String, { nullable: true, description: 'zspod-10-3-e when left out.' }) basis?: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'Now when left out.' }) validFrom?: Instant | null;
}

@InputType()
export class OpenCaseInput {
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => String, { nullable: true, description: 'ordinary (when left out) or urgent.' }) urgency?: string | null;
  @Field(() => DayScalar) registeredOn: string;
  @Field(() => [NewPersonInput]) persons: NewPersonInput[];
  @Field(() => [NewRelationInput], { nullable: true }) relations?: NewRelationInput[] | null;
  @Field(() => ConvenerSeatInput, { nullable: true }) seat?: ConvenerSeatInput | null;
}

@InputType()
export class InvitePartyInput {
  @Field(() => PartyTypeEnum) type: PartyType;
  @Field(() => ID, { nullable: true, description: 'The agency on the seat; exactly one of agencyId and personId.' })
  agencyId?: string | null;
  @Field(() => ID, { nullable: true }) personId?: string | null;
  @Field(() => String, { description: 'One capital, with a digit for a second party of the kind.' }) letter: string;
  @Field(() => String) label: string;
  @Field(() => String) purpose: string;
  @Field(() => String) basis: string;
  @Field(() => [ID], { nullable: true, description: 'Persons the seat stands for besides its own.' })
  represents?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Parties that may know of this seat; null = all. The convener always knows.',
  })
  knownTo?: string[] | null;
  @Field(() => InstantScalar, { nullable: true }) validFrom?: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) validTo?: Instant | null;
}

@InputType()
export class AssignInput {
  @Field(() => ID) userId: string;
  @Field(() => String) roleAtTable: string;
  @Field(() => Boolean, { nullable: true }) substitute?: boolean | null;
  @Field(() => InstantScalar, { nullable: true }) validFrom?: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) validTo?: Instant | null;
}

@InputType({ description: 'What was signed, and how. Drawn with a pen, or by writing the name.' })
export class SignatureInput {
  @Field(() => String, { description: 'The text as it stood before the signer.' }) text: string;
  @Field(() => String, { description: 'Name written by the signer.' }) name: string;
  @Field(() => [[Int]], { nullable: true, description: 'Strokes: x, y, x, y … in a field of 600 by 200.' })
  strokes?: number[][] | null;
}

@InputType()
export class ReleaseInput {
  @Field(() => ID) givenByPersonId: string;
  @Field(() => ID, { description: 'The party that may speak.' }) releasedPartyId: string;
  @Field(() => [ID], { description: 'The parties that may hear.' }) recipientIds: string[];
  @Field(() => [CategoryEnum]) categories: Category[];
  @Field(() => String) purpose: string;
  @Field(() => String, { nullable: true, description: 'written (when left out), oral_recorded or tablet.' })
  form?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who signs for a child; the person itself when left out.' })
  signedByPersonId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Others who have to give the same: a service shared by a couple.' })
  togetherWithIds?: string[] | null;
  @Field(() => SignatureInput, { nullable: true, description: 'Needed for the form tablet.' })
  signature?: SignatureInput | null;
  @Field(() => InstantScalar, { nullable: true }) validFrom?: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) validTo?: Instant | null;
}

@InputType({ description: 'What is left of a release: fewer recipients or categories, an earlier end. Never more.' })
export class LimitReleaseInput {
  @Field(() => [ID]) recipientIds: string[];
  @Field(() => [CategoryEnum]) categories: Category[];
  @Field(() => InstantScalar, { nullable: true }) validTo?: Instant | null;
}
