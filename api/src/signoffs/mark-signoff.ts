import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import { standingOf } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { idFrom, wordFrom } from '../platform/input.js';
import { askedSeat } from './own-seat.js';
import { factsOfRound } from './round-facts.js';
import { findRound } from './signoffs.repository.js';
import { tellRound } from './tell-round.js';

const MARKS = ['opened', 'noted'] as const;

/**
 * [W34] Notes that a party has opened what it is asked to sign, or taken note of a new root that changes nothing it sees.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP for taking note of what there is nothing to take note of
 */
export async function markSignoff(
  ctx: RequestContext,
  input: { readonly roundId: string; readonly partyId?: string | null | undefined; readonly mark: string },
): Promise<RecordId> {
  const asked = await factsOfRound(ctx, await findRound(ctx, idFrom<PartyId>(input.roundId)));
  const { round, facts } = asked;
  const kind = wordFrom(MARKS, input.mark);
  const { partyId } = await askedSeat(ctx, asked, input.partyId ? idFrom<PartyId>(input.partyId) : null);
  if (!facts.open || (kind === 'noted' && !standingOf(facts, partyId).toNote)) throw new ProductError('FORBIDDEN_STEP');
  const [made] = await ctx.sql.query<{ fresh: boolean }>('select signoff_note($1, $2, $3) as fresh', [
    ...[round.id, partyId, kind],
  ]);
  const { caseId, recordId, version } = round;
  const detail = { round: round.id, version, party: partyId, kind };
  ctx.audit({ action: 'signoff.mark', caseId, objectType: 'record', objectId: recordId, rule: 'W34', detail });
  // [W37] Taking note is told as signing is, for signing anew may look like taking note.
  if (made?.fresh === true && kind === 'noted') await tellRound(ctx, round);
  else if (made?.fresh === true) await announce(ctx, { kind: 'manifest', recordId });
  return recordId;
}
