import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from './calendar.js';
import {
  CLOCK_KINDS,
  CLOCK_RULES,
  type ClockLimit,
  clockRule,
  dayInPrague,
  endOfClock,
  isClockKind,
  leftOf,
  mayOverride,
} from './clock-rules.js';
import { runningClock } from './clocks.js';

/** An instant by the wall clock of Prague, its offset written out. */
const at = (text: string): number => Date.parse(text);

describe('[W50] the terms', () => {
  it('are all of domain b.5, each with its basis and who may know of it', () => {
    expect(CLOCK_KINDS).toHaveLength(13);
    for (const kind of CLOCK_KINDS) expect(clockRule(kind).basis, kind).not.toBe('');
    const told = CLOCK_KINDS.filter((kind) => clockRule(kind).told === 'case');
    expect(told).toEqual(['ipod-first', 'review']);
    expect(CLOCK_KINDS.filter((kind) => clockRule(kind).told === 'asked')).toEqual(['comments']);
    expect(isClockKind('toString')).toBe(false);
  });

  it.each([
    // Month ends: the same number, or the last day (also of a leap year).
    ['ipod-first', '2026-01-31T10:00+01:00', '2026-02-28'],
    ['ipod-first', '2028-01-31T10:00+01:00', '2028-02-29'],
    ['ipod-first', '2028-02-29T10:00+01:00', '2028-03-29'],
    ['ipod-first', '2026-09-30T10:00+02:00', '2026-10-30'],
    ['ipod-first', '2026-12-31T10:00+01:00', '2027-01-31'],
    ['institution-visit', '2026-11-30T10:00+01:00', '2027-02-28'],
    ['institution-visit', '2027-11-30T10:00+01:00', '2028-02-29'],
    ['subject-access', '2026-08-31T10:00+02:00', '2026-09-30'],
    // Late in the evening UTC is the day before: Prague counts.
    ['ipod-first', '2026-09-01T22:30Z', '2026-10-02'],
    // Easter 2026 (3 and 6 April), the two days in May, Christmas and the New Year between.
    ['minutes', '2026-04-01T15:00+02:00', '2026-04-17'],
    ['minutes', '2026-04-30T15:00+02:00', '2026-05-18'],
    ['minutes', '2026-12-18T15:00+01:00', '2027-01-06'],
    // 28 September on a Monday, 28 October on a Wednesday, 17 November on a Tuesday.
    ['comments', '2026-09-22T15:00+02:00', '2026-10-07'],
    ['comments', '2026-10-20T15:00+02:00', '2026-11-04'],
    ['notification', '2026-11-16T15:00+01:00', '2026-11-18'],
    ['conference-date', '2026-02-20T09:00+01:00', '2026-03-13'],
    ['motion-conference', '2028-02-01T09:00+01:00', '2028-03-02'],
    ['ipod-update', '2026-12-22T15:00+01:00', '2027-01-08'],
    ['review', '2026-11-30T10:00+01:00', '2027-02-28'],
    ['truancy', '2026-12-31T10:00+01:00', '2027-01-01'],
  ] as const)('%s from %s ends on %s', (kind, from, dueOn) => {
    expect(endOfClock(clockRule(kind).limit, at(from))).toEqual({
      startsOn: dayInPrague(at(from)),
      dueOn,
      dueAt: null,
    });
  });

  it.each([
    ['expulsion-record', '2026-09-04T20:00+02:00', '2026-09-05T20:00+02:00'],
    // Over the night when the clocks go forward 24 hours end an hour later on the wall, and back an hour earlier.
    ['expulsion-record', '2026-03-28T20:00+01:00', '2026-03-29T21:00+02:00'],
    ['expulsion-record', '2026-10-24T20:00+02:00', '2026-10-25T19:00+01:00'],
    ['breach-notice', '2026-10-23T00:30+02:00', '2026-10-25T23:30+01:00'],
    ['breach-notice', '2028-02-28T12:00+01:00', '2028-03-02T12:00+01:00'],
  ] as const)('[W52] %s from %s ends at %s: hours are real ones', (kind, from, end) => {
    const { dueAt, dueOn } = endOfClock(clockRule(kind).limit, at(from));
    expect(dueAt).toBe(at(end));
    expect(dueOn).toBe(dayInPrague(at(end)));
  });

  it('[W52] terms of working days end on one, never early, and a day more never ends sooner', () => {
    const start = fc.integer({ min: at('2024-01-01T00:00Z'), max: at('2034-12-31T00:00Z') });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { startsOn, dueOn } = endOfClock({ unit: 'workingDays', n }, from);
        expect(isWorkingDay(dueOn)).toBe(true);
        expect(leftOf(dueOn, startsOn).workingDaysLeft).toBe(n);
        expect(endOfClock({ unit: 'workingDays', n: n + 1 }, from).dueOn > dueOn).toBe(true);
        expect(endOfClock({ unit: 'days', n }, from).dueOn <= dueOn).toBe(true);
      }),
    );
  });

  it('counts what is left by days, by working days, and below nothing', () => {
    expect(runningClock('minutes', at('2026-09-22T15:00+02:00'), '2026-09-22')).toMatchObject({
      dueOn: '2026-10-07',
      basis: 'practice',
      daysLeft: 15,
      workingDaysLeft: 10,
    });
    expect(leftOf('2026-10-02', '2026-10-05')).toEqual({ daysLeft: -3, workingDaysLeft: 0 });
    const own: ClockLimit = { unit: 'workingDays', n: 5 };
    expect(runningClock('minutes', at('2026-09-22T15:00+02:00'), '2026-09-22', own).dueOn).toBe('2026-09-30');
  });
});

describe('[W53] terms of an authority', () => {
  it.each([
    ['minutes', { unit: 'workingDays', n: 15 }, true],
    ['minutes', { unit: 'workingDays', n: 0 }, false],
    ['ipod-first', { unit: 'days', n: 21 }, true],
    ['ipod-first', { unit: 'days', n: 30 }, false],
    ['ipod-first', { unit: 'months', n: 2 }, false],
    ['expulsion-record', { unit: 'hours', n: 12 }, true],
    ['expulsion-record', { unit: 'days', n: 1 }, true],
    ['expulsion-record', { unit: 'workingDays', n: 1 }, false],
    ['breach-notice', { unit: 'hours', n: 96 }, false],
  ] as const)('%s as %o: %s', (kind, own, may) => {
    expect(mayOverride(kind, own)).toBe(may);
  });

  it('never makes a term of the law longer, from whatever day', () => {
    const limit = fc.record({
      unit: fc.constantFrom('hours' as const, 'days' as const, 'workingDays' as const, 'months' as const),
      n: fc.integer({ min: 1, max: 120 }),
    });
    const laws = CLOCK_KINDS.filter((kind) => CLOCK_RULES[kind].strength === 'law');
    fc.assert(
      fc.property(fc.constantFrom(...laws), limit, fc.integer({ min: 0, max: 4_000 }), (kind, own, day) => {
        const from = at('2024-01-01T09:00Z') + day * 86_400_000;
        const longer = endOfClock(own, from).dueOn > endOfClock(clockRule(kind).limit, from).dueOn;
        expect(mayOverride(kind, own) && longer).toBe(false);
      }),
    );
  });
});
