import { describe, expect, it } from 'vitest';
import { columnOf, dueGroupOf, stepOn, waitsForMe } from './task-groups.js';

describe('tasks on the board', () => {
  it.each([
    ['issued', 'waiting'],
    ['returned', 'doing'],
    ['done', 'checking'],
    ['failed', 'closed'],
    ['something new', 'waiting'],
  ])('a task that is %s stands under %s', (state, column) => {
    expect(columnOf({ state })).toBe(column);
  });

  it.each([
    [{ open: true, overdue: true, daysLeft: -1 }, 'late'],
    [{ open: true, overdue: false, daysLeft: 7 }, 'week'],
    [{ open: true, overdue: false, daysLeft: 8 }, 'later'],
    [{ open: true, overdue: false, daysLeft: -3 }, 'week'],
    [{ open: false, overdue: false, daysLeft: -3 }, 'closed'],
  ])('by day: %o is %s', (task, group) => {
    expect(dueGroupOf(task)).toBe(group);
  });

  it('waits for whoever does it, and once it is done for whoever verifies it', () => {
    expect(waitsForMe({ mine: true, checks: false, state: 'accepted', open: true })).toBe(true);
    expect(waitsForMe({ mine: true, checks: false, state: 'done', open: true })).toBe(false);
    expect(waitsForMe({ mine: false, checks: true, state: 'done', open: true })).toBe(true);
    expect(waitsForMe({ mine: true, checks: true, state: 'verified', open: false })).toBe(false);
  });

  it('moves on by a step forward and never by one that ends it', () => {
    const step = (state: string) => ({ state, needs: [] });
    expect(stepOn({ next: [step('refused'), step('accepted')] })?.state).toBe('accepted');
    expect(stepOn({ next: [step('failed'), step('withdrawn')] })).toBeUndefined();
  });
});
