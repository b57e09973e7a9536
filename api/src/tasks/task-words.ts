import type { CaseId, TaskId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** Longest texts of a task, UTF-16 code units. */
export const TASK_LIMITS = { title: 160, words: 2000 } as const;

/** Under which words the texts of a task are sealed. */
export const TASK_PLACES = {
  title: (id: TaskId): string => `task|title|${id}`,
  detail: (id: TaskId): string => `task|detail|${id}`,
  proofWanted: (id: TaskId): string => `task|proof_wanted|${id}`,
  step: (stepId: string): string => `task_step|words|${stepId}`,
  confirmation: (id: TaskId): string => `task_confirmation|reason|${id}`,
};

/** Seals a text; nothing for an empty one. */
export async function sealWords(
  ctx: RequestContext,
  caseId: CaseId,
  place: string,
  text: string,
): Promise<Buffer | null> {
  return text === '' ? null : ctx.seal(caseId, place, Buffer.from(text, 'utf8'));
}

/** The same backwards. */
export async function openWords(
  ctx: RequestContext,
  caseId: CaseId,
  place: string,
  sealed: Buffer | null,
): Promise<string> {
  return sealed === null ? '' : (await ctx.open(caseId, place, sealed)).toString('utf8');
}
