/**
 * Calendar days of the Czech Republic as `YYYY-MM-DD`, without a time zone: a term is counted in days, and a day is
 * the same day wherever the server stands.
 */
export type Day = string;

const MS_PER_DAY = 86_400_000;

function toUtc(day: Day): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const time = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : Number.NaN;
  if (Number.isNaN(time) || fromUtc(time) !== day) throw new RangeError(`"${day}" is no calendar day`);
  return time;
}

function fromUtc(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day `days` later (earlier when negative). Throws RangeError for anything but a day of the calendar. */
export function addDays(day: Day, days: number): Day {
  return fromUtc(toUtc(day) + days * MS_PER_DAY);
}

/** Days from `from` to `to`, negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / MS_PER_DAY);
}

/**
 * The day that ends a term of whole months: the same number of the day, or the last day of a shorter month
 * (civil code act 89/2012 § 605 odst. 2).
 */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(toUtc(day));
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month, Math.min(start.getUTCDate(), last)));
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return fromUtc(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

/** State and other holidays of act 245/2000 with a fixed date, as MM-DD. */
const FIXED = ['01-01', '05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17', '12-24', '12-25', '12-26'];

/** True on a public holiday (act 245/2000 § 1 and § 2), Good Friday and Easter Monday included. */
export function isHoliday(day: Day): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return FIXED.includes(day.slice(5)) || day === addDays(easter, -2) || day === addDays(easter, 1);
}

/** True on Monday to Friday that is no public holiday. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(toUtc(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** A term that would end on a Saturday, Sunday or holiday ends on the next working day (act 500/2004 § 40 odst. 1 písm. c). */
export function nextWorkingDay(day: Day): Day {
  return isWorkingDay(day) ? day : nextWorkingDay(addDays(day, 1));
}

/** The day that is `days` (0 or more) working days after `from`: the end of a term counted in working days. */
export function addWorkingDays(from: Day, days: number): Day {
  return days <= 0 ? from : addWorkingDays(nextWorkingDay(addDays(from, 1)), days - 1);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. O(days). */
export function workingDaysBetween(from: Day, to: Day): number {
  const days = Math.max(0, daysBetween(from, to));
  return Array.from({ length: days }, (_, index) => addDays(from, index + 1)).filter(isWorkingDay).length;
}
