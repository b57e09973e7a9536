import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AttachmentId, Instant } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';
import type { FileKind } from './file-kinds.js';

@Presented()
@ObjectType('Attachment', {
  description: 'A file on a passage or a task, for whoever reads that. GET /files/<id> brings it.',
})
export class AttachmentView {
  @Field(() => ID) id: AttachmentId;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'pdf, png, jpeg, docx, xlsx, odt or text.' }) kind: FileKind;
  @Field(() => Int, { description: 'Bytes.' }) size: number;
  @Field(() => InstantScalar) addedAt: Instant;
  @Field(() => PartyMarkView, { nullable: true }) party: PartyMarkView | null;
  @Field(() => Boolean) mayRemove: boolean;
}
