import { Field, ID, InputType, Int, ObjectType, OmitType } from '@nestjs/graphql';
import type { CaseId, Instant, RecordId, RevisionId, UnitId } from '@soulad/shared/ids';
import { DiffBlockView } from '../history/index.js';
import { ProofFields } from '../means/index.js';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('Revision', { description: 'An immutable cut of a record.' })
export class RevisionView {
  @Field(() => ID) id: RevisionId;
  @Field(() => Int) version: number;
  @Field(() => String, { description: 'Twenty digits for comparing by telephone.' }) fingerprint: string;
  @Field(() => InstantScalar) cutAt: Instant;
}

@Presented()
@ObjectType('SignoffCertificate', { description: 'A signature by the own certificate, to its own party alone.' })
export class SignoffCertificateView {
  @Field(() => ID, { description: 'For `GET /deeds/:id`, the signed file.' }) id: string;
  @Field(() => String) holder: string;
  @Field(() => String) issuer: string;
  @Field(() => String, { description: 'trusted, or unchecked where the operator trusts nobody yet.' }) chain: string;
  @Field(() => Boolean, { description: 'The certificate calls itself a qualified one.' }) qualified: boolean;
}

@Presented()
@ObjectType('SignoffRow', { description: 'One party that is asked to sign.' })
export class SignoffRowView {
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => Int, { description: 'Those of a later step are asked when those before have answered.' }) step: number;
  @Field(() => Boolean) mine: boolean;
  @Field(() => String, { description: 'waiting, opened, signed, reserved, refused or silent.' }) state: string;
  @Field(() => Int, { nullable: true, description: 'The revision that was signed.' }) since: number | null;
  @Field(() => Boolean, { description: 'An earlier signature does not hold any more.' }) lapsed: boolean;
  @Field(() => Boolean, { description: 'The signature holds; the new root is to be taken note of.' }) toNote: boolean;
  @Field(() => Boolean) mayAnswer: boolean;
  @Field(() => InstantScalar, { nullable: true }) at: Instant | null;
  @Field(() => String, {
    nullable: true,
    description: 'Reservation or reason, to the party and to who keeps the case.',
  })
  words: string | null;
  @Field(() => SignoffCertificateView, { nullable: true }) certificate: SignoffCertificateView | null;
}

@Presented()
@ObjectType('SignoffRound')
export class SignoffRoundView {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => String, { description: 'all or majority.' }) quorum: string;
  @Field(() => InstantScalar) dueAt: Instant;
  @Field(() => String, { nullable: true, description: 'finished, cancelled or replaced; null while it is open.' })
  outcome: string | null;
  @Field(() => Boolean, { description: 'Enough of the parties shown have signed.' }) carried: boolean;
  @Field(() => Boolean) mayEnd: boolean;
  @Field(() => [SignoffRowView]) rows: SignoffRowView[];
}

@Presented()
@ObjectType('SignoffSheet')
export class SignoffSheetView {
  @Field(() => ID) recordId: RecordId;
  @Field(() => ID) caseId: CaseId;
  @Field(() => String, { description: 'plan or minutes.' }) kind: string;
  @Field(() => Boolean) mayOpen: boolean;
  @Field(() => String, { description: 'What a signature says.' }) wording: string;
  @Field(() => [RevisionView], { description: 'Oldest first.' }) revisions: RevisionView[];
  @Field(() => SignoffRoundView, { nullable: true, description: 'The newest one.' }) round: SignoffRoundView | null;
}

@Presented()
@ObjectType('RevisionField', { description: 'A structured field of a passage.' })
export class RevisionFieldView {
  @Field(() => String) name: string;
  @Field(() => String) value: string;
  @Field(() => String, { nullable: true, description: 'What it said before, when it changed.' }) before: string | null;
}

@Presented()
@ObjectType('RevisionPassage')
export class RevisionPassageView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => String) heading: string;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => PartyMarkView, { nullable: true }) party: PartyMarkView | null;
  @Field(() => String, { description: 'same, changed, added or removed.' }) change: string;
  @Field(() => [DiffBlockView]) blocks: DiffBlockView[];
  @Field(() => [RevisionFieldView]) details: RevisionFieldView[];
}

@Presented()
@ObjectType('RevisionDiff', { description: 'Two revisions as the viewer reads both.' })
export class RevisionDiffView {
  @Field(() => Int) to: number;
  @Field(() => Int, { nullable: true }) from: number | null;
  @Field(() => String) fingerprint: string;
  @Field(() => [RevisionPassageView]) passages: RevisionPassageView[];
}

@InputType()
export class AskedPartyInput {
  @Field(() => ID) partyId: string;
  @Field(() => Int, { description: '1 to 9.' }) step: number;
}

@InputType()
export class OpenSignoffsInput {
  @Field(() => ID) recordId: string;
  @Field(() => InstantScalar) dueAt: Instant;
  @Field(() => String, { description: 'all or majority.' }) quorum: string;
  @Field(() => [AskedPartyInput]) asked: AskedPartyInput[];
}

@InputType()
export class SignRevisionInput extends ProofFields {
  @Field(() => ID) roundId: string;
  @Field(() => ID, { nullable: true, description: 'The own party; the first one asked when left out.' })
  partyId?: string | null;
  @Field(() => String, { nullable: true }) reservation?: string | null;
}

@InputType({ description: 'What is to be signed; the proof is good for exactly this.' })
export class BeginSignatureInput extends OmitType(SignRevisionInput, [
  ...(['proof', 'code', 'challengeId', 'assertion'] as const),
]) {}

@InputType()
export class RefuseSignatureInput {
  @Field(() => ID) roundId: string;
  @Field(() => ID, { nullable: true }) partyId?: string | null;
  @Field(() => String) reason: string;
}

@InputType()
export class MarkSignoffInput {
  @Field(() => ID) roundId: string;
  @Field(() => ID, { nullable: true }) partyId?: string | null;
  @Field(() => String, { description: 'opened or noted.' }) mark: string;
}
