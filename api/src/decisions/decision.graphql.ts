import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('Decision', { description: 'A recorded decision about one passage and one party.' })
export class DecisionView {
  @Field(() => ID) id: string;
  @Field(() => ID) unitId: string;
  @Field(() => ID) recordId: string;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => PartyMarkView) author: PartyMarkView;
  @Field(() => PartyMarkView, { description: 'Whom it lets in or takes out.' }) party: PartyMarkView;
  @Field(() => String, { description: 'allow or narrow.' }) effect: string;
  @Field(() => String, { description: 'Catalogue id of the legal basis, or the code of the narrowing.' }) basis: string;
  @Field(() => String) reason: string;
  @Field(() => Boolean) byOriginator: boolean;
  @Field(() => Boolean) byConvener: boolean;
  @Field(() => InstantScalar) validFrom: Instant;
  @Field(() => InstantScalar, { nullable: true }) validTo: Instant | null;
  @Field(() => String, { description: 'waiting for the other half, inForce, or ended.' }) state: string;
  @Field(() => String, { nullable: true, description: 'Why it was ended before its time.' }) endedReason: string | null;
  @Field(() => Boolean) mayEnd: boolean;
}

@Presented()
@ObjectType('AccessPassage', { description: 'A passage that the viewer reads, with the beginning of its text.' })
export class AccessPassageView {
  @Field(() => ID) unitId: string;
  @Field(() => ID) recordId: string;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => PartyMarkView) author: PartyMarkView;
  @Field(() => String) text: string;
}

@Presented()
@ObjectType('AccessAnswer')
export class AccessAnswerView {
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => Boolean) mine: boolean;
  @Field(() => String, { nullable: true, description: 'granted or declined; null = not answered yet.' })
  outcome: string | null;
  @Field(() => String, { nullable: true }) code: string | null;
  @Field(() => String, { nullable: true }) words: string | null;
  @Field(() => InstantScalar, { nullable: true }) answeredAt: Instant | null;
}

@Presented()
@ObjectType('AccessRequest', { description: 'A party asks to be told something.' })
export class AccessRequestView {
  @Field(() => ID) id: string;
  @Field(() => PartyMarkView) askedBy: PartyMarkView;
  @Field(() => Boolean, { description: 'Asked by the viewer’s own party.' }) mine: boolean;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => String) question: string;
  @Field(() => InstantScalar) askedAt: Instant;
  @Field(() => Boolean, { description: 'Everybody who was asked has answered.' }) answered: boolean;
  @Field(() => [AccessPassageView], { description: 'Passages opened by it that the viewer reads now.' })
  opened: AccessPassageView[];
  @Field(() => [AccessAnswerView], { description: 'To those who answer; never to the asker.' })
  answers: AccessAnswerView[];
  @Field(() => [AccessPassageView], { description: 'Passages that the viewer could choose for the answer.' })
  choices: AccessPassageView[];
}

@InputType()
export class AskAccessInput {
  @Field(() => ID) caseId: string;
  @Field(() => ID, { nullable: true, description: 'The own party; the first one when left out.' })
  asPartyId?: string | null;
  @Field(() => CategoryEnum, { nullable: true }) category?: Category | null;
  @Field(() => ID, { nullable: true, description: 'A party that is asked besides the convener.' })
  partyId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A passage that the asker knows of.' }) unitId?: string | null;
  @Field(() => String, { description: 'What for, in words.' }) question: string;
}

@InputType()
export class AnswerAccessInput {
  @Field(() => ID) requestId: string;
  @Field(() => [ID], { nullable: true, description: 'Passages to be opened; none = declined.' })
  unitIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Catalogue id of the legal basis, with passages.' })
  basis?: string | null;
  @Field(() => InstantScalar, { nullable: true }) validTo?: Instant | null;
  @Field(() => String, { nullable: true, description: 'notHere, notNeeded, byLaw or askClient, without passages.' })
  code?: string | null;
  @Field(() => String, { nullable: true, description: 'For the record; with passages it is the reason.' })
  words?: string | null;
}

@ArgsType()
export class EndDecisionArgs {
  @Field(() => ID) id: string;
  @Field(() => String) reason: string;
}
