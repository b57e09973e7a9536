import type { ClockState } from '../../ui/index.js';

export interface ClockTimes {
  readonly startsOn: string;
  readonly dueOn: string;
  readonly daysLeft: number;
  readonly workingDaysLeft: number;
}

export interface ClockView {
  readonly state: ClockState;
  /** Part of the time that is left, 0 to 1. */
  readonly left: number;
}

/** From this many working days on a deadline is called soon: one week of the office. */
const SOON_WORKING_DAYS = 5;
const DAY_MS = 86_400_000;

/** How a deadline looks today: state by working days, arc by calendar days. */
export function clockView({ startsOn, dueOn, daysLeft, workingDaysLeft }: ClockTimes): ClockView {
  const whole = Math.max(1, (Date.parse(dueOn) - Date.parse(startsOn)) / DAY_MS);
  const left = Math.min(1, Math.max(0, daysLeft / whole));
  if (daysLeft < 0) return { state: 'over', left: 0 };
  if (daysLeft === 0) return { state: 'today', left: 0 };
  return { state: workingDaysLeft <= SOON_WORKING_DAYS ? 'soon' : 'calm', left };
}

/** Nearest deadline first; of two on one day the one that began earlier. */
export function bySoonest<T extends ClockTimes>(clocks: readonly T[]): T[] {
  return clocks.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.startsOn.localeCompare(b.startsOn));
}
