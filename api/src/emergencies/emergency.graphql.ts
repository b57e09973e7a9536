import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import { ProofFields } from '../means/index.js';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';

@Presented()
@ObjectType('EmergencyReview')
export class EmergencyReviewView {
  @Field(() => String, { description: 'justified or unjustified.' }) verdict: string;
  @Field(() => String) words: string;
  @Field(() => String) byName: string;
  @Field(() => InstantScalar) at: Instant;
}

@Presented()
@ObjectType('EmergencyPassage')
export class EmergencyPassageView {
  @Field(() => ID) unitId: string;
  @Field(() => ID) recordId: string;
  @Field(() => InstantScalar) at: Instant;
}

@Presented()
@ObjectType('EmergencyMay')
export class EmergencyMayView {
  @Field(() => Boolean) end: boolean;
  @Field(() => Boolean) review: boolean;
}

@Presented()
@ObjectType('Emergency', { description: 'A use of the emergency access to a case.' })
export class EmergencyView {
  @Field(() => ID) id: string;
  @Field(() => ID) caseId: string;
  @Field(() => String) fileMark: string;
  @Field(() => String) personName: string;
  @Field(() => Boolean, { description: 'The viewer’s own.' }) mine: boolean;
  @Field(() => String) reason: string;
  @Field(() => InstantScalar) beganAt: Instant;
  @Field(() => InstantScalar) until: Instant;
  @Field(() => InstantScalar, { nullable: true }) endedAt: Instant | null;
  @Field(() => Boolean) running: boolean;
  @Field(() => EmergencyReviewView, { nullable: true }) review: EmergencyReviewView | null;
  @Field(() => [EmergencyPassageView], {
    description: 'What was opened, as far as the viewer may read it; the whole stands in the audit log.',
  })
  opened: EmergencyPassageView[];
  @Field(() => EmergencyMayView) may: EmergencyMayView;
}

@InputType()
export class BeginEmergencyInput extends ProofFields {
  @Field(() => String, { description: 'File mark of a case of the own office.' }) fileMark: string;
  @Field(() => String, { description: 'In words, at least 20 characters.' }) reason: string;
  @Field(() => Int, { description: '5 to 60.' }) minutes: number;
}
