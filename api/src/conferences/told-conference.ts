import type { AuditDetail, RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { recomputeAudience } from '../sharing/index.js';
import type { KnownConference } from './known-conference.js';

/** Audits an act on a conference and tells the nodes that it changed. */
export async function noteChange(
  ctx: RequestContext,
  { conference }: Pick<KnownConference, 'conference'>,
  action: string,
  detail: AuditDetail = {},
): Promise<void> {
  ctx.audit({ action, caseId: conference.case_id, objectType: 'conference', objectId: conference.id, detail });
  await announce(ctx, { kind: 'changed', what: 'conference', id: conference.id });
}

/** The same for an act on which decisions depend: who is invited, who is in the room. */
export async function noteFact(
  ctx: RequestContext,
  known: Pick<KnownConference, 'conference'>,
  action: string,
  detail: AuditDetail = {},
): Promise<void> {
  await noteChange(ctx, known, action, detail);
  await recomputeAudience(ctx, known.conference.case_id);
}

/** What the page of the case tells of a meeting is another one now: when it is, how far it has come, who is asked. */
export async function tellCase(
  ctx: RequestContext,
  { conference }: Pick<KnownConference, 'conference'>,
): Promise<void> {
  await announce(ctx, { kind: 'changed', what: 'case', id: conference.case_id });
}
