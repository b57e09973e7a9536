/** [W50] The terms of domain b.5 as data: how long, from what, by which §, and who may know that it runs. */
import type { BasisId } from '../policy/index.js';
import { addDays, addMonths, addWorkingDays, type Day, daysBetween, workingDaysBetween } from './calendar.js';

export type ClockUnit = 'months' | 'days' | 'workingDays' | 'hours';

export interface ClockLimit {
  readonly unit: ClockUnit;
  readonly n: number;
}

/** A reference that no decision about sharing rests on, so that it is not in the catalogue of bases. */
export type ClockBasis = BasisId | 'zspod-29' | 'gdpr-12-3' | 'gdpr-33' | 'msmt-10194' | 'practice';

export interface ClockRule {
  readonly limit: ClockLimit;
  readonly basis: ClockBasis;
  /** Who may know that it runs: whoever has a seat in the case, whoever was asked to the meeting, or the office that keeps it. */
  readonly told: 'case' | 'asked' | 'office';
  /** What starts it: a fact that is there already, or somebody of the office who notes an event. */
  readonly starts: 'fact' | 'event';
  /** 'law' may only be made shorter by an authority; 'default' may be set anew. */
  readonly strength: 'law' | 'default';
}

const law = (limit: ClockLimit, basis: ClockBasis) => ({ limit, basis, strength: 'law' }) as const;
const custom = (limit: ClockLimit, basis: ClockBasis) => ({ limit, basis, strength: 'default' }) as const;
const months = (n: number): ClockLimit => ({ unit: 'months', n });
const days = (n: number): ClockLimit => ({ unit: 'days', n });
const workingDays = (n: number): ClockLimit => ({ unit: 'workingDays', n });
const hours = (n: number): ClockLimit => ({ unit: 'hours', n });

export const CLOCK_RULES = {
  'ipod-first': { ...law(months(1), 'zspod-10-5'), told: 'case', starts: 'fact' },
  'ipod-update': { ...custom(workingDays(10), 'zspod-10-5'), told: 'office', starts: 'event' },
  review: { ...custom(months(3), 'zspod-10-5'), told: 'case', starts: 'fact' },
  'motion-conference': { ...custom(days(30), 'zspod-14'), told: 'office', starts: 'event' },
  'conference-date': { ...custom(days(21), 'practice'), told: 'office', starts: 'fact' },
  minutes: { ...custom(workingDays(10), 'practice'), told: 'office', starts: 'fact' },
  comments: { ...custom(workingDays(10), 'practice'), told: 'asked', starts: 'fact' },
  'expulsion-record': { ...law(hours(24), 'expulsion-record'), told: 'office', starts: 'event' },
  truancy: { ...custom(days(1), 'msmt-10194'), told: 'office', starts: 'event' },
  notification: { ...custom(workingDays(1), 'zspod-10-4'), told: 'office', starts: 'event' },
  'institution-visit': { ...law(months(3), 'zspod-29'), told: 'office', starts: 'event' },
  'breach-notice': { ...law(hours(72), 'gdpr-33'), told: 'office', starts: 'event' },
  'subject-access': { ...law(months(1), 'gdpr-12-3'), told: 'office', starts: 'event' },
} as const satisfies Readonly<Record<string, ClockRule>>;

export type ClockKind = keyof typeof CLOCK_RULES;
export const CLOCK_KINDS: readonly ClockKind[] = Object.keys(CLOCK_RULES).filter(isClockKind);

/** True for a term of the table. */
export function isClockKind(value: unknown): value is ClockKind {
  return typeof value === 'string' && Object.hasOwn(CLOCK_RULES, value);
}

export function clockRule(kind: ClockKind): ClockRule {
  return CLOCK_RULES[kind];
}

/** [W51] Events after which a plan has to be looked at again (§ 10 odst. 5): each starts `ipod-update`. */
export const REVIEW_EVENTS = ['corrective-measure', 'institutional-care', 'zdvop', 'foster-care'] as const;
export type ReviewEvent = (typeof REVIEW_EVENTS)[number];

const MS_PER_HOUR = 3_600_000;

/** The day in Prague at an instant. */
export function dayInPrague(at: number): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Prague' }).format(at);
}

/** When a term ends: a day, and for a term of hours also the instant. */
export interface ClockEnd {
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** null for a term of whole days. */
  readonly dueAt: number | null;
}

/**
 * [W52] A term of days begins on the day after and ends with its last day; a month ends on the same number or on the last
 * day; hours are real ones, whatever the clocks on the wall do in between.
 */
export function endOfClock({ unit, n }: ClockLimit, from: number): ClockEnd {
  const startsOn = dayInPrague(from);
  if (unit === 'hours') {
    const dueAt = from + n * MS_PER_HOUR;
    return { startsOn, dueOn: dayInPrague(dueAt), dueAt };
  }
  const dueOn =
    unit === 'months' ? addMonths(startsOn, n) : unit === 'days' ? addDays(startsOn, n) : addWorkingDays(startsOn, n);
  return { startsOn, dueOn, dueAt: null };
}

/** What is left of a term today. */
export function leftOf(dueOn: Day, today: Day): { readonly daysLeft: number; readonly workingDaysLeft: number } {
  return { daysLeft: daysBetween(today, dueOn), workingDaysLeft: workingDaysBetween(today, dueOn) };
}

/** The least that each unit can last, in hours: by that an authority's own term is compared with the law's. */
const LEAST_HOURS = { hours: 1, days: 24, workingDays: 24, months: 28 * 24 } as const;
const MOST_HOURS = { hours: 1, days: 24, workingDays: 7 * 24, months: 31 * 24 } as const;

/** [W53] Whether an authority may set a term so: a default as it likes, one of the law only surely not longer. */
export function mayOverride(kind: ClockKind, own: ClockLimit): boolean {
  const { limit, strength } = clockRule(kind);
  if (!Number.isInteger(own.n) || own.n < 1 || own.n > 400) return false;
  if (strength === 'default') return true;
  if (own.unit === limit.unit) return own.n <= limit.n;
  return own.n * MOST_HOURS[own.unit] <= limit.n * LEAST_HOURS[limit.unit];
}
