import type { CaseId, Instant } from '@soulad/shared/ids';
import {
  type Clock,
  type ClockKind,
  type ClockLimit,
  dayClock,
  dayInPrague,
  isClockKind,
  runningClock,
} from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { answersForCase, hostsCase, seatsOf } from '../sharing/index.js';
import type { ClockView } from './clock.graphql.js';
import {
  type CaseStart,
  caseStarts,
  limitsOf,
  type NotedEvent,
  notedEvents,
  planReviews,
  type TermStart,
  termStarts,
} from './clocks.repository.js';

/** The running terms of one case that the caller may know of, by their end. */
export function clocksOf(ctx: RequestContext, caseId: CaseId): Promise<ClockView[]> {
  return clocksOfCases(ctx, [caseId]);
}

/**
 * [W54] The same of several cases. What the office has to keep is the office's own: that such a term runs would tell the
 * rest of the table what happened.
 */
export async function clocksOfCases(ctx: RequestContext, caseIds: readonly CaseId[]): Promise<ClockView[]> {
  const seats = (await seatsOf(ctx)).filter((seat) => caseIds.includes(seat.caseId));
  const hosted = new Set(seats.filter(hostsCase).map((seat) => seat.caseId));
  const answered = new Set(seats.filter(answersForCase).map((seat) => seat.caseId));
  const office = caseIds.filter((id) => hosted.has(id));
  const cases = await caseStarts(ctx, caseIds);
  const facts = await termStarts(ctx, office);
  const events = await notedEvents(ctx, walls().app ? office : caseIds);
  const reviews = await planReviews(ctx, caseIds);
  const clocks: ClockView[] = [];
  for (const file of cases) {
    const own = await limitsOf(ctx, file.caseId);
    clocks.push(...ofCase(file, own, ctx.now, { facts, events, reviews, answers: answered.has(file.caseId) }));
  }
  return clocks.sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
}

interface Started {
  readonly facts: readonly TermStart[];
  readonly events: readonly NotedEvent[];
  readonly reviews: Awaited<ReturnType<typeof planReviews>>;
  readonly answers: boolean;
}

function ofCase(
  file: CaseStart,
  own: ReadonlyMap<ClockKind, ClockLimit>,
  now: Instant,
  { facts, events, reviews, answers }: Started,
): ClockView[] {
  const today = dayInPrague(now);
  const present = (clock: Clock, event: NotedEvent | null): ClockView => ({
    ...clock,
    caseId: file.caseId,
    familyName: file.familyName,
    event: event?.event ?? null,
    eventId: event !== null && answers ? event.id : null,
  });
  const run = (kind: ClockKind, from: Instant, event: NotedEvent | null = null): ClockView =>
    present(runningClock(kind, from, today, own.get(kind)), event);
  // Noon of the day: the day is the same in Prague and here.
  const registered = Date.parse(`${file.registeredOn}T12:00:00Z`);
  return [
    ...(file.closed || file.planned ? [] : [run('ipod-first', registered)]),
    ...reviews
      .filter((one) => one.caseId === file.caseId)
      .map(({ startsOn, dueOn }) => present(dayClock('review', startsOn, dueOn, today), null)),
    ...facts.filter((one) => one.caseId === file.caseId).map(({ kind, from }) => run(kind, from)),
    ...events
      .filter((one) => one.caseId === file.caseId)
      .flatMap((one) => (isClockKind(one.kind) ? [run(one.kind, one.from, one)] : [])),
  ];
}
