import { ProductError } from '@soulad/shared/errors';
import type { CopyId, PartyId, RecordId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, wordFrom } from '../platform/input.js';
import { insertCopy, unfinishedOf } from './copies.repository.js';
import type { AskCopyInput } from './copy.graphql.js';
import { choicesFor } from './copy-choices.js';
import type { CopyOrder } from './copy-order.js';
import { COPY_FORMATS, PDF_STANDARDS } from './words.js';

/** Copies that one person has in the making at once. */
const MOST_UNFINISHED = 3;

/**
 * Asks for a copy [W60]: the own one, or by the convener one for another party. Nothing is read or noted as handed out yet.
 * @throws ProductError NOT_FOUND, BAD_INPUT for a kind that is not offered, FORBIDDEN_STEP for a formal copy of a record
 * that is not closed, RATE_LIMITED with three in the making
 */
export async function askCopy(ctx: RequestContext, input: Omit<AskCopyInput, 'proof'>): Promise<CopyOrder> {
  const recordId = idFrom<RecordId>(input.recordId);
  const choices = await choicesFor(ctx, recordId);
  const wanted = given(input.partyId) ? idFrom<PartyId>(input.partyId) : choices.own.partyId;
  const own = wanted === choices.own.partyId;
  if (!own && !choices.others.some((party) => party.partyId === wanted)) throw new ProductError('NOT_FOUND');
  const formal = input.formal === true;
  if (formal && (own || !choices.closed)) throw new ProductError('FORBIDDEN_STEP');
  const format = wordFrom(COPY_FORMATS, input.format);
  const order: CopyOrder = {
    ...{ id: freshId<CopyId>(ctx.ids), caseId: choices.caseId, recordId, partyId: wanted, own, formal, format },
    kind: wordFrom(choices.kinds, input.kind),
    standard: format === 'package' ? 'a-2a' : wordFrom(PDF_STANDARDS, input.standard ?? 'ua-1'),
  };
  if ((await unfinishedOf(ctx)) >= MOST_UNFINISHED) throw new ProductError('RATE_LIMITED', { retryAfterMs: 5000 });
  await insertCopy(ctx, order);
  ctx.audit({ ...copyEvent(order), action: 'copy.ask' });
  return order;
}

/** What every audit row about a copy says; it is told to whoever may know of the record. */
export function copyEvent({ id, caseId, recordId, partyId, kind, format, formal }: CopyOrder): {
  readonly caseId: CopyOrder['caseId'];
  readonly objectType: string;
  readonly objectId: string;
  readonly detail: Readonly<Record<string, string | boolean>>;
} {
  return {
    caseId,
    objectType: 'record',
    objectId: recordId,
    detail: { copy: id, party: partyId, kind, format, formal },
  };
}
