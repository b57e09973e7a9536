import { addMonths, daysBetween, workingDaysBetween, type Day } from './calendar.js';

/** One running term. */
export interface Clock {
  readonly kind: 'ipod-first';
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** Basis id of the policy catalogue. */
  readonly basis: 'zspod-10-5';
  /** Whole days until the term ends; negative once it is over. */
  readonly daysLeft: number;
  /** Working days left, 0 once it is over. */
  readonly workingDaysLeft: number;
}

/** [W5] The first family plan is due one month after entry in the register (act 359/1999 § 10 odst. 5). */
export function ipodClock(registeredOn: Day, today: Day): Clock {
  const dueOn = addMonths(registeredOn, 1);
  return {
    kind: 'ipod-first',
    startsOn: registeredOn,
    dueOn,
    basis: 'zspod-10-5',
    daysLeft: daysBetween(today, dueOn),
    workingDaysLeft: workingDaysBetween(today, dueOn),
  };
}
