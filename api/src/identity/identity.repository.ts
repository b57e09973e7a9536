import type { AgencyId, MembershipId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { Locale } from '../platform/graphql/enums.js';
import { walls } from '../platform/walls.js';

export interface AgencyRow {
  id: AgencyId;
  type: string;
  name: string;
  short_name: string;
}

export interface MembershipRow {
  id: MembershipId;
  role: string;
  profession: string;
  agency_id: AgencyId | null;
}

export interface UserRow {
  id: UserId;
  display_name: string;
}

/** Agencies by id; ids nobody has are left out. */
export function agenciesById(ctx: RequestContext, ids: readonly AgencyId[]): Promise<AgencyRow[]> {
  return ctx.sql.query('select id, type, name, short_name from agency where id = any ($1)', [ids]);
}

/** The directory for OSPOD and the administrator; everybody else is shown the own agency. */
export function agencyDirectory(ctx: RequestContext): Promise<AgencyRow[]> {
  const whole = ctx.agencyType === 'ospod' || ctx.installationAdmin || !walls().app;
  return ctx.sql.query('select id, type, name, short_name from agency where $1 or id = $2 order by name, id', [
    whole,
    ctx.agencyId,
  ]);
}

/** People with a live membership in the agency acted for. */
export function colleagues(ctx: RequestContext): Promise<UserRow[]> {
  return ctx.sql.query(
    `select distinct u.display_name, u.id from app_user u join membership m on m.user_id = u.id
       where m.agency_id = $1 and u.disabled_at is null and m.valid_from <= now()
         and (m.valid_to is null or m.valid_to > now())
       order by u.display_name, u.id`,
    [ctx.agencyId],
  );
}

/** The own live memberships, oldest first. */
export function ownMemberships(ctx: RequestContext): Promise<MembershipRow[]> {
  return ctx.sql.query(
    `select id, role, profession, agency_id from membership
       where user_id = $1 and valid_from <= now() and (valid_to is null or valid_to > now()) order by valid_from, id`,
    [ctx.userId],
  );
}

export async function ownLocale(ctx: RequestContext): Promise<Locale> {
  const [row] = await ctx.sql.query<{ locale: Locale }>('select locale from app_user where id = $1', [ctx.userId]);
  return row?.locale ?? 'cs';
}

export async function saveLocale(ctx: RequestContext, locale: Locale): Promise<void> {
  await ctx.sql.query('update app_user set locale = $2 where id = $1', [ctx.userId, locale]);
}

export async function insertAgency(ctx: RequestContext, row: AgencyRow): Promise<void> {
  await ctx.sql.query('insert into agency (id, type, name, short_name) values ($1, $2, $3, $4)', [
    row.id,
    row.type,
    row.name,
    row.short_name,
  ]);
}
