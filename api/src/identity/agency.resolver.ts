import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { createAgency } from './create-agency.js';
import { addMembership, createUser } from './create-user.js';
import { AddMembershipInput, AgencyView, CreateAgencyInput, CreateUserInput, UserRefView } from './identity.graphql.js';
import { agencyDirectory, colleagues } from './identity.repository.js';
import { presentAgency, presentUser } from './present-viewer.js';

/** Organisations and the people in them. */
@Resolver()
export class AgencyResolver {
  @Inject(Database) private readonly db: Database;

  @Query(() => [AgencyView])
  @Access('agency.list')
  agencies(@Caller() principal: Principal): Promise<AgencyView[]> {
    return this.db.inContext(principal, async (ctx) => (await agencyDirectory(ctx)).map(presentAgency));
  }

  @Query(() => [UserRefView])
  @Access('agency.colleagues')
  colleagues(@Caller() principal: Principal): Promise<UserRefView[]> {
    return this.db.inContext(principal, async (ctx) => (await colleagues(ctx)).map(presentUser));
  }

  @Mutation(() => AgencyView)
  @Access('agency.create')
  createAgency(@Caller() principal: Principal, @Args('input') input: CreateAgencyInput): Promise<AgencyView> {
    return this.db.inContext(principal, async (ctx) => presentAgency(await createAgency(ctx, input)));
  }

  @Mutation(() => UserRefView)
  @Access('user.create')
  createUser(@Caller() principal: Principal, @Args('input') input: CreateUserInput): Promise<UserRefView> {
    return this.db.inContext(principal, async (ctx) => presentUser(await createUser(ctx, input)));
  }

  @Mutation(() => UserRefView)
  @Access('membership.add')
  addMembership(@Caller() principal: Principal, @Args('input') input: AddMembershipInput): Promise<UserRefView> {
    return this.db.inContext(principal, async (ctx) => presentUser(await addMembership(ctx, input)));
  }
}
