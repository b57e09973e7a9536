import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CopyId, Instant, RecordId } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { ProofFields } from '../means/index.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('Copy', { description: 'A copy on paper: whom it is for, and how far its making is.' })
export class CopyView {
  @Field(() => ID) id: CopyId;
  @Field(() => ID, { nullable: true, description: 'Null for the tasks of a case.' }) recordId: RecordId | null;
  @Field(() => String) kind: string;
  @Field(() => String, { description: 'pdf, docx or package.' }) format: string;
  @Field(() => String, { description: 'What the PDF declares: ua-1 or a-2a.' }) standard: string;
  @Field(() => Boolean, { description: 'Marks where a part was withheld.' }) formal: boolean;
  @Field(() => PartyMarkView, { description: 'Whom it is for.' }) party: PartyMarkView;
  @Field(() => Boolean, { description: 'Asked for by the viewer.' }) mine: boolean;
  @Field(() => String, { description: 'Name of who asked for it.' }) personName: string;
  @Field(() => String, { description: 'waiting, making, ready, failed or cancelled.' }) state: string;
  @Field(() => Int, { description: 'Hundredths of the way.' }) progress: number;
  @Field(() => String, { nullable: true, description: 'Four groups of four; equal copies have equal ones.' })
  fingerprint: string | null;
  @Field(() => Int, { nullable: true }) size: number | null;
  @Field(() => String, { nullable: true, description: 'Name of the file while it can be fetched.' })
  fileName: string | null;
  @Field(() => InstantScalar) askedAt: Instant;
  @Field(() => InstantScalar, { nullable: true, description: 'The file is kept until then.' })
  expiresAt: Instant | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was last handed out.' })
  handedAt: Instant | null;
}

@Presented()
@ObjectType('CopyAttendee', { description: 'Whom a certificate of attendance may be made for.' })
export class CopyAttendeeView {
  @Field(() => ID, { description: 'A stay of the person.' }) id: string;
  @Field(() => String) displayName: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
}

@Presented()
@ObjectType('CopyChoices', { description: 'What the viewer may have copied, and for whom.' })
export class CopyChoicesView {
  @Field(() => [String]) kinds: string[];
  @Field(() => PartyMarkView, { description: 'The own copy.' }) own: PartyMarkView;
  @Field(() => [PartyMarkView], { description: 'Other parties the viewer may make one for.' }) others: PartyMarkView[];
  @Field(() => Boolean, { description: 'A copy for others may mark what is withheld: the record is closed.' })
  formal: boolean;
  @Field(() => [CopyAttendeeView], { description: 'For a certificate; empty where none can be made.' })
  attendees: CopyAttendeeView[];
  @Field(() => [String], { description: 'pdf, docx, package: those that can be made on this server.' })
  formats: string[];
}

@InputType()
export class AskCopyInput extends ProofFields {
  @Field(() => ID, { nullable: true, description: 'What is copied; the tasks are those of a case instead.' })
  recordId?: string | null;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field(() => ID, { nullable: true, description: 'For a certificate: of the attendees offered.' })
  attendanceId?: string | null;
  @Field(() => String, { description: 'Of the kinds offered.' }) kind: string;
  @Field(() => String, { description: 'pdf, docx or package.' }) format: string;
  @Field(() => String, { nullable: true, description: 'ua-1 (for reading aloud; left out) or a-2a (for keeping).' })
  standard?: string | null;
  @Field(() => ID, { nullable: true, description: 'Another party it is made for; left out: the own copy.' })
  partyId?: string | null;
  @Field(() => Boolean, { nullable: true }) formal?: boolean | null;
}
