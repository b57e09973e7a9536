import { ProductError } from '@soulad/shared/errors';
import type { RecordId } from '@soulad/shared/ids';
import { type Day, mayExtend } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { askedParties, dayAt, heldMinutes } from './known-minutes.js';
import { announceMinutes, noteStep, tellParties } from './step-minutes.js';

/**
 * [W11] Makes the window for comments longer: it ends with a later day, and nothing else about it changes.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case and a window is there; BAD_INPUT for
 *   a day that would not make it longer, or too long
 */
export async function extendComments(ctx: RequestContext, recordId: RecordId, until: Day): Promise<void> {
  const known = await heldMinutes(ctx, recordId);
  const { state, commentsFrom, commentsUntil } = known.row;
  if (state !== 'for-comments' || commentsFrom === null || commentsUntil === null)
    throw new ProductError('FORBIDDEN_STEP');
  if (!mayExtend({ from: commentsFrom, until: commentsUntil }, until, dayAt(ctx.now)))
    throw new ProductError('BAD_INPUT');
  const [row] = await ctx.sql.query<{ done: boolean }>('select minutes_extend($1, $2) as done', [recordId, until]);
  if (row?.done !== true) throw new ProductError('CONFLICT');
  noteStep(ctx, known, 'minutes.extend', { from: commentsUntil, until });
  await announceMinutes(ctx, known);
  tellParties(ctx, known, 'minutesForComments', await askedParties(ctx, known));
}
