import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import type { PartyView } from './case.graphql.js';
import { presentParties } from './present-party.js';
import { partyById } from './cases.repository.js';
import type { PartyId } from '@soulad/shared/ids';

/**
 * The seats of the agency the caller heads, wherever they are: the invitation reaches the head, the case does not.
 * Nobody else is told anything here.
 */
export async function seatsToFill(ctx: RequestContext): Promise<PartyView[]> {
  const rows = await ctx.sql.query<{ id: PartyId }>(
    `select id from party where agency_id = (select ctx_headed_agency()) and emergency_id is null and (valid_to is null or valid_to > now())
       order by valid_from desc, id`,
  );
  const views: PartyView[] = [];
  for (const { id } of rows) views.push(await presentSeat(ctx, id));
  ctx.audit({ action: 'agency.seats', caseId: null, objectType: 'agency', objectId: ctx.agencyId });
  return views;
}

/** One seat as the person who fills it sees it, with the people on it and nothing of the case. */
export async function presentSeat(ctx: RequestContext, id: PartyId): Promise<PartyView> {
  const party = await partyById(ctx, id);
  if (party === undefined) throw new ProductError('NOT_FOUND');
  const scope = {
    caseId: party.case_id,
    seats: [],
    partyIds: [],
    hosts: false,
    emergency: false,
    convenes: false,
    leads: false,
  };
  const [view] = await presentParties(ctx, scope, [party]);
  if (view === undefined) throw new ProductError('NOT_FOUND');
  return { ...view, may: { end: false, assign: true } };
}
