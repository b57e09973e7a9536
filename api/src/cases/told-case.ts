import type { CaseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { recomputeAudience } from '../sharing/index.js';

/** After a change of who sits in a case or what may be told there: decide anew, and tell the nodes. */
export async function decideAndTell(ctx: RequestContext, caseId: CaseId): Promise<void> {
  await recomputeAudience(ctx, caseId);
  await announce(ctx, { kind: 'seats', caseId });
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
}
