import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';

@Presented()
@ObjectType('Clock', { description: 'A running term.' })
export class ClockView {
  @Field(() => String) kind: string;
  @Field(() => ID) caseId: string;
  @Field(() => String) familyName: string;
  @Field(() => DayScalar) startsOn: string;
  @Field(() => DayScalar) dueOn: string;
  @Field(() => InstantScalar, { nullable: true, description: 'The end of a term of hours.' }) dueAt: Instant | null;
  @Field(() => String, { description: 'Basis id of the policy catalogue, or of the terms.' }) basis: string;
  @Field(() => Int) workingDaysLeft: number;
  @Field(() => Int) daysLeft: number;
  @Field(() => String, { nullable: true, description: 'Code of the event that started it.' }) event: string | null;
  @Field(() => ID, { nullable: true, description: 'Of the noted event, for whoever may end the term.' })
  eventId: string | null;
}

@Presented()
@ObjectType('ClockRule', { description: 'A term as an authority counts it.' })
export class ClockRuleView {
  @Field(() => String) kind: string;
  @Field(() => String, { description: 'months, days, workingDays or hours.' }) unit: string;
  @Field(() => Int) n: number;
  @Field(() => String) basis: string;
  @Field(() => String, { description: 'law: may only be made shorter; default: may be set anew.' }) strength: string;
  @Field(() => Boolean, { description: 'Set by the authority itself.' }) own: boolean;
  @Field(() => Boolean) maySet: boolean;
}

@InputType()
export class ClockEventInput {
  @Field(() => ID) caseId: string;
  @Field(() => String, { description: 'Kind of a term that starts with an event.' }) kind: string;
  @Field(() => String, { nullable: true, description: 'What happened, for a plan that has to be looked at again.' })
  event?: string | null;
  @Field(() => InstantScalar) startedAt: Instant;
}

@InputType()
export class ClockLimitInput {
  @Field(() => String) kind: string;
  @Field(() => String, { nullable: true, description: 'Null: as the table has it.' }) unit?: string | null;
  @Field(() => Int, { nullable: true }) n?: number | null;
}
