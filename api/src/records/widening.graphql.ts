import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Instant, UnitId } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('WideningRequest', { description: 'Half of a decision: it waits for the other one.' })
export class WideningRequestView {
  @Field(() => ID) id: string;
  @Field(() => ID) unitId: UnitId;
  @Field(() => PartyMarkView, { description: 'Who is to read the unit.' }) party: PartyMarkView;
  @Field(() => String, { description: 'allow = an exception; lift = the end of a narrowing.' }) effect: string;
  @Field(() => String) basis: string;
  @Field(() => String) reason: string;
  @Field(() => String, { description: 'Who asked: originator or convener.' }) asked: string;
  @Field(() => Boolean) waitsForMe: boolean;
  @Field(() => InstantScalar) createdAt: Instant;
  @Field(() => InstantScalar, { nullable: true }) validTo: Instant | null;
  @Field(() => InstantScalar, { nullable: true }) declinedAt: Instant | null;
  @Field(() => String, { nullable: true, description: 'What was said with the no.' }) answer: string | null;
}
