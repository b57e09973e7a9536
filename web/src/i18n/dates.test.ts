import { describe, expect, it } from 'vitest';
import {
  ageOn,
  dayOf,
  formatDate,
  formatDay,
  formatDayTime,
  formatLongDay,
  formatMeeting,
  formatSecond,
  formatShortDay,
  formatTime,
  formatTimeRange,
  officeInstant,
} from './dates.js';

/** `_` stands for a hard space in these expectations. */
const hard = (text: string): string => text.replaceAll('_', '\u00a0');
const AT = '2026-11-24T12:00:00.000Z';

describe('dates in Czech', () => {
  it('writes day and time', () => expect(formatDayTime(AT, 'cs')).toBe(hard('út_24._11._2026 13:00')));
  it('writes a calendar day', () => expect(formatDay('2026-09-22', 'cs')).toBe(hard('út_22._9._2026')));
  it('writes a short day', () => expect(formatShortDay('2026-09-25', 'cs')).toBe(hard('pá_25._9.')));
  it('writes a plain date', () => expect(formatDate('2019-03-05', 'cs')).toBe(hard('5._3._2019')));
  it('writes the title of a day', () => expect(formatLongDay('2026-09-22', 'cs')).toBe(hard('Úterý 22._září 2026')));
  it('writes a range with an en dash', () => {
    expect(formatTimeRange('2026-09-22T11:00:00Z', '2026-09-22T12:50:00Z', 'cs')).toBe('13:00–14:50');
  });
  it('names both days when a range passes midnight', () => {
    expect(formatTimeRange('2026-09-22T11:00:00Z', '2026-09-23T06:00:00Z', 'cs')).toBe(
      hard('út_22._9._2026 13:00 – st_23._9._2026 8:00'),
    );
  });
  it('writes a meeting with its day once', () => {
    expect(formatMeeting('2026-09-22T11:00:00Z', '2026-09-22T12:50:00Z', 'cs')).toBe(
      hard('út_22._9._2026 13:00–14:50'),
    );
  });
  it('writes seconds for the save state', () => expect(formatSecond('2026-09-22T08:32:05Z', 'cs')).toBe('10:32:05'));
});

describe('dates in English', () => {
  it('writes day and time', () => expect(formatDayTime(AT, 'en')).toBe(hard('Tue_24_Nov_2026 13:00')));
  it('writes the title of a day', () =>
    expect(formatLongDay('2026-09-22', 'en')).toBe(hard('Tuesday 22_September 2026')));
});

describe('the office time zone', () => {
  it.each([
    ['2026-09-22', '13:00', '2026-09-22T11:00:00.000Z'],
    ['2026-12-01', '09:30', '2026-12-01T08:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ])('turns %s %s into %s', (day, time, instant) => expect(officeInstant(day, time)).toBe(instant));

  it('finds the calendar day of an instant shortly after midnight', () => {
    expect(dayOf('2026-09-21T22:10:00Z')).toBe('2026-09-22');
  });
  it('drops the zero of an early hour', () => expect(formatTime('2026-09-22T07:05:00Z', 'cs')).toBe('9:05'));
});

describe('age', () => {
  it.each([
    ['2014-09-22', '2026-09-22', 12],
    ['2014-09-23', '2026-09-22', 11],
    ['2018-02-28', '2026-02-27', 7],
  ])('of somebody born %s on %s is %d', (born, today, age) => expect(ageOn(born, today)).toBe(age));
});
