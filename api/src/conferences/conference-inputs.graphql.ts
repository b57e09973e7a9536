import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { InstantScalar } from '../platform/graphql/scalars.js';

@InputType()
export class AgendaInput {
  @Field(() => String, { nullable: true, description: 'Stands for the item in the sections of the same input.' })
  key?: string | null;
  @Field(() => String) title: string;
  @Field(() => Int, { description: '1 to 480.' }) minutes: number;
}

@InputType()
export class SittingInput {
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => [ID], { description: 'Invited parties; the convener always is.' }) invited: string[];
  @Field(() => [ID], { nullable: true, description: 'Parties asked not to take part.' }) excluded?: string[] | null;
  @Field(() => [AgendaInput]) agenda: AgendaInput[];
}

@InputType()
export class SectionInput {
  @Field(() => String, { nullable: true, description: 'Names the section to the caller of the verb.' }) key?:
    | string
    | null;
  @Field(() => String, { description: 'Code of the record template.' }) heading: string;
  @Field(() => String, { nullable: true, description: 'Words of their own, seen by all who see the section.' })
  title?: string | null;
  @Field(() => CategoryEnum, { nullable: true }) defaultCategory?: Category | null;
  @Field(() => String, { nullable: true, description: 'Agenda item of the same input.' }) itemKey?: string | null;
}

@InputType()
export class ConferenceInput {
  @Field(() => String, { nullable: true }) goal?: string | null;
  @Field(() => String) place: string;
  @Field(() => InstantScalar) startsAt: Instant;
  @Field(() => InstantScalar) endsAt: Instant;
  @Field(() => [SittingInput]) sittings: SittingInput[];
  @Field(() => [SectionInput], { nullable: true, description: 'Sections of the record; the template when left out.' })
  sections?: SectionInput[] | null;
}

@InputType()
export class PrepareInput {
  @Field(() => String, { nullable: true }) goal?: string | null;
  @Field(() => String, { nullable: true }) childPreparation?: string | null;
  @Field(() => String, { nullable: true }) confidentialityText?: string | null;
}

@InputType()
export class AttendanceInput {
  @Field(() => ID) partyId: string;
  @Field(() => String) displayName: string;
  @Field(() => ID, { nullable: true }) userId?: string | null;
  @Field(() => String, { nullable: true }) roleNote?: string | null;
  @Field(() => String) mode: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When they came; now when left out.' })
  at?: Instant | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When they left, for a stay noted afterwards.' })
  outAt?: Instant | null;
}
