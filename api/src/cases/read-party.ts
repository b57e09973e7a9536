import type { AssignmentId, PartyId } from '@soulad/shared/ids';
import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { seatsOf } from '../sharing/index.js';
import type { PartyView } from './case.graphql.js';
import { caseScope } from './case-scope.js';
import { assignmentById, partyById } from './cases.repository.js';
import { presentSeat } from './own-seats.js';
import { presentParties } from './present-party.js';

/** A seat after an act on it: as part of the case for who sits there, alone for the head who has just filled it. */
export async function readParty(ctx: RequestContext, id: PartyId): Promise<PartyView> {
  const party = await partyById(ctx, id);
  if (party === undefined) throw new ProductError('NOT_FOUND');
  const seated = (await seatsOf(ctx)).some((seat) => seat.caseId === party.case_id);
  if (!seated) return presentSeat(ctx, id);
  const [view] = await presentParties(ctx, await caseScope(ctx, party.case_id), [party]);
  if (view === undefined) throw new ProductError('NOT_FOUND');
  return view;
}

/** The seat of an assignment. @throws ProductError NOT_FOUND */
export async function readPartyOf(ctx: RequestContext, id: AssignmentId): Promise<PartyView> {
  const assignment = await assignmentById(ctx, id);
  if (assignment === undefined) throw new ProductError('NOT_FOUND');
  return readParty(ctx, assignment.party_id);
}
