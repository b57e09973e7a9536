import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';

@Presented()
@ObjectType('Passkey', { description: 'A passkey of the viewer.' })
export class PasskeyView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => InstantScalar) addedAt: Instant;
  @Field(() => InstantScalar, { nullable: true }) usedAt: Instant | null;
}

@Presented()
@ObjectType('MeansChange')
export class MeansChangeView {
  @Field(() => ID) id: string;
  @Field(() => String, {
    description: 'passkeyAdded, passkeyRemoved, codeAdded, codeRemoved, recoveryMade or recoveryUsed.',
  })
  kind: string;
  @Field(() => InstantScalar) at: Instant;
}

@Presented()
@ObjectType('SigningMeans', { description: 'What the viewer proves once more by who they are.' })
export class SigningMeansView {
  @Field(() => [PasskeyView], { description: 'Oldest first.' }) passkeys: PasskeyView[];
  @Field(() => Boolean, { description: 'A one-time code is set up.' }) code: boolean;
  @Field(() => Int) recoveryCodesLeft: number;
  @Field(() => [String], {
    description: 'What a signature takes now: passkey, passwordAndCode, password or demo; strongest first.',
  })
  signingWays: string[];
  @Field(() => [String], { description: 'The same for a change of the means; recovery as well.' })
  accountWays: string[];
  @Field(() => [MeansChangeView], { description: 'Newest first, at most twenty.' }) changes: MeansChangeView[];
}

@Presented()
@ObjectType('ProofChallenge', { description: 'What the viewer is asked to prove, for five minutes and one time.' })
export class ProofChallengeView {
  @Field(() => ID) id: string;
  @Field(() => InstantScalar) expiresAt: Instant;
  @Field(() => [String]) ways: string[];
  @Field(() => String, { nullable: true, description: 'Options for the passkey of the browser, JSON.' })
  options: string | null;
}

@Presented()
@ObjectType('PasskeyChallenge', { description: 'A passkey to be made.' })
export class PasskeyChallengeView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'Options for the browser, JSON.' }) options: string;
}

@Presented()
@ObjectType('CodeSetup', { description: 'A secret for one-time codes, shown once.' })
export class CodeSetupView {
  @Field(() => String) secret: string;
  @Field(() => String) uri: string;
}

@Presented()
@ObjectType('ChangedMeans')
export class ChangedMeansView {
  @Field(() => SigningMeansView) means: SigningMeansView;
  @Field(() => [String], { description: 'Codes for paper, shown once; empty when none were made.' })
  recoveryCodes: string[];
}

/** What somebody brings to prove who they are; acts that need it take these fields. */
@InputType({ isAbstract: true })
export abstract class ProofFields {
  @Field(() => String, { nullable: true, description: 'The own password; in a demo the own name.' })
  proof?: string | null;
  @Field(() => String, { nullable: true, description: 'A one-time code; for changes of the means one from paper too.' })
  code?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of the request that this answers.' })
  challengeId?: string | null;
  @Field(() => String, { nullable: true, description: 'What the passkey signed, as the browser gives it, JSON.' })
  assertion?: string | null;
}

@InputType()
export class ProofInput extends ProofFields {}

@InputType()
export class AddPasskeyInput {
  @Field(() => ID) challengeId: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'What the browser made, JSON.' }) response: string;
}
