import { addMonths, type Day } from './calendar.js';
import { type ClockBasis, type ClockKind, type ClockLimit, clockRule, endOfClock, leftOf } from './clock-rules.js';

/** One running term. */
export interface Clock {
  readonly kind: ClockKind;
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** Instant of a term of hours; null for one of days. */
  readonly dueAt: number | null;
  /** Basis id of the policy catalogue, or of the terms. */
  readonly basis: ClockBasis;
  /** Whole days until the term ends; negative once it is over. */
  readonly daysLeft: number;
  /** Working days left, 0 once it is over. */
  readonly workingDaysLeft: number;
}

/** [W50] The term that began at `from`, as it stands today. `own` is the authority's limit; without it the table's. */
export function runningClock(kind: ClockKind, from: number, today: Day, own?: ClockLimit): Clock {
  const { limit, basis } = clockRule(kind);
  const end = endOfClock(own ?? limit, from);
  return { kind, ...end, basis, ...leftOf(end.dueOn, today) };
}

/** [W5] The first family plan is due one month after entry in the register (act 359/1999 § 10 odst. 5). */
export function ipodClock(registeredOn: Day, today: Day): Clock {
  return dayClock('ipod-first', registeredOn, addMonths(registeredOn, 1), today);
}

/** A term whose days are known already. */
export function dayClock(kind: ClockKind, startsOn: Day, dueOn: Day, today: Day): Clock {
  return { kind, startsOn, dueOn, dueAt: null, basis: clockRule(kind).basis, ...leftOf(dueOn, today) };
}
