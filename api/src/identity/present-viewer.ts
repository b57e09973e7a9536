import type { Mode } from '../platform/config/config.js';
import type { RequestContext } from '../platform/context.js';
import type { AgencyView, UserRefView, ViewerView } from './identity.graphql.js';
import { type AgencyRow, agenciesById, ownLocale, ownMemberships, type UserRow } from './identity.repository.js';

/** Who is signed in, for whom, and what else they could act for. */
export async function presentViewer(ctx: RequestContext, mode: Mode): Promise<ViewerView> {
  const rows = await ownMemberships(ctx);
  const ids = rows.flatMap((row) => (row.agency_id === null ? [] : [row.agency_id]));
  const agencies = new Map((await agenciesById(ctx, ids)).map((row) => [row.id, presentAgency(row)]));
  const memberships = rows.map((row) => ({
    id: row.id,
    role: row.role,
    profession: row.profession,
    agency: row.agency_id === null ? null : (agencies.get(row.agency_id) ?? null),
  }));
  const current = memberships.find((one) => one.id === ctx.membershipId);
  return {
    userId: ctx.userId,
    displayName: ctx.displayName,
    locale: await ownLocale(ctx),
    membershipId: ctx.membershipId,
    agency: current?.agency ?? null,
    role: current?.role ?? '',
    memberships,
    demo: mode !== 'production',
    mode,
    installationAdmin: ctx.installationAdmin,
  };
}

export function presentAgency(row: AgencyRow): AgencyView {
  return { id: row.id, type: row.type, name: row.name, shortName: row.short_name };
}

export function presentUser(row: UserRow): UserRefView {
  return { id: row.id, displayName: row.display_name };
}
