import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { textFrom, wordFrom } from '../platform/input.js';
import { tellCase } from './begin-emergency.js';
import { requireEmergency } from './emergencies.repository.js';
import { wordsPlace } from './emergency-place.js';

export const VERDICTS = ['justified', 'unjustified'] as const;

/**
 * The second person's word on a use, once and never taken back: whoever used it does not judge it.
 * @throws ProductError NOT_FOUND; BAD_INPUT; FORBIDDEN_STEP while it is on, once it is judged, and for the person itself
 */
export async function reviewEmergency(ctx: RequestContext, id: string, verdict: string, words: string): Promise<void> {
  const { case_id: caseId, user_id: userId } = await requireEmergency(ctx, id);
  const text = Buffer.from(textFrom(words, 2000));
  const word = wordFrom(VERDICTS, verdict);
  const sealed = await ctx.seal(caseId, wordsPlace(id), text);
  const [row] = await ctx.sql.query<{ done: boolean }>('select emergency_decide($1, $2, $3) as done', [
    id,
    word,
    sealed,
  ]);
  if (row?.done !== true) throw new ProductError('FORBIDDEN_STEP');
  ctx.audit({
    ...{ action: 'emergency.review', caseId, objectType: 'emergency', objectId: id, rule: 'P21' },
    detail: { verdict: word },
  });
  ctx.notify({ kind: 'emergencyReview', caseId, objectType: 'emergency', objectId: id, to: { userIds: [userId] } });
  await tellCase(ctx, caseId);
}
