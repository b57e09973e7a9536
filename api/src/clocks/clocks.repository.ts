/** What terms run from. */
import type { CaseId, Instant } from '@soulad/shared/ids';
import { type ClockKind, type ClockLimit, type ClockUnit, isClockKind } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';

export interface CaseStart {
  readonly caseId: CaseId;
  readonly familyName: string;
  readonly registeredOn: string;
  readonly closed: boolean;
  /** The first plan was laid down: its term is over. */
  readonly planned: boolean;
}

export interface TermStart {
  readonly caseId: CaseId;
  readonly kind: ClockKind;
  readonly from: Instant;
}

export interface NotedEvent {
  readonly id: string;
  readonly caseId: CaseId;
  readonly kind: string;
  readonly event: string | null;
  readonly from: Instant;
}

export function caseStarts(ctx: RequestContext, ids: readonly CaseId[]): Promise<CaseStart[]> {
  return ctx.sql.query(
    `select c.id as "caseId", f.name as "familyName", c.registered_on::text as "registeredOn", c.state = 'closed' as closed,
            exists (select from revision v join record r on r.id = v.record_id where r.case_id = c.id and r.kind = 'plan') as planned
       from case_file c join family f on f.id = c.family_id where c.id = any ($1) order by c.registered_on desc, c.id`,
    [ids],
  );
}

/** Days on which plans are looked at together: the table of a case knows them. */
export function planReviews(
  ctx: RequestContext,
  ids: readonly CaseId[],
): Promise<{ readonly caseId: CaseId; readonly startsOn: string; readonly dueOn: string }[]> {
  return ctx.sql.query(
    `select r.case_id as "caseId", (r.created_at at time zone 'Europe/Prague')::date::text as "startsOn", p.review_on::text as "dueOn"
       from plan p join record r on r.id = p.record_id
       where r.case_id = any ($1) and r.state = 'live' and p.review_on is not null order by p.review_on`,
    [ids],
  );
}

/** Terms that begin with something the system knows: a conference proposed and not convened, one ended whose minutes are not closed. */
export function termStarts(ctx: RequestContext, ids: readonly CaseId[]): Promise<TermStart[]> {
  return ctx.sql.query(
    `select c.case_id as "caseId", 'conference-date' as kind, instant(c.created_at) as "from" from conference c
       where c.case_id = any ($1) and c.state in ('proposed', 'preparing', 'postponed')
     union all
     select c.case_id, 'minutes', instant(c.ends_at) from conference c join record r on r.conference_id = c.id
       where c.case_id = any ($1) and c.state = 'ended' and r.kind = 'minutes' and r.state <> 'closed'
     order by 3`,
    [ids],
  );
}

export function notedEvents(ctx: RequestContext, ids: readonly CaseId[]): Promise<NotedEvent[]> {
  return ctx.sql.query(
    `select id, case_id as "caseId", kind, event, instant(started_at) as "from" from clock_event
       where case_id = any ($1) and ended_at is null order by started_at, id`,
    [ids],
  );
}

/** The own terms of the office that keeps the case, as far as the caller is told. */
export async function limitsOf(ctx: RequestContext, caseId: CaseId): Promise<ReadonlyMap<ClockKind, ClockLimit>> {
  const rows = await ctx.sql.query<{ kind: string; unit: ClockUnit; n: number }>('select * from clock_limits_of($1)', [
    caseId,
  ]);
  return new Map(rows.flatMap(({ kind, unit, n }) => (isClockKind(kind) ? [[kind, { unit, n }] as const] : [])));
}
