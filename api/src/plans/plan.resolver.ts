import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { DayScalar } from '../platform/graphql/scalars.js';
import { idArgument, recordOfUnit } from '../records/index.js';
import { addPlanItem, proposePlanItem } from './add-item.js';
import { acceptProposal, declineProposal } from './answer-proposal.js';
import { describePlanItem, noteProgress } from './describe-item.js';
import { familySignatures } from './family-signatures.js';
import { openPlan } from './open-plan.js';
import { planTraces } from './plan-traces.js';
import { readPlanManifest } from './plan-place.js';
import {
  FamilySignatureInput,
  FamilySignatureView,
  PlanFieldsInput,
  PlanItemInput,
  PlanTraceView,
  PlanView,
  ProgressArgs,
  TakeIntoPlanInput,
} from './plan.graphql.js';
import { readPlan, readPlanAs } from './read-plan.js';
import { setPlanReview } from './set-review.js';
import { signFamilyVersion } from './sign-family-version.js';
import { takeIntoPlan } from './take-into-plan.js';
import { useTemplate } from './use-template.js';

const idOf = (name: string) => [name, { type: () => ID }] as const;

/** The family plan: one command, one transaction; the plan is read in the next one. */
@Resolver()
export class PlanResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => PlanView)
  @Access('plan.read')
  plan(@Caller() principal: Principal, @Args(...idOf('caseId')) id: string): Promise<PlanView> {
    return this.db.inContext(principal, (ctx) => readPlan(ctx, idArgument<CaseId>(id)));
  }

  @Query(() => PlanView)
  @Access('plan.readAs')
  planAs(
    @Caller() principal: Principal,
    @Args(...idOf('recordId')) id: string,
    @Args(...idOf('partyId')) partyId: string,
  ): Promise<PlanView> {
    return this.db.inContext(principal, (ctx) =>
      readPlanAs(ctx, idArgument<RecordId>(id), idArgument<PartyId>(partyId)),
    );
  }

  @Query(() => [PlanTraceView])
  @Access('plan.traces')
  planTraces(@Caller() principal: Principal, @Args(...idOf('recordId')) id: string): Promise<PlanTraceView[]> {
    return this.db.inContext(principal, (ctx) => planTraces(ctx, idArgument<RecordId>(id)));
  }

  @Query(() => [FamilySignatureView], { description: 'Signatures under the family version, newest first.' })
  @Access('plan.familySignatures')
  familySignatures(
    @Caller() principal: Principal,
    @Args(...idOf('recordId')) id: string,
  ): Promise<FamilySignatureView[]> {
    return this.db.inContext(principal, (ctx) => familySignatures(ctx, idArgument<RecordId>(id)));
  }

  @Mutation(() => [FamilySignatureView])
  @Access('plan.familySign')
  async signFamilyVersion(
    @Caller() principal: Principal,
    @Args('input') input: FamilySignatureInput,
  ): Promise<FamilySignatureView[]> {
    const recordId = await this.db.inContext(principal, (ctx) => signFamilyVersion(ctx, input));
    return this.db.inContext(principal, (ctx) => familySignatures(ctx, recordId));
  }

  @Mutation(() => PlanView)
  @Access('plan.open')
  async openPlan(@Caller() principal: Principal, @Args(...idOf('caseId')) id: string): Promise<PlanView> {
    const caseId = idArgument<CaseId>(id);
    await this.db.inContext(principal, (ctx) => openPlan(ctx, caseId));
    return this.db.inContext(principal, (ctx) => readPlan(ctx, caseId));
  }

  @Mutation(() => PlanView)
  @Access('plan.add')
  addPlanItem(@Caller() principal: Principal, @Args('input') input: PlanItemInput): Promise<PlanView> {
    return this.ofRecord(principal, input.recordId, (ctx) => addPlanItem(ctx, input));
  }

  @Mutation(() => PlanView)
  @Access('plan.propose')
  proposePlanItem(@Caller() principal: Principal, @Args('input') input: PlanItemInput): Promise<PlanView> {
    return this.ofRecord(principal, input.recordId, (ctx) => proposePlanItem(ctx, input));
  }

  @Mutation(() => PlanView)
  @Access('plan.describe')
  describePlanItem(
    @Caller() principal: Principal,
    @Args(...idOf('unitId')) id: string,
    @Args('fields') fields: PlanFieldsInput,
  ): Promise<PlanView> {
    return this.ofUnit(principal, id, (ctx, unitId) => describePlanItem(ctx, unitId, fields));
  }

  @Mutation(() => PlanView)
  @Access('plan.answer')
  acceptProposal(
    @Caller() principal: Principal,
    @Args(...idOf('unitId')) id: string,
    @Args('epoch', { type: () => Int }) epoch: number,
  ): Promise<PlanView> {
    return this.ofUnit(principal, id, (ctx, unitId) => acceptProposal(ctx, unitId, epoch));
  }

  @Mutation(() => PlanView)
  @Access('plan.answer')
  declineProposal(
    @Caller() principal: Principal,
    @Args(...idOf('unitId')) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<PlanView> {
    return this.ofUnit(principal, id, (ctx, unitId) => declineProposal(ctx, unitId, reason));
  }

  @Mutation(() => PlanView)
  @Access('plan.progress')
  noteProgress(
    @Caller() principal: Principal,
    @Args() { unitId: id, progress, note }: ProgressArgs,
  ): Promise<PlanView> {
    return this.ofUnit(principal, id, (ctx, unitId) => noteProgress(ctx, unitId, { progress, note: note ?? null }));
  }

  @Mutation(() => PlanView)
  @Access('plan.take')
  async takeIntoPlan(@Caller() principal: Principal, @Args('input') input: TakeIntoPlanInput): Promise<PlanView> {
    const recordId = await this.db.inContext(principal, async (ctx) =>
      planHolding(ctx, await takeIntoPlan(ctx, input)),
    );
    return this.read(principal, recordId);
  }

  @Mutation(() => PlanView)
  @Access('plan.review')
  setPlanReview(
    @Caller() principal: Principal,
    @Args(...idOf('recordId')) id: string,
    @Args('day', { type: () => DayScalar, nullable: true }) day?: string | null,
  ): Promise<PlanView> {
    return this.ofRecord(principal, id, (ctx, recordId) => setPlanReview(ctx, recordId, day ?? null));
  }

  @Mutation(() => PlanView)
  @Access('plan.add')
  usePlanTemplate(
    @Caller() principal: Principal,
    @Args(...idOf('recordId')) id: string,
    @Args('template', { type: () => String }) template: string,
    @Args('locale', { type: () => String }) locale: string,
  ): Promise<PlanView> {
    return this.ofRecord(principal, id, (ctx, recordId) => useTemplate(ctx, recordId, template, locale));
  }

  /** The plan is found before the act: [Q4] after it the item may be out of the caller's sight. */
  private async ofUnit(
    principal: Principal,
    id: string,
    act: (ctx: RequestContext, unitId: UnitId) => Promise<void>,
  ): Promise<PlanView> {
    const unitId = idArgument<UnitId>(id);
    const recordId = await this.db.inContext(principal, async (ctx) => {
      const plan = await planHolding(ctx, unitId);
      await act(ctx, unitId);
      return plan;
    });
    return this.read(principal, recordId);
  }

  private async ofRecord(
    principal: Principal,
    id: string,
    act: (ctx: RequestContext, recordId: RecordId) => Promise<unknown>,
  ): Promise<PlanView> {
    const recordId = idArgument<RecordId>(id);
    await this.db.inContext(principal, (ctx) => act(ctx, recordId));
    return this.read(principal, recordId);
  }

  private read(principal: Principal, recordId: RecordId): Promise<PlanView> {
    return this.db.inContext(principal, async (ctx) =>
      readPlan(ctx, (await readPlanManifest(ctx, recordId)).record.caseId),
    );
  }
}

/** @throws ProductError NOT_FOUND for a unit that the caller cannot reach */
async function planHolding(ctx: RequestContext, unitId: UnitId): Promise<RecordId> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (!recordId) throw new ProductError('NOT_FOUND');
  return recordId;
}
