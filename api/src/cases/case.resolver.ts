import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CaseId, PartyId, PersonId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom, idsOrAllFrom } from '../platform/input.js';
import { addPerson } from './add-person.js';
import { addRelation } from './add-relation.js';
import { CaseSummaryView, CaseView } from './case.graphql.js';
import { OpenCaseInput, PersonInput, RelationInput } from './case-inputs.graphql.js';
import { limitPersonKnowledge } from './limit-knowledge.js';
import { listCases } from './list-cases.js';
import { openCase } from './open-case.js';
import { readCase } from './present-case.js';
import { closeCase, reopenCase } from './step-case.js';

/** The case file: family, persons, relations. */
@Resolver()
export class CaseResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => [CaseSummaryView])
  @Access('case.list')
  cases(@Caller() principal: Principal): Promise<CaseSummaryView[]> {
    return this.db.inContext(principal, listCases);
  }

  @Query(() => CaseView)
  @Access('case.read')
  case(@Caller() principal: Principal, @Args('id', { type: () => ID }) id: string): Promise<CaseView> {
    return this.db.inContext(principal, (ctx) => readCase(ctx, idFrom<CaseId>(id)));
  }

  @Mutation(() => CaseView)
  @Access('case.open')
  openCase(@Caller() principal: Principal, @Args('input') input: OpenCaseInput): Promise<CaseView> {
    return this.db.inContext(principal, async (ctx) => readCase(ctx, (await openCase(ctx, input)).caseId));
  }

  @Mutation(() => CaseView)
  @Access('case.addPerson')
  addPerson(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('input') input: PersonInput,
  ): Promise<CaseView> {
    return this.db.inContext(principal, async (ctx) => {
      await addPerson(ctx, idFrom<CaseId>(caseId), input);
      return readCase(ctx, idFrom<CaseId>(caseId));
    });
  }

  @Mutation(() => CaseView)
  @Access('case.addRelation')
  addRelation(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('input') input: RelationInput,
  ): Promise<CaseView> {
    return this.db.inContext(principal, async (ctx) => {
      await addRelation(ctx, idFrom<CaseId>(caseId), input);
      return readCase(ctx, idFrom<CaseId>(caseId));
    });
  }

  @Mutation(() => CaseView, { description: 'Which parties may know of this person; null = all.' })
  @Access('case.limitKnowledge')
  limitPersonKnowledge(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('knownTo', { type: () => [ID], nullable: true }) knownTo: string[] | null,
  ): Promise<CaseView> {
    return this.db.inContext(principal, async (ctx) => {
      const list = idsOrAllFrom<PartyId>(knownTo);
      await limitPersonKnowledge(ctx, idFrom<CaseId>(caseId), idFrom<PersonId>(personId), list);
      return readCase(ctx, idFrom<CaseId>(caseId));
    });
  }

  @Mutation(() => CaseView)
  @Access('case.close')
  closeCase(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('reason') reason: string,
  ): Promise<CaseView> {
    return this.db.inContext(principal, async (ctx) => {
      await closeCase(ctx, idFrom<CaseId>(caseId), reason);
      return readCase(ctx, idFrom<CaseId>(caseId));
    });
  }

  @Mutation(() => CaseView)
  @Access('case.reopen')
  reopenCase(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('reason') reason: string,
  ): Promise<CaseView> {
    return this.db.inContext(principal, async (ctx) => {
      await reopenCase(ctx, idFrom<CaseId>(caseId), reason);
      return readCase(ctx, idFrom<CaseId>(caseId));
    });
  }
}
