import { describe, expect, it } from 'vitest';
import { bySoonest, clockView } from './clock-view.js';

const clock = (daysLeft: number, workingDaysLeft: number) => ({
  startsOn: '2026-09-02',
  dueOn: '2026-10-02',
  daysLeft,
  workingDaysLeft,
});

describe('a deadline on the desk', () => {
  it('is calm with more than a working week to go', () => {
    expect(clockView(clock(10, 7))).toEqual({ state: 'calm', left: 1 / 3 });
  });
  it('is soon within a working week', () => expect(clockView(clock(8, 5)).state).toBe('soon'));
  it('says today on its day', () => expect(clockView(clock(0, 0)).state).toBe('today'));
  it('is over the day after', () => expect(clockView(clock(-2, -2))).toEqual({ state: 'over', left: 0 }));
  it('never shows more than the whole time', () => expect(clockView(clock(45, 30)).left).toBe(1));
  it('stands before later ones', () => {
    const [a, b] = [{ ...clock(10, 7) }, { ...clock(2, 2), dueOn: '2026-09-24' }];
    expect(bySoonest([a, b])).toEqual([b, a]);
  });
});
