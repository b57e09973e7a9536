import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { type ClockKind, clockRule, isClockKind, REVIEW_EVENTS } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { idFrom, wordFrom } from '../platform/input.js';
import { announce } from '../platform/events.js';
import { answersForCase, hostsCase, seatsOf } from '../sharing/index.js';
import type { ClockEventInput } from './clock.graphql.js';

/** An event may be noted this long after it happened, milliseconds. */
const LATEST_MS = 400 * 86_400_000;

/**
 * [W51] Notes an event from which a term runs: what the police sent, a child in an institution, a plan that has to be
 * looked at again.
 * @returns the case
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case; BAD_INPUT
 */
export async function noteClockEvent(ctx: RequestContext, input: ClockEventInput): Promise<CaseId> {
  const caseId = idFrom<CaseId>(input.caseId);
  await assertAnswers(ctx, caseId);
  const kind = eventKind(input.kind);
  const event = kind === 'ipod-update' ? wordFrom(REVIEW_EVENTS, input.event ?? '') : null;
  if (input.startedAt > ctx.now || input.startedAt < ctx.now - LATEST_MS) throw new ProductError('BAD_INPUT');
  const id = ctx.ids.uuid();
  await ctx.sql.query(
    `insert into clock_event (id, case_id, kind, event, started_at, noted_by)
       values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), $6)`,
    [id, caseId, kind, event, input.startedAt, ctx.userId],
  );
  ctx.audit({ action: 'clock.note', caseId, objectType: 'clock_event', objectId: id, rule: 'W51', detail: { kind } });
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
  return caseId;
}

/**
 * Ends a term that an event started: it was kept, or it was noted by mistake.
 * @returns the case
 * @throws ProductError NOT_FOUND for one that does not run for the caller; FORBIDDEN_STEP
 */
export async function endClockEvent(ctx: RequestContext, id: string): Promise<CaseId> {
  const [row] = await ctx.sql.query<{ caseId: CaseId }>(
    'select case_id as "caseId" from clock_event where id = $1 and ended_at is null',
    [id],
  );
  if (!row) throw new ProductError('NOT_FOUND');
  await assertAnswers(ctx, row.caseId);
  await ctx.sql.query('update clock_event set ended_at = now(), ended_by = $2 where id = $1', [id, ctx.userId]);
  ctx.audit({ action: 'clock.end', caseId: row.caseId, objectType: 'clock_event', objectId: id });
  await announce(ctx, { kind: 'changed', what: 'case', id: row.caseId });
  return row.caseId;
}

/** @throws ProductError NOT_FOUND for whoever may not know that such terms are kept; FORBIDDEN_STEP */
async function assertAnswers(ctx: RequestContext, caseId: CaseId): Promise<void> {
  const seats = (await seatsOf(ctx)).filter((seat) => seat.caseId === caseId);
  if (!seats.some(hostsCase)) throw new ProductError('NOT_FOUND');
  if (!seats.some(answersForCase)) throw new ProductError('FORBIDDEN_STEP');
}

function eventKind(value: string): ClockKind {
  if (!isClockKind(value) || clockRule(value).starts !== 'event') throw new ProductError('BAD_INPUT');
  return value;
}
