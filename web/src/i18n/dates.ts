/**
 * Dates as people at the table write them, always in the time zone of the office. Czech: "út 24. 11. 2026 13:00",
 * ranges with an en dash; English: "Tue 24 Nov 2026 13:00".
 */
export type Locale = 'cs' | 'en';

const ZONE = 'Europe/Prague';
const HARD = '\u00a0';
const TAGS: Readonly<Record<Locale, string>> = { cs: 'cs-CZ', en: 'en-GB' };

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';
type Parts = Readonly<Record<Part, string>>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, words: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${locale} ${words}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], {
    timeZone: ZONE,
    weekday: words,
    day: 'numeric',
    month: words === 'long' ? 'long' : locale === 'cs' ? 'numeric' : 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(key, made);
  return made;
}

function parts(value: string, locale: Locale, words: 'short' | 'long' = 'short'): Parts {
  const found: Record<string, string> = {};
  for (const part of formatter(locale, words).formatToParts(new Date(asInstant(value)))) found[part.type] = part.value;
  const get = (part: Part): string => found[part] ?? '';
  const hour = String(Number(get('hour')));
  return {
    weekday: get('weekday').replace('.', ''),
    day: get('day').replace('.', ''),
    month: get('month').replace('.', ''),
    year: get('year'),
    hour,
    minute: get('minute'),
    second: get('second'),
  };
}

/** A calendar day has no time of its own; noon keeps it the same day in every season. */
function asInstant(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T11:00:00Z` : value;
}

const czechDay = (p: Parts, year: boolean): string =>
  `${p.weekday}${HARD}${p.day}.${HARD}${p.month}.${year ? `${HARD}${p.year}` : ''}`;
const englishDay = (p: Parts, year: boolean): string =>
  `${p.weekday}${HARD}${p.day}${HARD}${p.month}${year ? `${HARD}${p.year}` : ''}`;

/** "út 24. 11. 2026"; takes an ISO instant or a day YYYY-MM-DD. */
export function formatDay(value: string, locale: Locale): string {
  const p = parts(value, locale);
  return locale === 'cs' ? czechDay(p, true) : englishDay(p, true);
}

/** "út 24. 11.", for lists where the year is plain. */
export function formatShortDay(value: string, locale: Locale): string {
  const p = parts(value, locale);
  return locale === 'cs' ? czechDay(p, false) : englishDay(p, false);
}

/** "24. 11. 2026" without the weekday: birthdays, validity. */
export function formatDate(value: string, locale: Locale): string {
  const p = parts(value, locale);
  return locale === 'cs' ? `${p.day}.${HARD}${p.month}.${HARD}${p.year}` : `${p.day}${HARD}${p.month}${HARD}${p.year}`;
}

/** "Úterý 22. září 2026", the title of a day. */
export function formatLongDay(value: string, locale: Locale): string {
  const p = parts(value, locale, 'long');
  const weekday = p.weekday.charAt(0).toLocaleUpperCase(TAGS[locale]) + p.weekday.slice(1);
  return locale === 'cs'
    ? `${weekday} ${p.day}.${HARD}${p.month} ${p.year}`
    : `${weekday} ${p.day}${HARD}${p.month} ${p.year}`;
}

/** "9:05". */
export function formatTime(value: string, locale: Locale): string {
  const p = parts(value, locale);
  return `${p.hour}:${p.minute}`;
}

/** "10:32:05", for the save state. */
export function formatSecond(value: string, locale: Locale): string {
  const p = parts(value, locale);
  return `${p.hour}:${p.minute}:${p.second}`;
}

/** "út 24. 11. 2026 13:00". */
export function formatDayTime(value: string, locale: Locale): string {
  return `${formatDay(value, locale)} ${formatTime(value, locale)}`;
}

/** "13:00–14:50" within one day; with both days when the end falls on another one. */
export function formatTimeRange(from: string, to: string, locale: Locale): string {
  if (formatDay(from, locale) === formatDay(to, locale)) return `${formatTime(from, locale)}–${formatTime(to, locale)}`;
  return `${formatDayTime(from, locale)} – ${formatDayTime(to, locale)}`;
}

/** "út 24. 11. 2026 13:00–14:50". */
export function formatMeeting(from: string, to: string, locale: Locale): string {
  if (formatDay(from, locale) !== formatDay(to, locale)) return formatTimeRange(from, to, locale);
  return `${formatDay(from, locale)} ${formatTimeRange(from, to, locale)}`;
}

/** The calendar day of an instant in the office's time zone, YYYY-MM-DD. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(instant));
}

/** Whole years lived on `today`; both are days YYYY-MM-DD. */
export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/**
 * The instant of a wall-clock time of the office, e.g. ("2026-09-22", "13:00"). In the hour that is skipped in spring
 * the later time is meant, in the doubled hour of autumn the earlier one.
 */
export function officeInstant(day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = [2, 1].map((hours) => hours * 3_600_000);
  const match = offsets
    .map((offset) => new Date(wall - offset).toISOString())
    .find((at) => wallClock(at) === `${day} ${time}`);
  return match ?? new Date(wall - 3_600_000).toISOString();
}

function wallClock(instant: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
  return text.format(new Date(instant));
}
