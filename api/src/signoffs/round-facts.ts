import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import type { RoundFacts } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import {
  type AnswerRow,
  answersIn,
  marksIn,
  type RoundRow,
  roundsOf,
  seatsIn,
  viewsIn,
} from './signoffs.repository.js';

/** The rounds of a record as the caller may see them. */
export interface SignoffFacts {
  readonly rounds: readonly RoundRow[];
  readonly answers: readonly AnswerRow[];
  /** Of one round, for the rules of shared/signoff. */
  readonly of: (round: RoundRow) => RoundFacts;
}

/**
 * [W37] Everything is counted over parties the caller may know of, and over passages the caller reads with them.
 * @param reader another party for whom it is made: passages count that this one reads too
 */
export async function signoffFacts(
  ctx: RequestContext,
  recordId: RecordId,
  reader: PartyId | null = null,
): Promise<SignoffFacts> {
  const rounds = await roundsOf(ctx, recordId);
  const [seats, marks, answers, views] = [
    await seatsIn(ctx, recordId),
    await marksIn(ctx, recordId),
    await answersIn(ctx, recordId),
    await viewsIn(ctx, recordId, reader),
  ];
  const of = (round: RoundRow): RoundFacts => {
    const has = (party: PartyId, kind: string): boolean =>
      marks.some((mark) => mark.roundId === round.id && mark.party === party && mark.kind === kind);
    return {
      ...{
        version: round.version,
        open: round.outcome === null,
        quorum: round.quorum,
        overdue: round.dueAt <= ctx.now,
      },
      seats: seats
        .filter((seat) => seat.roundId === round.id)
        .map(({ party, step }) => ({ party, step, opened: has(party, 'opened'), noted: has(party, 'noted') })),
      answers,
      viewOf: (party, version) => views.get(`${party}|${version}`) ?? '',
    };
  };
  return { rounds, answers, of };
}

/** The round and its facts. @throws ProductError NOT_FOUND */
export async function factsOfRound(
  ctx: RequestContext,
  round: RoundRow | undefined,
): Promise<{ readonly round: RoundRow; readonly facts: RoundFacts; readonly all: SignoffFacts }> {
  if (!round) throw new ProductError('NOT_FOUND');
  const all = await signoffFacts(ctx, round.recordId);
  return { round, facts: all.of(round), all };
}
