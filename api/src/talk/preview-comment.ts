import { ProductError } from '@soulad/shared/errors';
import type { CommentId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { given } from '../platform/input.js';
import { idArgument } from '../records/index.js';
import { acquaintanceOf } from './acquaintance.js';
import { commentableUnit } from './commentable-unit.js';
import { commentReaders } from './comment-readers.js';
import { answerReach, reachFrom } from './comment-reach.js';
import type { CommentRow } from './comment.repository.js';
import { findThread } from './find-thread.js';
import type { CommentPreviewView, CommentReachInput } from './talk.graphql.js';

/**
 * [P15] Who would read the comment if it were sent now, among the parties that the caller may know of.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT
 */
export async function previewComment(ctx: RequestContext, input: CommentReachInput): Promise<CommentPreviewView> {
  const unitId = idArgument<UnitId>(input.unitId);
  const place = await commentableUnit(ctx, unitId);
  const reach = given(input.threadId)
    ? await answerReach(ctx, place, await rootOf(ctx, input.threadId, unitId), input.mentions ?? [])
    : await reachFrom(ctx, place, input);
  const { manifest, readers } = place;
  const own = manifest.marks.get(reach.authorParty);
  if (!own) throw new TypeError('The own party is not known to the caller.');
  const sees = commentReaders(manifest, readers, reach, await acquaintanceOf(ctx, manifest.record.caseId));
  ctx.audit({ action: 'talk.preview', caseId: manifest.record.caseId, objectType: 'unit', objectId: unitId });
  return {
    own,
    sees,
    doesNot: [...manifest.marks.values()].filter((mark) => readers.has(mark.partyId) && !sees.includes(mark)),
  };
}

/** First comment of a talk at this very unit. */
async function rootOf(ctx: RequestContext, threadId: string, unitId: UnitId): Promise<CommentRow> {
  const { root } = await findThread(ctx, idArgument<CommentId>(threadId));
  if (root.unitId !== unitId) throw new ProductError('NOT_FOUND');
  return root;
}
