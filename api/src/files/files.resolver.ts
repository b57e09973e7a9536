import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { AttachmentId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { FilePlaces } from './file-places.js';
import { removeAttachment } from './remove-attachment.js';

@Resolver()
export class FilesResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(FilePlaces) private readonly places: FilePlaces;

  @Mutation(() => Boolean)
  @Access('file.remove')
  async removeAttachment(
    @Caller() principal: Principal,
    @Args('attachmentId', { type: () => ID }) id: string,
  ): Promise<boolean> {
    const attachmentId = idFrom<AttachmentId>(id);
    await this.db.inContext(
      principal,
      async (ctx) => (await this.places.remove(ctx, attachmentId)) || removeAttachment(ctx, attachmentId),
    );
    return true;
  }
}
