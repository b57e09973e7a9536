/** What terms run from. */
import type { CaseId, Instant, PartyId } from '@soulad/shared/ids';
import { type ClockKind, type ClockLimit, type ClockUnit, type Day, isClockKind } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';

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
  /** The day that was named for its end; null: as long as the term is. */
  readonly dueOn: Day | null;
}

/** A term whose days stand where it runs. */
export interface DayTerm {
  readonly caseId: CaseId;
  readonly startsOn: Day;
  readonly dueOn: Day;
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
export function planReviews(ctx: RequestContext, ids: readonly CaseId[]): Promise<DayTerm[]> {
  return ctx.sql.query(
    `select r.case_id as "caseId", (r.created_at at time zone 'Europe/Prague')::date::text as "startsOn", p.review_on::text as "dueOn"
       from plan p join record r on r.id = p.record_id
       where r.case_id = any ($1) and r.state = 'live' and p.review_on is not null order by p.review_on`,
    [ids],
  );
}

/**
 * Terms that begin with something the system knows: a conference proposed and not convened, minutes that are to be made ready.
 * [W56] A correction begins its own term.
 */
export function termStarts(ctx: RequestContext, ids: readonly CaseId[]): Promise<TermStart[]> {
  return ctx.sql.query(
    `select c.case_id as "caseId", 'conference-date' as kind, instant(c.created_at) as "from", null as "dueOn" from conference c
       where c.case_id = any ($1) and c.state in ('proposed', 'preparing', 'postponed')
     union all
     select c.case_id, 'minutes', instant(case when m.version > 1 then r.created_at else c.ends_at end), m.ready_by::text
       from conference c join record r on r.conference_id = c.id join minutes m on m.record_id = r.id
       where c.case_id = any ($1) and c.state = 'ended' and r.state <> 'closed' and m.state in ('live', 'in-review', 'corrected')
     order by 3`,
    [ids],
  );
}

/** [W56] Windows for comments: to the office until they end, to whoever was asked to the meeting while they run. */
export function commentWindows(
  ctx: RequestContext,
  ids: readonly CaseId[],
  { office, own, today }: { readonly office: readonly CaseId[]; readonly own: readonly PartyId[]; readonly today: Day },
): Promise<DayTerm[]> {
  return ctx.sql.query(
    `select r.case_id as "caseId", m.comments_from::text as "startsOn", m.comments_until::text as "dueOn"
       from minutes m join record r on r.id = m.record_id
       where r.case_id = any ($1) and m.state = 'for-comments' and r.state <> 'closed'
         and (r.case_id = any ($2) or m.comments_until >= $4::date and (not $5 or exists (select from sitting s join sitting_party p on p.sitting_id = s.id
           where s.conference_id = r.conference_id and p.invitation = 'invited' and p.party_id = any ($3))))
       order by m.comments_until`,
    [ids, office, own, today, walls().app],
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
