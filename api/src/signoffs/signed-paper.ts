import type { CaseId } from '@soulad/shared/ids';
import type { SignedStatement } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { type AnswerRow, SIGNOFF_PLACES } from './signoffs.repository.js';

/** The signed statement of an answer, which the database shows to its own party alone; null for anybody else. */
export async function openPaper(
  ctx: RequestContext,
  caseId: CaseId,
  { id, paper }: AnswerRow,
): Promise<SignedStatement | null> {
  if (paper === null) return null;
  const opened = await ctx.open(caseId, SIGNOFF_PLACES.paper(id), paper);
  // Decoder: sealed by `signRevision`, which wrote this shape.
  return JSON.parse(opened.toString('utf8')) as SignedStatement;
}
