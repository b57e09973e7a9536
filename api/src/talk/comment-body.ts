import type { CaseId, CommentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** Where the words of a comment are sealed to: they open nowhere else. */
export function bodyPlace(id: CommentId): string {
  return `comment|body|${id}`;
}

/** The words; null for a comment that was taken back. */
export async function bodyOf(
  ctx: RequestContext,
  caseId: CaseId,
  { id, body }: { readonly id: CommentId; readonly body: Buffer | null },
): Promise<string | null> {
  return body === null ? null : (await ctx.open(caseId, bodyPlace(id), body)).toString('utf8');
}
