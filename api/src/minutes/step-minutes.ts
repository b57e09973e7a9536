import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import {
  COMMENT_DAYS,
  commentsUntil,
  commentWindow,
  type Day,
  MINUTES,
  type MinutesNeed,
  type MinutesState,
  refuseStep,
  windowOver,
  workingDaysBetween,
} from '@soulad/shared/workflow';
import { termEnds } from '../clocks/index.js';
import type { AuditDetail, RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { requireReason } from '../records/index.js';
import { cutRevision } from '../revisions/index.js';
import { recomputeAudience, settleTexts } from '../sharing/index.js';
import { askedParties, dayAt, heldMinutes, type KnownMinutes } from './known-minutes.js';
import { assentsOf } from './minutes.repository.js';
import { openQuestions } from './questions.js';

/** Where the sealed reason of a step belongs. */
export const stepReasonPlace = (id: string): string => `minutes_step|reason|${id}`;

interface Way {
  readonly to: MinutesState;
  readonly met: readonly MinutesNeed[];
  readonly reason?: string;
  readonly until?: Day;
  readonly detail?: AuditDetail;
}

/**
 * [W8] Begins the check of labels: after the meeting, of a correction, or again out of the window for comments.
 * @param reason 1 to 2 000 characters; needed only out of the window
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP with `needs`; BAD_INPUT; CONFLICT when somebody was faster
 */
export async function reviewMinutes(ctx: RequestContext, recordId: RecordId, reason: string | null): Promise<void> {
  const words = reason === null || reason.trim() === '' ? undefined : requireReason(reason);
  const known = await heldMinutes(ctx, recordId);
  const ended = known.manifest.record.conferenceState === 'ended';
  const met: MinutesNeed[] = [
    ...(ended ? (['conference-ended'] as const) : []),
    ...(words ? (['reason'] as const) : []),
  ];
  await take(ctx, known, { to: 'in-review', met, ...(words ? { reason: words } : {}) });
  await settle(ctx, known);
}

/**
 * [W10] Says that the labels are checked.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case, they are checked now and nothing
 *   of the list is open
 */
export async function checkLabels(ctx: RequestContext, recordId: RecordId): Promise<void> {
  const known = await heldMinutes(ctx, recordId);
  if (known.row.state !== 'in-review' || (await openQuestions(ctx, known)).length > 0)
    throw new ProductError('FORBIDDEN_STEP', { needs: 'labels-checked' });
  await ctx.sql.query('select minutes_note($1, true, null)', [recordId]);
  noteStep(ctx, known, 'minutes.checkLabels');
}

/** Names the day by which the minutes are promised [W15]. @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT */
export async function promiseMinutes(ctx: RequestContext, recordId: RecordId, day: Day): Promise<void> {
  const known = await heldMinutes(ctx, recordId);
  if (known.row.state === 'closed') throw new ProductError('FORBIDDEN_STEP');
  if (day < dayAt(ctx.now)) throw new ProductError('BAD_INPUT');
  await ctx.sql.query('select minutes_note($1, false, $2)', [recordId, day]);
  noteStep(ctx, known, 'minutes.promise', { day });
  await announceMinutes(ctx, known);
}

/**
 * [W11] Sends the minutes out for comments: from now on nobody writes, everybody comments.
 * @param days working days of the window; null: as many as the office gives
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP with `needs`; BAD_INPUT for a number of days out of bounds; CONFLICT
 */
export async function openComments(ctx: RequestContext, recordId: RecordId, days: number | null): Promise<void> {
  const known = await heldMinutes(ctx, recordId);
  const workingDays = days ?? (await usualCommentDays(ctx, known));
  if (!Number.isInteger(workingDays) || workingDays < COMMENT_DAYS.least || workingDays > COMMENT_DAYS.most)
    throw new ProductError('BAD_INPUT');
  const checked = known.row.labelsCheckedAt !== null && (await openQuestions(ctx, known)).length === 0;
  const until = commentsUntil(dayAt(ctx.now), workingDays);
  const detail = { workingDays, until };
  await take(ctx, known, { to: 'for-comments', met: checked ? ['labels-checked'] : [], until, detail });
  await settle(ctx, known);
  tellParties(ctx, known, 'minutesForComments', await askedParties(ctx, known));
}

/**
 * [W12] Closes the minutes: from here on nothing of them moves. Open talks and dissents keep nothing from it.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP with `needs`; CONFLICT when somebody was faster
 */
export async function closeMinutes(ctx: RequestContext, recordId: RecordId): Promise<void> {
  const known = await heldMinutes(ctx, recordId);
  const asked = await askedParties(ctx, known);
  const met: MinutesNeed[] = (await isOver(ctx, known, asked)) ? ['comment-window-over'] : [];
  refuse(known.row.state, 'closed', met);
  // The text as it stands becomes the newest snapshot; with the next statement the database takes none any more.
  const bare = await ctx.sql.query<{ id: UnitId }>('select minutes_settle($1) as id', [recordId]);
  await settleTexts(
    ctx,
    bare.map(({ id }) => id),
  );
  // [W30] What was closed: everything that is shared, those passages too that the caller does not read.
  await cutRevision(ctx, { recordId, kind: 'minutes', details: new Map() });
  await take(ctx, known, { to: 'closed', met });
  await settle(ctx, known);
  tellParties(ctx, known, 'minutesClosed', asked);
}

/** [W50] Working days that the office gives for comments, within what a window can have. */
export async function usualCommentDays(ctx: RequestContext, { manifest }: KnownMinutes): Promise<number> {
  const days = workingDaysBetween(dayAt(ctx.now), await termEnds(ctx, manifest.record.caseId, 'comments', ctx.now));
  return Math.min(COMMENT_DAYS.most, Math.max(COMMENT_DAYS.least, days));
}

async function isOver(ctx: RequestContext, { row }: KnownMinutes, asked: readonly PartyId[]): Promise<boolean> {
  const { commentsFrom, commentsUntil: until } = row;
  if (commentsFrom === null || until === null) return false;
  return windowOver(commentWindow(commentsFrom, until, dayAt(ctx.now)), asked, await assentsOf(ctx, row));
}

function refuse(from: MinutesState, to: MinutesState, met: readonly MinutesNeed[]): void {
  const refused = refuseStep(MINUTES, from, to, met);
  if (refused === undefined) return;
  throw new ProductError('FORBIDDEN_STEP', refused.kind === 'unmet' ? { needs: refused.needs.join(',') } : {});
}

async function take(ctx: RequestContext, known: KnownMinutes, way: Way): Promise<void> {
  const { row, manifest } = known;
  const { to, met, reason, until = null } = way;
  refuse(row.state, to, met);
  const id = ctx.ids.uuid();
  const sealed =
    reason === undefined
      ? null
      : await ctx.seal(manifest.record.caseId, stepReasonPlace(id), Buffer.from(reason, 'utf8'));
  const [taken] = await ctx.sql.query<{ done: boolean }>('select minutes_take_step($1, $2, $3, $4, $5, $6) as done', [
    ...[id, row.recordId, row.state, to, sealed, until],
  ]);
  if (taken?.done !== true) throw new ProductError('CONFLICT');
  noteStep(ctx, known, 'minutes.step', { from: row.state, to, ...way.detail });
}

/** What may be done with the passages follows from the state of their record; whoever looks is told. */
async function settle(ctx: RequestContext, known: KnownMinutes): Promise<void> {
  await recomputeAudience(ctx, known.manifest.record.caseId);
  await announceMinutes(ctx, known);
}

/**
 * Tells the nodes that the minutes changed: each asks again for each viewer. The case lists how far its records are: what is
 * not told of it now would be told with the next change, which may be hidden from the viewer [I1].
 */
export async function announceMinutes(ctx: RequestContext, { manifest, row }: KnownMinutes): Promise<void> {
  const { caseId, conferenceId } = manifest.record;
  await announce(ctx, { kind: 'manifest', recordId: row.recordId });
  if (conferenceId) await announce(ctx, { kind: 'changed', what: 'conference', id: conferenceId });
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
}

/** The audit row of a step. */
export function noteStep(
  ctx: RequestContext,
  { manifest, row }: KnownMinutes,
  action: string,
  detail: AuditDetail = {},
): void {
  ctx.audit({ action, caseId: manifest.record.caseId, objectType: 'record', objectId: row.recordId, detail });
}

/** Tells parties, without a word of what is in the minutes. */
export function tellParties(
  ctx: RequestContext,
  { manifest, row }: KnownMinutes,
  kind: 'minutesForComments' | 'minutesClosed',
  partyIds: readonly PartyId[],
): void {
  if (partyIds.length === 0) return;
  ctx.notify({ kind, caseId: manifest.record.caseId, objectType: 'record', objectId: row.recordId, to: { partyIds } });
}
