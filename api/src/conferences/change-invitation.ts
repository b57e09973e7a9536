import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, PartyId, SittingId } from '@soulad/shared/ids';
import { assertConvenes } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { knownThrough, requireSitting } from './known-conference.js';
import { noteFact, tellCase } from './told-conference.js';

/**
 * Invites a party to a sitting, or asks it not to take part. The convener is always invited.
 * @throws ProductError FORBIDDEN_STEP unless the caller answers for the case and the conference has not ended; NOT_FOUND
 */
export async function changeInvitation(
  ctx: RequestContext,
  sittingId: SittingId,
  partyId: PartyId,
  invited: boolean,
): Promise<ConferenceId> {
  const known = await knownThrough(ctx, 'sitting', sittingId);
  requireSitting(known, sittingId);
  assertConvenes(known.scope);
  if (!known.known.has(partyId)) throw new ProductError('NOT_FOUND');
  const over = known.conference.state === 'ended' || known.conference.state === 'cancelled';
  if (over || partyId === known.convenerId) throw new ProductError('FORBIDDEN_STEP');
  const invitation = invited ? 'invited' : 'excluded';
  await ctx.sql.query(
    `insert into sitting_party (sitting_id, party_id, invitation) values ($1, $2, $3)
       on conflict (sitting_id, party_id) do update set invitation = excluded.invitation`,
    [sittingId, partyId, invitation],
  );
  await noteFact(ctx, known, 'conference.changeInvitation', { sittingId, partyId, invitation });
  await tellCase(ctx, known);
  return known.conference.id;
}
