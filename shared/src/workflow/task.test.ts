import { describe, expect, it } from 'vitest';
import {
  isOpenTask,
  isOverdue,
  refuseTaskStep,
  reminderFor,
  TASK_NEEDS,
  TASK_SIDES,
  TASK_STATES,
  taskNeeds,
  taskStepsFor,
} from './task.js';

describe('[W41] who takes which step', () => {
  it.each([
    ['owner', 'issued', 'accepted refused'],
    ['owner', 'accepted', 'in-progress done failed'],
    ['owner', 'in-progress', 'done failed'],
    ['owner', 'returned', 'in-progress done failed'],
    ['owner', 'done', ''],
    ['checker', 'issued', 'failed'],
    ['checker', 'done', 'verified returned'],
    ['checker', 'in-progress', 'failed'],
    ['issuer', 'issued', 'failed withdrawn'],
    ['issuer', 'done', 'withdrawn'],
  ] as const)('the %s of a task that is %s: %s', (side, from, steps) => {
    expect(taskStepsFor(from, [side]).join(' ')).toBe(steps);
  });

  it('whoever stands on no side takes none, and nobody steps out of an end', () => {
    for (const from of TASK_STATES) {
      expect(taskStepsFor(from, [])).toEqual([]);
      expect(taskStepsFor(from, TASK_SIDES).length === 0).toBe(!isOpenTask(from));
    }
  });

  it('every pair of states and side is refused unless the table has it, and every thing unsaid is named', () => {
    for (const side of TASK_SIDES)
      for (const from of TASK_STATES)
        for (const to of TASK_STATES) {
          const may = taskStepsFor(from, [side]).includes(to);
          const needs = taskNeeds(from, to);
          expect(refuseTaskStep(from, to, [side], TASK_NEEDS)).toEqual(may ? undefined : { kind: 'no-such-step' });
          const unsaid = needs.length > 0 ? { kind: 'unmet', needs } : undefined;
          expect(refuseTaskStep(from, to, [side], [])).toEqual(may ? unsaid : { kind: 'no-such-step' });
        }
  });
});

describe('[W42] [W43] days of a task', () => {
  it('is late from the day after, and not while it waits for verification', () => {
    expect(isOverdue('accepted', '2026-10-05', '2026-10-05')).toBe(false);
    expect(isOverdue('accepted', '2026-10-05', '2026-10-06')).toBe(true);
    expect(isOverdue('done', '2026-10-05', '2026-10-06')).toBe(false);
    expect(isOverdue('failed', '2026-10-05', '2026-10-06')).toBe(false);
  });

  it.each([
    ['2026-10-01', undefined],
    ['2026-10-02', 'before'],
    ['2026-10-05', 'due'],
    ['2026-10-06', 'overdue'],
    ['2027-10-06', 'overdue'],
  ])('on %s it reminds: %s', (today, word) => {
    expect(reminderFor('issued', '2026-10-05', today)).toBe(word);
    expect(reminderFor('done', '2026-10-05', today)).toBeUndefined();
  });
});
