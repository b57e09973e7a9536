import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { answerWidening } from './answer-widening.js';
import {
  CarveArgs,
  CarvedView,
  CarveLabel,
  CarvePreviewView,
  PassageInput,
  PublishArgs,
  ReceivedView,
} from './carve.graphql.js';
import { carvePreview, receivedBefore } from './carve-preview.js';
import { carveUnit } from './carve-unit.js';
import { idArgument } from './id-argument.js';
import { liftNarrowing } from './lift-narrowing.js';
import { publishPassage } from './publish-passage.js';
import { readManifestOf } from './read-manifest.js';
import { readUnit } from './read-unit.js';
import { UnitView } from './record.graphql.js';
import { WideningRequestView } from './widening.graphql.js';
import { wideningRequests } from './widening-requests.js';

const UNIT_ID = ['unitId', { type: () => ID }] as const;

/** Passages that become units of their own, and decisions that need two. */
@Resolver()
export class CarveResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => CarvePreviewView)
  @Access('unit.carvePreview')
  carvePreview(
    @Caller() principal: Principal,
    @Args(...UNIT_ID) id: string,
    @Args('passage') passage: PassageInput,
    @Args('label') label: CarveLabel,
  ): Promise<CarvePreviewView> {
    return this.db.inContext(principal, (ctx) => carvePreview(ctx, idArgument<UnitId>(id), passage, label));
  }

  @Query(() => [ReceivedView])
  @Access('unit.receivedBefore')
  receivedBefore(@Caller() principal: Principal, @Args(...UNIT_ID) id: string): Promise<readonly ReceivedView[]> {
    return this.db.inContext(principal, (ctx) => received(ctx, idArgument<UnitId>(id)));
  }

  @Mutation(() => CarvedView)
  @Access('unit.carve')
  async carvePassage(
    @Caller() principal: Principal,
    @Args() { unitId: id, passage, label, reason }: CarveArgs,
  ): Promise<CarvedView> {
    const source = idArgument<UnitId>(id);
    const carved = await this.db.inContext(principal, (ctx) => carveUnit(ctx, source, passage, { label, reason }));
    return this.db.inContext(principal, async (ctx) => ({
      unit: await readUnit(ctx, carved),
      received: [...(await received(ctx, carved))],
    }));
  }

  @Mutation(() => UnitView, { description: 'A passage as a draft of its own, to be shared with others.' })
  @Access('unit.publishPassage')
  async publishPassage(
    @Caller() principal: Principal,
    @Args() { unitId: id, passage, category = null, cut }: PublishArgs,
  ): Promise<UnitView> {
    const source = idArgument<UnitId>(id);
    const as = { category, kind: null, cut };
    const draft = await this.db.inContext(principal, (ctx) => publishPassage(ctx, source, passage, as));
    return this.db.inContext(principal, (ctx) => readUnit(ctx, draft));
  }

  @Mutation(() => UnitView)
  @Access('unit.liftNarrowing')
  async liftUnitNarrowing(
    @Caller() principal: Principal,
    @Args(...UNIT_ID) id: string,
    @Args('partyId', { type: () => ID }) party: string,
    @Args('reason') reason: string,
  ): Promise<UnitView> {
    const unitId = idArgument<UnitId>(id);
    await this.db.inContext(principal, (ctx) => liftNarrowing(ctx, unitId, idArgument<PartyId>(party), reason));
    return this.db.inContext(principal, (ctx) => readUnit(ctx, unitId));
  }

  @Query(() => [WideningRequestView])
  @Access('unit.wideningRequests')
  wideningRequests(@Caller() principal: Principal, @Args(...UNIT_ID) id: string): Promise<WideningRequestView[]> {
    return this.db.inContext(principal, (ctx) => wideningRequests(ctx, idArgument<UnitId>(id)));
  }

  @Mutation(() => UnitView)
  @Access('unit.answerWidening')
  async answerWidening(
    @Caller() principal: Principal,
    @Args('requestId', { type: () => ID }) request: string,
    @Args('accept') accept: boolean,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ): Promise<UnitView> {
    const requestId: string = idArgument<UnitId>(request);
    const answer = { accept, reason: reason ?? null };
    const unitId = await this.db.inContext(principal, (ctx) => answerWidening(ctx, requestId, answer));
    return this.db.inContext(principal, (ctx) => readUnit(ctx, unitId));
  }
}

async function received(ctx: RequestContext, unitId: UnitId): Promise<readonly ReceivedView[]> {
  const manifest = await readManifestOf(ctx, unitId);
  return receivedBefore(ctx, manifest, unitId);
}
