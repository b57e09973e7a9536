import type { CaseId, Instant } from '@soulad/shared/ids';
import {
  type Clock,
  type ClockKind,
  type ClockLimit,
  clockRule,
  type Day,
  dayClock,
  dayInPrague,
  endOfClock,
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
  commentWindows,
  type DayTerm,
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
  const own = seats.filter((seat) => !seat.emergency).map((seat) => seat.partyId);
  const windows = await commentWindows(ctx, caseIds, { office, own, today: dayInPrague(ctx.now) });
  const clocks: ClockView[] = [];
  for (const file of cases) {
    const limits = await limitsOf(ctx, file.caseId);
    const answers = answered.has(file.caseId);
    clocks.push(...ofCase(file, limits, ctx.now, { facts, events, reviews, windows, answers }));
  }
  return clocks.sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
}

interface Started {
  readonly facts: readonly TermStart[];
  readonly events: readonly NotedEvent[];
  readonly reviews: readonly DayTerm[];
  readonly windows: readonly DayTerm[];
  readonly answers: boolean;
}

function ofCase(
  file: CaseStart,
  own: ReadonlyMap<ClockKind, ClockLimit>,
  now: Instant,
  { facts, events, reviews, windows, answers }: Started,
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
  const days = (kind: ClockKind, terms: readonly DayTerm[]): ClockView[] =>
    terms
      .filter((one) => one.caseId === file.caseId)
      .map(({ startsOn, dueOn }) => present(dayClock(kind, startsOn, dueOn, today), null));
  // Noon of the day: the day is the same in Prague and here.
  const registered = Date.parse(`${file.registeredOn}T12:00:00Z`);
  return [
    ...(file.closed || file.planned ? [] : [run('ipod-first', registered)]),
    ...days('review', reviews),
    ...days('comments', windows),
    ...facts
      .filter((one) => one.caseId === file.caseId)
      .map(({ kind, from, dueOn }) =>
        dueOn === null ? run(kind, from) : present(dayClock(kind, dayInPrague(from), dueOn, today), null),
      ),
    ...events
      .filter((one) => one.caseId === file.caseId)
      .flatMap((one) => (isClockKind(one.kind) ? [run(one.kind, one.from, one)] : [])),
  ];
}

/** [W15] The last day of a term of the office that began at an instant. */
export async function termEnds(ctx: RequestContext, caseId: CaseId, kind: ClockKind, from: Instant): Promise<Day> {
  const own = await limitsOf(ctx, caseId);
  return endOfClock(own.get(kind) ?? clockRule(kind).limit, from).dueOn;
}
