import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, MembershipId, UserId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, optionalTextFrom, textFrom, wordFrom } from '../platform/input.js';
import type { AddMembershipInput, CreateUserInput } from './identity.graphql.js';
import type { UserRow } from './identity.repository.js';
import { hashPassword, PASSWORD_LENGTH } from './password.js';
import { MEMBERSHIP_ROLES, type MembershipRole } from './words.js';

/** A new account as it was made: the user and the first membership. */
export interface CreatedUser extends UserRow {
  readonly membershipId: MembershipId;
}

/**
 * Makes an account with its first membership. The installation's administrator makes any; an agency's administrator
 * those of the own agency; an OSPOD administrator those of family members too. The database checks the same.
 * @throws ProductError FORBIDDEN_STEP; BAD_INPUT; CONFLICT for a login in use
 */
export async function createUser(ctx: RequestContext, input: CreateUserInput): Promise<CreatedUser> {
  const agencyId = !given(input.agencyId) ? null : idFrom<AgencyId>(input.agencyId);
  const role = roleFrom(input.role, agencyId);
  await assertMayAdmit(ctx, agencyId, role);
  const login = input.login.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9.-]{1,63}$/.test(login)) throw new ProductError('BAD_INPUT');
  const userId = freshId<UserId>(ctx.ids);
  const membershipId = freshId<MembershipId>(ctx.ids);
  const name = textFrom(input.displayName, 120);
  const hash = !given(input.password) ? null : await hashPassword(passwordFrom(input.password));
  const profession = optionalTextFrom(input.profession, 120);
  await ctx.sql.query('select user_create($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[userId, login, name, hash, input.locale ?? 'cs'],
    ...[membershipId, agencyId, role, profession],
  ]);
  ctx.audit({ action: 'user.create', caseId: null, objectType: 'user', objectId: userId, detail: { role, agencyId } });
  return { id: userId, display_name: name, membershipId };
}

/**
 * Gives an existing account one more membership, under the same rules. An agency gives it to its own people: somebody
 * from elsewhere is taken in by the installation's administrator alone, or a bare id would draw an account in.
 * @throws ProductError NOT_FOUND alike for nobody and for somebody from elsewhere
 */
export async function addMembership(ctx: RequestContext, input: AddMembershipInput): Promise<CreatedUser> {
  const agencyId = !given(input.agencyId) ? null : idFrom<AgencyId>(input.agencyId);
  const role = roleFrom(input.role, agencyId);
  await assertMayAdmit(ctx, agencyId, role);
  const userId = idFrom<UserId>(input.userId);
  const user = await admissible(ctx, userId);
  const membershipId = freshId<MembershipId>(ctx.ids);
  const profession = optionalTextFrom(input.profession, 120);
  await ctx.sql.query('select membership_add($1, $2, $3, $4, $5)', [userId, membershipId, agencyId, role, profession]);
  ctx.audit({
    action: 'membership.add',
    caseId: null,
    objectType: 'user',
    objectId: userId,
    detail: { role, agencyId },
  });
  return { ...user, membershipId };
}

async function admissible(ctx: RequestContext, userId: UserId): Promise<UserRow> {
  const [user] = await ctx.sql.query<UserRow>(
    `select u.id, u.display_name from app_user u where u.id = $1
       and ($2 or exists (select from membership m where m.user_id = u.id and m.agency_id = $3))`,
    [userId, ctx.installationAdmin, ctx.agencyId],
  );
  if (user === undefined) throw new ProductError('NOT_FOUND');
  return user;
}

function roleFrom(value: string, agencyId: AgencyId | null): MembershipRole {
  const role = wordFrom(MEMBERSHIP_ROLES, value);
  if ((role === 'self') !== (agencyId === null)) throw new ProductError('BAD_INPUT');
  return role;
}

async function assertMayAdmit(ctx: RequestContext, agencyId: AgencyId | null, role: MembershipRole): Promise<void> {
  if (ctx.installationAdmin) return;
  const [own] = await ctx.sql.query<{ role: string }>('select ctx_role() as role');
  const inOwnAgency = agencyId !== null && agencyId === ctx.agencyId;
  const ofFamily = role === 'self' && ctx.agencyType === 'ospod';
  if (own?.role !== 'admin' || (!inOwnAgency && !ofFamily)) throw new ProductError('FORBIDDEN_STEP');
}

function passwordFrom(password: string): string {
  const fits = password.length >= PASSWORD_LENGTH.least && password.length <= PASSWORD_LENGTH.most;
  if (!fits) throw new ProductError('BAD_INPUT');
  return password;
}
