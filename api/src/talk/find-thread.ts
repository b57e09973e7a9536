import { ProductError } from '@soulad/shared/errors';
import type { CommentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { placeOfTalk, type TalkPlace } from './commentable-unit.js';
import { type CommentRow, unitsOfComments } from './comment.repository.js';
import { visibleComments } from './visible-comments.js';

/** @throws ProductError NOT_FOUND when there is no such comment for the caller */
export async function findComment(
  ctx: RequestContext,
  id: CommentId,
): Promise<TalkPlace & { readonly comment: CommentRow; readonly rows: readonly CommentRow[] }> {
  const [row] = await unitsOfComments(ctx, [id]);
  if (!row) throw new ProductError('NOT_FOUND');
  const place = await placeOfTalk(ctx, row.unitId);
  const { rows } = await visibleComments(ctx, place.manifest);
  const comment = rows.find((one) => one.id === id);
  if (!comment) throw new ProductError('NOT_FOUND');
  return { ...place, comment, rows };
}

/** The same of the first comment of a talk, with everything of it that the caller may read. */
export async function findThread(
  ctx: RequestContext,
  id: CommentId,
): Promise<TalkPlace & { readonly root: CommentRow; readonly talk: readonly CommentRow[] }> {
  const { comment, rows, ...place } = await findComment(ctx, id);
  if (comment.threadId !== null) throw new ProductError('NOT_FOUND');
  return { ...place, root: comment, talk: rows.filter((row) => row.id === id || row.threadId === id) };
}
