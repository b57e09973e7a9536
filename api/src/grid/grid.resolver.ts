import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { cellEffect } from './cell-effect.js';
import { CellEffectView, CellInput, SharingGridView } from './grid.graphql.js';
import { liftNarrowing, narrowCell } from './narrow-cell.js';
import { sharingGrid } from './sharing-grid.js';

const CASE_ID = ['caseId', { type: () => ID }] as const;

/** The sharing grid of a case. */
@Resolver()
export class GridResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => SharingGridView)
  @Access('grid.read')
  sharingGrid(@Caller() principal: Principal, @Args(...CASE_ID) caseId: string): Promise<SharingGridView> {
    return this.db.inContext(principal, (ctx) => sharingGrid(ctx, idFrom<CaseId>(caseId)));
  }

  @Query(() => CellEffectView, { description: 'What narrowing this cell would take away.' })
  @Access('grid.preview')
  cellEffect(
    @Caller() principal: Principal,
    @Args(...CASE_ID) caseId: string,
    @Args('cell') cell: CellInput,
  ): Promise<CellEffectView> {
    return this.db.inContext(principal, (ctx) => cellEffect(ctx, idFrom<CaseId>(caseId), checked(cell)));
  }

  @Mutation(() => SharingGridView)
  @Access('grid.narrow')
  async narrowCell(
    @Caller() principal: Principal,
    @Args(...CASE_ID) caseId: string,
    @Args('cell') cell: CellInput,
    @Args('reason') reason: string,
  ): Promise<SharingGridView> {
    const id = idFrom<CaseId>(caseId);
    await this.db.inContext(principal, (ctx) => narrowCell(ctx, id, checked(cell), reason));
    return this.db.inContext(principal, (ctx) => sharingGrid(ctx, id));
  }

  @Mutation(() => SharingGridView)
  @Access('grid.lift')
  async liftNarrowing(
    @Caller() principal: Principal,
    @Args('narrowingId', { type: () => ID }) narrowingId: string,
    @Args('reason') reason: string,
  ): Promise<SharingGridView> {
    const caseId = await this.db.inContext(principal, (ctx) => liftNarrowing(ctx, idFrom<UnitId>(narrowingId), reason));
    return this.db.inContext(principal, (ctx) => sharingGrid(ctx, caseId));
  }
}

function checked(cell: CellInput): CellInput {
  return { ...cell, partyId: idFrom<PartyId>(cell.partyId) };
}
