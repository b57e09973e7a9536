import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import { type Evidence, mayAnswer, sealedSignature, type SignedStatement, toHex } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { idFrom, optionalTextFrom } from '../platform/input.js';
import { type Revision, revisionOf } from '../revisions/index.js';
import { type Seat } from '../sharing/index.js';
import { askedSeat } from './own-seat.js';
import { factsOfRound } from './round-facts.js';
import { findRound, type RoundRow, SIGNOFF_PLACES } from './signoffs.repository.js';
import { statementOf } from './statement.js';
import { tellRound } from './tell-round.js';

/** What the caller wants to sign. */
export interface SignWish {
  readonly roundId: string;
  readonly partyId?: string | null | undefined;
  readonly reservation?: string | null | undefined;
}

const MOST_WORDS = 4000;

/** A signature that may be given now. */
export interface Prepared {
  readonly round: RoundRow;
  readonly revision: Revision;
  readonly seat: Seat;
  readonly reservation: string;
  readonly statement: string;
}

/**
 * [W33] The statement that the caller would sign now.
 * @throws ProductError NOT_FOUND when the caller's party is not asked; FORBIDDEN_STEP when it is not its turn, or it has signed
 */
export async function prepareSignature(ctx: RequestContext, wish: SignWish): Promise<Prepared> {
  const asked = await factsOfRound(ctx, await findRound(ctx, idFrom<PartyId>(wish.roundId)));
  const { round, facts } = asked;
  const seat = await askedSeat(ctx, asked, wish.partyId ? idFrom<PartyId>(wish.partyId) : null);
  if (!mayAnswer(facts, seat.partyId)) throw new ProductError('FORBIDDEN_STEP');
  const revision = await revisionOf(ctx, round.revisionId);
  const reservation = optionalTextFrom(wish.reservation, MOST_WORDS);
  const statement = await statementOf(ctx, revision, { party: seat.partyId, role: seat.role, reservation });
  return { round, revision, seat, reservation, statement };
}

/**
 * [W33] Signs. Whoever calls this has asked the person once more who they are; the evidence belongs to this statement.
 * @throws ProductError as `prepareSignature`; CONFLICT when somebody of the party has just signed, or the view has changed
 */
export async function signRevision(
  ctx: RequestContext,
  wish: SignWish,
  proven: { readonly statement: string; readonly evidence: Evidence },
): Promise<RecordId> {
  const { round, seat, reservation, statement } = await prepareSignature(ctx, wish);
  if (statement !== proven.statement) throw new ProductError('CONFLICT');
  const { caseId, recordId } = round;
  const id = ctx.ids.uuid();
  const said = { statement, evidence: proven.evidence, at: ctx.now };
  const { key, signature } = await ctx.sign(sealedSignature(said));
  const paper: SignedStatement = { ...said, key: toHex(key), seal: toHex(signature) };
  const kind = reservation === '' ? 'signed' : 'reserved';
  const sealedWords =
    reservation === '' ? null : await ctx.seal(caseId, SIGNOFF_PLACES.words(id), Buffer.from(reservation));
  const sealedPaper = await ctx.seal(caseId, SIGNOFF_PLACES.paper(id), Buffer.from(JSON.stringify(paper)));
  await ctx.sql.query('select signoff_answer_store($1, $2, $3, $4, $5, $6)', [
    ...[id, round.id, seat.partyId, kind, sealedWords, sealedPaper],
  ]);
  ctx.audit({
    ...{ action: 'signoff.sign', caseId, objectType: 'record', objectId: recordId, rule: 'W33' },
    detail: { round: round.id, version: round.version, party: seat.partyId, kind, method: proven.evidence.method },
  });
  await tellRound(ctx, round);
  return recordId;
}
