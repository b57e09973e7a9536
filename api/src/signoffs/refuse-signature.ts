import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import { mayAnswer } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { idFrom, textFrom } from '../platform/input.js';
import { askedSeat } from './own-seat.js';
import { factsOfRound } from './round-facts.js';
import { findRound, SIGNOFF_PLACES } from './signoffs.repository.js';
import { tellRound } from './tell-round.js';

/**
 * [W33] Says no, with a reason, which the own party and those who keep the case read. The party may still sign later.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP when it is not its turn; BAD_INPUT without a reason
 */
export async function refuseSignature(
  ctx: RequestContext,
  input: { readonly roundId: string; readonly partyId?: string | null | undefined; readonly reason: string },
): Promise<RecordId> {
  const asked = await factsOfRound(ctx, await findRound(ctx, idFrom<PartyId>(input.roundId)));
  const { round, facts } = asked;
  const seat = await askedSeat(ctx, asked, input.partyId ? idFrom<PartyId>(input.partyId) : null);
  if (!mayAnswer(facts, seat.partyId)) throw new ProductError('FORBIDDEN_STEP');
  const { caseId, recordId } = round;
  const id = ctx.ids.uuid();
  const words = await ctx.seal(caseId, SIGNOFF_PLACES.words(id), Buffer.from(textFrom(input.reason, 4000)));
  await ctx.sql.query('select signoff_answer_store($1, $2, $3, $4, $5, null)', [
    ...[id, round.id, seat.partyId, 'refused', words],
  ]);
  ctx.audit({
    ...{ action: 'signoff.refuse', caseId, objectType: 'record', objectId: recordId, rule: 'W33' },
    detail: { round: round.id, version: round.version, party: seat.partyId },
  });
  await tellRound(ctx, round);
  return recordId;
}
