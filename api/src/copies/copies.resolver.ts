import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CopyId } from '@soulad/shared/ids';
import { RateLimits } from '../identity/index.js';
import { Prover } from '../means/index.js';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { askCopy, copyPlace } from './ask-copy.js';
import { cancelCopy } from './cancel-copy.js';
import { copyChoices } from './copy-choices.js';
import { AskCopyInput, CopyChoicesView, CopyView } from './copy.graphql.js';
import { CopyWorker } from './copy-worker.js';
import { listCopies, readCopy } from './present-copy.js';

/** Copies one person may ask for in an hour (security T46). */
const ASKED = { points: 20, seconds: 3600 } as const;

/** One of the two is named: the record that is copied, or the case whose tasks are. */
const RECORD = ['recordId', { type: () => ID, nullable: true }] as const;
const CASE = ['caseId', { type: () => ID, nullable: true }] as const;

/** Copies on paper: asked for with a proof of who asks, made beside, fetched by `GET /copies/:id`. */
@Resolver()
export class CopiesResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(Prover) private readonly prover: Prover;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(CopyWorker) private readonly worker: CopyWorker;

  @Query(() => CopyChoicesView)
  @Access('copy.choices')
  copyChoices(
    @Caller() principal: Principal,
    @Args(...RECORD) recordId: string | null,
    @Args(...CASE) caseId: string | null,
  ): Promise<CopyChoicesView> {
    const place = copyPlace(recordId, caseId);
    return this.db.inContext(principal, (ctx) => copyChoices(ctx, place));
  }

  @Query(() => [CopyView])
  @Access('copy.list')
  copies(
    @Caller() principal: Principal,
    @Args(...RECORD) recordId: string | null,
    @Args(...CASE) caseId: string | null,
  ): Promise<CopyView[]> {
    const place = copyPlace(recordId, caseId);
    return this.db.inContext(principal, (ctx) => listCopies(ctx, place));
  }

  @Query(() => CopyView)
  @Access('copy.state')
  copy(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<CopyView> {
    return this.db.inContext(principal, (ctx) => readCopy(ctx, idFrom<CopyId>(id)));
  }

  @Mutation(() => CopyView)
  @Access('copy.ask')
  async askCopy(@Caller() principal: Principal, @Args('input') input: AskCopyInput): Promise<CopyView> {
    await this.prover.take(principal, input, { use: 'account' });
    await this.limits.take('copy.ask', principal.userId, ASKED);
    this.worker.assertRoom();
    const asked = await this.db.inContext(principal, async (ctx) => {
      const order = await askCopy(ctx, input);
      return { order, view: await readCopy(ctx, order.id) };
    });
    this.worker.take(principal, asked.order);
    return asked.view;
  }

  @Mutation(() => CopyView)
  @Access('copy.cancel')
  async cancelCopy(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<CopyView> {
    const copyId = idFrom<CopyId>(id);
    const view = await this.db.inContext(principal, async (ctx) => {
      await cancelCopy(ctx, copyId);
      return readCopy(ctx, copyId);
    });
    this.worker.drop(copyId);
    return view;
  }
}
