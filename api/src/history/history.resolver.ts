import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { RecordHistoryView, UnitDiffArgs, UnitDiffView, UnitHistoryView } from './history.graphql.js';
import { readRecordHistory, readUnitDiff, readUnitHistory } from './read-history.js';

@Resolver()
export class HistoryResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => UnitHistoryView)
  @Access('unit.history')
  unitHistory(
    @Caller() principal: Principal,
    @Args('unitId', { type: () => ID }) unitId: string,
  ): Promise<UnitHistoryView> {
    return this.db.inContext(principal, (ctx) => readUnitHistory(ctx, idFrom<UnitId>(unitId)));
  }

  @Query(() => UnitDiffView)
  @Access('unit.history')
  unitDiff(@Caller() principal: Principal, @Args() { unitId, from, to }: UnitDiffArgs): Promise<UnitDiffView> {
    const asked = { from: from ?? null, to };
    return this.db.inContext(principal, (ctx) => readUnitDiff(ctx, idFrom<UnitId>(unitId), asked));
  }

  @Query(() => RecordHistoryView)
  @Access('record.history')
  recordHistory(
    @Caller() principal: Principal,
    @Args('recordId', { type: () => ID }) recordId: string,
  ): Promise<RecordHistoryView> {
    return this.db.inContext(principal, (ctx) => readRecordHistory(ctx, idFrom<RecordId>(recordId)));
  }
}
