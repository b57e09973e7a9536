import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CaseId, ConferenceId, Instant, NoticeId, RecordId, UnitId } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { NOTICE_KINDS, type NoticeKind } from '../platform/notices.js';
import { PartyMarkView } from '../sharing/index.js';

export const NoticeKindEnum: Readonly<Record<string, NoticeKind>> = Object.fromEntries(
  NOTICE_KINDS.map((kind) => [kind, kind]),
);
registerEnumType(NoticeKindEnum, { name: 'NoticeKind' });

@Presented()
@ObjectType('Notice', { description: 'Something that waits for the viewer, as far as the viewer may see it now.' })
export class NoticeView {
  @Field(() => ID) id: NoticeId;
  @Field(() => NoticeKindEnum) kind: NoticeKind;
  @Field(() => InstantScalar) createdAt: Instant;
  @Field(() => Boolean) opened: boolean;
  @Field(() => ID, { nullable: true, description: 'Null for a word about the own account.' }) caseId: CaseId | null;
  @Field(() => String, { nullable: true }) familyName: string | null;
  @Field(() => String, { nullable: true }) fileMark: string | null;
  @Field(() => PartyMarkView, { nullable: true, description: 'Whose act it was.' }) byParty: PartyMarkView | null;
  @Field(() => ID, { nullable: true }) conferenceId: ConferenceId | null;
  @Field(() => ID, { nullable: true }) recordId: RecordId | null;
  @Field(() => ID, { nullable: true }) unitId: UnitId | null;
  @Field(() => ID, { description: 'Of the thing it is about.' }) objectId: string;
}

@Presented()
@ObjectType('Notices')
export class NoticesView {
  @Field(() => Int) unopened: number;
  @Field(() => [NoticeView], { description: 'Newest first, at most fifty.' }) list: NoticeView[];
}
