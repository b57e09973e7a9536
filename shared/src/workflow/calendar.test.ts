import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  easterSunday,
  ipodClock,
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './index.js';

const someDay = fc.integer({ min: 0, max: 36_500 }).map((n) => addDays('2000-01-01', n));

describe('calendar', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('[W5] computes Easter of %d', (year, sunday) => expect(easterSunday(year)).toBe(sunday));

  it('[W5] puts Easter on a Sunday between 22 March and 25 April', () => {
    for (let year = 1900; year < 2200; year += 1) {
      const easter = easterSunday(year);
      expect(daysBetween('1900-01-07', easter) % 7).toBe(0);
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true);
    }
  });

  it('[W5] knows the 13 holidays of 2026', () => {
    const days = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n));
    expect(days.filter(isHoliday).map((day) => day.slice(5))).toEqual([
      '01-01',
      '04-03',
      '04-06',
      '05-01',
      '05-08',
      '07-05',
      '07-06',
      '09-28',
      '10-28',
      '11-17',
      '12-24',
      '12-25',
      '12-26',
    ]);
  });

  it('[W5] works on Monday to Friday besides holidays', () => {
    expect(['2026-09-25', '2026-09-26', '2026-09-27', '2026-09-28', '2026-09-29'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(nextWorkingDay('2026-09-26')).toBe('2026-09-29');
    expect(nextWorkingDay('2026-09-29')).toBe('2026-09-29');
    expect(addWorkingDays('2026-09-25', 1)).toBe('2026-09-29');
    expect(addWorkingDays('2026-09-25', 0)).toBe('2026-09-25');
    expect(addWorkingDays('2026-09-22', 10)).toBe('2026-10-07');
  });

  it('[W5] counts the working days of a term as it adds them', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 60 }), (day, days) => {
        expect(workingDaysBetween(day, addWorkingDays(day, days))).toBe(days);
      }),
    );
    expect(workingDaysBetween('2026-09-29', '2026-09-25')).toBe(0);
  });

  it('[W5] adds days back and forth', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  it.each([
    ['2026-09-02', 1, '2026-10-02'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-10-31', 13, '2027-11-30'],
  ])('[W5] ends a term from %s after %d months on %s', (day, months, end) => expect(addMonths(day, months)).toBe(end));

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00', 'x2026-01-01'])(
    'refuses "%s" as a day',
    (day) => {
      expect(() => addDays(day, 1)).toThrow(RangeError);
    },
  );
});

describe('clock of the first plan', () => {
  it('[W5] of story 1 ends on 2 October, of story 2 on 5 October', () => {
    expect(ipodClock('2026-09-02', '2026-09-22')).toEqual({
      kind: 'ipod-first',
      startsOn: '2026-09-02',
      dueOn: '2026-10-02',
      dueAt: null,
      basis: 'zspod-10-5',
      daysLeft: 10,
      workingDaysLeft: 7,
    });
    expect(ipodClock('2026-09-05', '2026-10-07')).toMatchObject({
      dueOn: '2026-10-05',
      daysLeft: -2,
      workingDaysLeft: 0,
    });
  });
});
