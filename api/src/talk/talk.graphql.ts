import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CommentId, Instant, RecordId, UnitId, UserId } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('Mentionable', { description: 'Somebody who may see the unit and of whom the viewer may know.' })
export class MentionableView {
  @Field(() => ID) userId: UserId;
  @Field(() => String) name: string;
  @Field(() => PartyMarkView) party: PartyMarkView;
}

@Presented()
@ObjectType('Comment')
export class CommentView {
  @Field(() => ID) id: CommentId;
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => String, { nullable: true }) authorName: string | null;
  @Field(() => String, { nullable: true, description: 'Null when it was taken back.' }) text: string | null;
  @Field(() => [String], { description: 'Names of the people mentioned, as the viewer may know them.' })
  mentions: string[];
  @Field(() => InstantScalar) createdAt: Instant;
  @Field(() => Boolean) mayTakeBack: boolean;
}

@Presented()
@ObjectType('CommentAnchor', { description: 'Encoded relative positions in the text of that generation.' })
export class CommentAnchorView {
  @Field(() => Int) gen: number;
  @Field(() => String) from: string;
  @Field(() => String) to: string;
}

@Presented()
@ObjectType('CommentThread')
export class CommentThreadView {
  @Field(() => ID) id: CommentId;
  @Field(() => ID) unitId: UnitId;
  @Field(() => CommentAnchorView, { nullable: true, description: 'Null: it stands at the unit.' })
  anchor: CommentAnchorView | null;
  @Field(() => Boolean, { description: 'It has no audience of its own: everybody who reads the unit.' })
  forAll: boolean;
  @Field(() => [PartyMarkView], { description: 'Who reads it, among the parties the viewer may know of.' })
  sees: PartyMarkView[];
  @Field(() => InstantScalar, { nullable: true }) settledAt: Instant | null;
  @Field(() => PartyMarkView, { nullable: true }) settledBy: PartyMarkView | null;
  @Field(() => [CommentView]) comments: CommentView[];
  @Field(() => Boolean) mayAnswer: boolean;
  @Field(() => Boolean) maySettle: boolean;
}

@Presented()
@ObjectType('Talk', { description: 'The comments of a record for one viewer.' })
export class TalkView {
  @Field(() => ID) recordId: RecordId;
  @Field(() => [CommentThreadView]) threads: CommentThreadView[];
}

@Presented()
@ObjectType('CommentPreview', { description: 'Who would read it, among the parties the viewer may know of.' })
export class CommentPreviewView {
  @Field(() => [PartyMarkView]) sees: PartyMarkView[];
  @Field(() => PartyMarkView, { description: 'In whose name the viewer writes.' }) own: PartyMarkView;
  @Field(() => [PartyMarkView], { description: 'Readers of the unit who would not.' }) doesNot: PartyMarkView[];
}

@InputType()
export class CommentAnchorInput {
  @Field(() => Int) gen: number;
  @Field(() => String) from: string;
  @Field(() => String) to: string;
}

@InputType({ description: 'To whom a comment goes.' })
export class CommentReachInput {
  @Field(() => ID) unitId: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Null: everybody who reads the unit. The own party always reads it.',
  })
  partyIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'The talk that it answers; it goes to whom that goes.' })
  threadId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'People mentioned in it.' }) mentions?: string[] | null;
}

@InputType()
export class AddCommentInput {
  @Field(() => ID) unitId: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Null: everybody who reads the unit. The own party always reads it.',
  })
  partyIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'People mentioned in it.' }) mentions?: string[] | null;
  @Field(() => String) text: string;
  @Field(() => CommentAnchorInput, { nullable: true }) anchor?: CommentAnchorInput | null;
}
