import { Inject } from '@nestjs/common';
import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { selects } from '../platform/graphql/selects.js';
import type { GraphQLResolveInfo } from 'graphql';
import { idArgument } from './id-argument.js';
import { sharePreview, SharePreviewView, UnitChange, whoSees, WhoSeesView } from '../sharing/index.js';
import { readRecord, readRecordAs, readRecordProjected } from './read-record.js';
import { RecordView } from './record.graphql.js';

/** Fields of a unit that hold what it says. */
const WORDS = ['text', 'json'];

/** Records as one viewer may see them. */
@Resolver()
export class RecordResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => RecordView)
  @Access('record.read')
  record(
    @Caller() principal: Principal,
    @Args('id', { type: () => ID }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RecordView> {
    const withoutWords = !selects(info, WORDS);
    return this.db.inContext(principal, (ctx) => readRecord(ctx, idArgument<RecordId>(id), withoutWords));
  }

  @Query(() => RecordView)
  @Access('record.readAs')
  recordAs(
    @Caller() principal: Principal,
    @Args('id', { type: () => ID }) id: string,
    @Args('partyId', { type: () => ID }) partyId: string,
  ): Promise<RecordView> {
    return this.db.inContext(principal, (ctx) =>
      readRecordAs(ctx, idArgument<RecordId>(id), idArgument<PartyId>(partyId)),
    );
  }

  @Query(() => RecordView)
  @Access('record.readProjected')
  recordProjected(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<RecordView> {
    return this.db.inContext(principal, (ctx) => readRecordProjected(ctx, idArgument<RecordId>(id)));
  }

  @Query(() => WhoSeesView)
  @Access('unit.whoSees')
  whoSees(@Caller() principal: Principal, @Args('unitId', { type: () => ID }) unitId: string): Promise<WhoSeesView> {
    return this.db.inContext(principal, (ctx) => whoSees(ctx, idArgument<UnitId>(unitId)));
  }

  @Query(() => SharePreviewView)
  @Access('unit.sharePreview')
  sharePreview(
    @Caller() principal: Principal,
    @Args('unitId', { type: () => ID }) unitId: string,
    @Args('change', { type: () => UnitChange, nullable: true }) change?: UnitChange,
  ): Promise<SharePreviewView> {
    return this.db.inContext(principal, (ctx) => sharePreview(ctx, idArgument<UnitId>(unitId), change ?? {}));
  }
}
