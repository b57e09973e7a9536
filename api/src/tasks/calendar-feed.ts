import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Instant } from '@soulad/shared/ids';
import { addDays } from '@soulad/shared/workflow';
import type { RequestContext, Sql } from '../platform/context.js';
import type { CalendarFeedView } from './task.graphql.js';

/** A day in the calendar of one person: a number among that person's tasks, and nothing of what it is. */
export interface CalendarDay {
  readonly id: string;
  readonly n: number;
  readonly dueOn: string;
  readonly issuedAt: Instant;
}

/** Whether the caller has an address. */
export async function readFeed(ctx: RequestContext): Promise<CalendarFeedView> {
  const [row] = await ctx.sql.query<{ since: Instant }>(
    `select instant(created_at) as since from calendar_feed where user_id = $1 and membership_id = $2 and ended_at is null`,
    [ctx.userId, ctx.membershipId],
  );
  return { since: row?.since ?? null, token: null };
}

/** Makes an address that only the caller learns, once; the one before it ends. Only its hash is kept. */
export async function makeFeed(ctx: RequestContext): Promise<CalendarFeedView> {
  await end(ctx);
  const token = Buffer.from(ctx.ids.bytes(32)).toString('base64url');
  const id = ctx.ids.uuid();
  await ctx.sql.query('insert into calendar_feed (id, user_id, membership_id, token_hash) values ($1, $2, $3, $4)', [
    ...[id, ctx.userId, ctx.membershipId, hashOf(token)],
  ]);
  ctx.audit({ action: 'calendar.make', caseId: null, objectType: 'calendar_feed', objectId: id });
  return { since: ctx.now, token };
}

/** Ends the address of the caller at once. */
export async function endFeed(ctx: RequestContext): Promise<CalendarFeedView> {
  await end(ctx);
  ctx.audit({ action: 'calendar.end', caseId: null, objectType: 'calendar_feed', objectId: null });
  return { since: null, token: null };
}

async function end(ctx: RequestContext): Promise<void> {
  await ctx.sql.query(
    'update calendar_feed set ended_at = now() where user_id = $1 and membership_id = $2 and ended_at is null returning id',
    [ctx.userId, ctx.membershipId],
  );
}

/** The calendar behind an address; undefined for one that is not live. */
export async function feedText(sql: Sql, token: string): Promise<string | undefined> {
  const hash = hashOf(token);
  const [owner] = await sql.query<{ locale: string }>('select locale from calendar_of($1)', [hash]);
  if (owner === undefined) return undefined;
  const days = await sql.query<CalendarDay>(
    'select id, n, due_on as "dueOn", issued_at as "issuedAt" from calendar_days($1)',
    [hash],
  );
  return calendarText(days, owner.locale);
}

/** [W45] Days and numbers: no word of a task, no name, no case, no address of one. */
export function calendarText(days: readonly CalendarDay[], locale: string): string {
  const called = locale === 'en' ? (n: number) => `Soulad task no. ${n}` : (n: number) => `Úkol Soulad č. ${n}`;
  const calendar = ical({
    name: 'Soulad',
    prodId: { company: 'Soulad', product: 'Soulad', language: locale.toUpperCase() },
  });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const { id, n, dueOn, issuedAt } of days) {
    calendar.createEvent({
      id: `${id}@soulad`,
      start: new Date(`${dueOn}T00:00:00Z`),
      end: new Date(`${addDays(dueOn, 1)}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(issuedAt),
      summary: called(n),
    });
  }
  return calendar.toString();
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
