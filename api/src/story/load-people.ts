import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, MembershipId, UserId } from '@soulad/shared/ids';
import { addMembership, createAgency, createUser, registerDemoPerson } from '../identity/index.js';
import { Config } from '../platform/config/config.js';
import type { RequestContext } from '../platform/context.js';
import type { Stage } from './stage.js';

type AsAdmin = <T>(act: (ctx: RequestContext) => Promise<T>) => Promise<T>;

/** Agencies of the story that are not there yet; those of an earlier story are the same when type and name are. */
export async function loadAgencies(stage: Stage, asAdmin: AsAdmin): Promise<void> {
  for (const [key, { type, name, shortName }] of Object.entries(stage.story.agencies)) {
    const id = await asAdmin(async (ctx) => {
      const [known] = await ctx.sql.query<{ id: AgencyId }>('select id from agency where type = $1 and name = $2', [
        type,
        name,
      ]);
      return known?.id ?? (await createAgency(ctx, { type, name, shortName })).id;
    });
    stage.agencies.set(key, id);
  }
}

/** Users of the story with their memberships; a user of an earlier story is the same when the login is. */
export async function loadUsers(stage: Stage, asAdmin: AsAdmin): Promise<void> {
  const keys = Object.keys(stage.story.users);
  for (const key of keys) {
    const added = await loadUser(stage, asAdmin, key);
    if (added && stage.app.get(Config).mode !== 'production') await listInDemo(stage, asAdmin, key, keys.indexOf(key));
  }
}

/** @returns whether the user is new */
async function loadUser(stage: Stage, asAdmin: AsAdmin, key: string): Promise<boolean> {
  const user = stage.story.users[key];
  if (!user) return false;
  const found = await asAdmin((ctx) => findUser(ctx, user.login));
  if (found && found.name !== user.name) throw new ProductError('CONFLICT');
  if (found) stage.users.set(key, found.id);
  for (const { agency, role, profession } of user.memberships) {
    const seat = `${key}@${agency ?? ''}`;
    const agencyId = agency === undefined ? null : stage.agencies.get(agency);
    const known = stage.users.has(key) && (await asAdmin((ctx) => findMembership(ctx, stage.users.get(key), agencyId)));
    if (known) stage.memberships.set(seat, known);
    else if (stage.users.has(key)) {
      const userId = stage.users.get(key);
      const { membershipId } = await asAdmin((ctx) => addMembership(ctx, { userId, agencyId, role, profession }));
      stage.memberships.set(seat, membershipId);
    } else {
      const made = await asAdmin((ctx) =>
        createUser(ctx, { login: user.login, displayName: user.name, agencyId, role, profession }),
      );
      stage.users.set(key, made.id);
      stage.memberships.set(seat, made.membershipId);
    }
  }
  return found === undefined;
}

async function listInDemo(stage: Stage, asAdmin: AsAdmin, key: string, position: number): Promise<void> {
  const { story } = stage;
  const user = story.users[key];
  const seat = story.assignments.find((one) => one.user === key);
  const party = seat && story.parties[seat.party];
  if (!user) return;
  await asAdmin((ctx) =>
    registerDemoPerson(ctx, {
      key: user.login,
      userId: stage.users.get(key),
      roleNote: user.note,
      agencyName: party?.agency === undefined ? null : (story.agencies[party.agency]?.shortName ?? null),
      partyType: party?.type ?? null,
      story: story.title,
      position,
    }),
  );
}

async function findUser(ctx: RequestContext, login: string): Promise<{ id: UserId; name: string } | undefined> {
  const [row] = await ctx.sql.query<{ id: UserId; name: string }>(
    'select id, display_name as name from app_user where login = $1',
    [login],
  );
  return row;
}

async function findMembership(
  ctx: RequestContext,
  userId: UserId,
  agencyId: AgencyId | null,
): Promise<MembershipId | undefined> {
  const [row] = await ctx.sql.query<{ id: MembershipId }>(
    'select id from membership where user_id = $1 and agency_id is not distinct from $2 and (valid_to is null or valid_to > now())',
    [userId, agencyId],
  );
  return row?.id;
}
