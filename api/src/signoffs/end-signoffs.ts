import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import { isCarried } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { idFrom, wordFrom } from '../platform/input.js';
import { factsOfRound } from './round-facts.js';
import { findRound } from './signoffs.repository.js';

const OUTCOMES = ['finished', 'cancelled'] as const;

/**
 * [W36] Ends a round: finished once enough have signed, cancelled at any time. It is an act of who answers for the case and
 * never happens by itself: that would tell of a signature that somebody may not know of.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP
 */
export async function endSignoffs(
  ctx: RequestContext,
  input: { readonly roundId: string; readonly outcome: string },
): Promise<RecordId> {
  const { round, facts } = await factsOfRound(ctx, await findRound(ctx, idFrom<PartyId>(input.roundId)));
  const outcome = wordFrom(OUTCOMES, input.outcome);
  if (outcome === 'finished' && !isCarried(facts)) throw new ProductError('FORBIDDEN_STEP');
  const [row] = await ctx.sql.query<{ ended: boolean }>('select signoff_end($1, $2) as ended', [round.id, outcome]);
  if (row?.ended !== true) throw new ProductError('FORBIDDEN_STEP');
  const { caseId, recordId, version } = round;
  const detail = { round: round.id, version, outcome };
  ctx.audit({ action: 'signoff.end', caseId, objectType: 'record', objectId: recordId, rule: 'W36', detail });
  await announce(ctx, { kind: 'manifest', recordId });
  return recordId;
}
