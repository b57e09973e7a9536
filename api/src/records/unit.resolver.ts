import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId, SectionId, UnitId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idArgument } from './id-argument.js';
import { UnitChange } from '../sharing/index.js';
import { acceptScribed } from './accept-scribed.js';
import { addUnit } from './add-unit.js';
import { allowParty } from './allow-party.js';
import { deleteUnit } from './delete-unit.js';
import { moveUnit } from './move-unit.js';
import { narrowUnit } from './narrow-unit.js';
import { readRecord } from './read-record.js';
import { readUnit } from './read-unit.js';
import { AddUnitInput, AllowPartyArgs, RecordView, UnitView } from './record.graphql.js';
import { relabelUnit } from './relabel-unit.js';
import { shareUnit } from './share-unit.js';
import { withdrawUnit } from './withdraw-unit.js';

/** Of mutations after which the caller may be out of the audience. */
const GONE = 'Null when it is done and the caller does not read the passage any more.';
const UNIT_ID = ['unitId', { type: () => ID }] as const;

/** Structure of a record: one command, one transaction; the view is read in the next one. */
@Resolver()
export class UnitResolver {
  @Inject(Database) private readonly db: Database;

  @Mutation(() => UnitView)
  @Access('unit.add')
  async addUnit(@Caller() principal: Principal, @Args('input') input: AddUnitInput): Promise<UnitView> {
    const checked = {
      ...input,
      recordId: idArgument<RecordId>(input.recordId),
      sectionId: idArgument<SectionId>(input.sectionId),
    };
    const unitId = await this.db.inContext(principal, (ctx) => addUnit(ctx, checked));
    return this.db.inContext(principal, (ctx) => readUnit(ctx, unitId));
  }

  @Mutation(() => UnitView, { nullable: true, description: GONE })
  @Access('unit.share')
  shareUnit(
    @Caller() principal: Principal,
    @Args(...UNIT_ID) id: string,
    @Args('epoch', { type: () => Int }) epoch: number,
  ): Promise<UnitView | null> {
    return this.stepAway(principal, id, (ctx, unitId) => shareUnit(ctx, unitId, epoch));
  }

  @Mutation(() => UnitView, { nullable: true, description: GONE })
  @Access('unit.withdraw')
  withdrawUnit(@Caller() principal: Principal, @Args(...UNIT_ID) id: string): Promise<UnitView | null> {
    return this.stepAway(principal, id, withdrawUnit);
  }

  @Mutation(() => RecordView)
  @Access('unit.move')
  async moveUnit(
    @Caller() principal: Principal,
    @Args(...UNIT_ID) id: string,
    @Args('sectionId', { type: () => ID }) sectionId: string,
    @Args('afterUnitId', { type: () => ID, nullable: true }) after?: string | null,
  ): Promise<RecordView> {
    const [unitId, section] = [idArgument<UnitId>(id), idArgument<SectionId>(sectionId)];
    const behind = typeof after === 'string' ? idArgument<UnitId>(after) : null;
    const recordId = await this.db.inContext(principal, (ctx) => moveUnit(ctx, unitId, section, behind));
    return this.db.inContext(principal, (ctx) => readRecord(ctx, recordId));
  }

  @Mutation(() => RecordView)
  @Access('unit.delete')
  async deleteUnit(@Caller() principal: Principal, @Args(...UNIT_ID) id: string): Promise<RecordView> {
    const recordId = await this.db.inContext(principal, (ctx) => deleteUnit(ctx, idArgument<UnitId>(id)));
    return this.db.inContext(principal, (ctx) => readRecord(ctx, recordId));
  }

  @Mutation(() => UnitView, { nullable: true, description: GONE })
  @Access('unit.relabel')
  relabelUnit(
    @Caller() principal: Principal,
    @Args(...UNIT_ID) id: string,
    @Args('change') change: UnitChange,
  ): Promise<UnitView | null> {
    return this.stepAway(principal, id, (ctx, unitId) => relabelUnit(ctx, unitId, change));
  }

  @Mutation(() => UnitView, { nullable: true, description: GONE })
  @Access('unit.narrow')
  narrowUnit(
    @Caller() principal: Principal,
    @Args(...UNIT_ID) id: string,
    @Args('partyIds', { type: () => [ID] }) partyIds: string[],
    @Args('reason') reason: string,
  ): Promise<UnitView | null> {
    return this.stepAway(principal, id, (ctx, unitId) =>
      narrowUnit(
        ctx,
        unitId,
        partyIds.map((party) => idArgument<PartyId>(party)),
        reason,
      ),
    );
  }

  @Mutation(() => UnitView)
  @Access('unit.allow')
  allowParty(
    @Caller() principal: Principal,
    @Args() { unitId: id, partyId, basis, reason, validTo = null }: AllowPartyArgs,
  ): Promise<UnitView> {
    return this.step(principal, id, (ctx, unitId) =>
      allowParty(ctx, unitId, { partyId: idArgument<PartyId>(partyId), basis, reason, validTo }),
    );
  }

  @Mutation(() => UnitView)
  @Access('unit.accept')
  acceptScribed(@Caller() principal: Principal, @Args(...UNIT_ID) id: string): Promise<UnitView> {
    return this.step(principal, id, acceptScribed);
  }

  // What is committed is not answered as missing: the caller has done it, and does not read the passage any more.
  private async stepAway(
    principal: Principal,
    id: string,
    act: (ctx: RequestContext, unitId: UnitId) => Promise<void>,
  ): Promise<UnitView | null> {
    const unitId = idArgument<UnitId>(id);
    await this.db.inContext(principal, (ctx) => act(ctx, unitId));
    return this.db
      .inContext(principal, (ctx) => readUnit(ctx, unitId))
      .catch((error: unknown) => {
        if (error instanceof ProductError && error.code === 'NOT_FOUND') return null;
        throw error;
      });
  }

  private async step(
    principal: Principal,
    id: string,
    act: (ctx: RequestContext, unitId: UnitId) => Promise<void>,
  ): Promise<UnitView> {
    const unitId = idArgument<UnitId>(id);
    await this.db.inContext(principal, (ctx) => act(ctx, unitId));
    return this.db.inContext(principal, (ctx) => readUnit(ctx, unitId));
  }
}
