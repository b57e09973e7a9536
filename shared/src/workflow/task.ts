import { daysBetween, type Day } from './calendar.js';
import { type Machine, nextSteps, refuseStep, type Refused } from './machine.js';

export const TASK_STATES = [
  'issued',
  'accepted',
  'refused',
  'in-progress',
  'done',
  'verified',
  'returned',
  'failed',
  'withdrawn',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What must be said with a step. */
export const TASK_NEEDS = ['reason', 'proof', 'outcome'] as const;
export type TaskNeed = (typeof TASK_NEEDS)[number];

/** Why a task was not done: the two that are kept apart. */
export const TASK_OUTCOMES = ['changed', 'notDone'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** On which side of a task a party stands. One party may stand on several. */
export const TASK_SIDES = ['owner', 'checker', 'issuer'] as const;
export type TaskSide = (typeof TASK_SIDES)[number];

const OPEN = ['issued', 'accepted', 'in-progress', 'returned', 'done'] as const satisfies readonly TaskState[];

/**
 * [W40] zadáno → přijato | odmítnuto → pracuje se → splněno (k ověření) → ověřeno | vráceno; nesplněno; zrušeno zadavatelem.
 * That it is late is computed and is no state [W42].
 */
export const TASK: Machine<TaskState, TaskNeed> = {
  states: TASK_STATES,
  start: 'issued',
  steps: [
    { from: 'issued', to: 'accepted', needs: [] },
    { from: 'issued', to: 'refused', needs: ['reason'] },
    { from: 'accepted', to: 'in-progress', needs: [] },
    { from: 'accepted', to: 'done', needs: ['proof'] },
    { from: 'in-progress', to: 'done', needs: ['proof'] },
    { from: 'returned', to: 'in-progress', needs: [] },
    { from: 'returned', to: 'done', needs: ['proof'] },
    { from: 'done', to: 'verified', needs: [] },
    { from: 'done', to: 'returned', needs: ['reason'] },
    { from: 'issued', to: 'failed', needs: ['outcome', 'reason'] },
    { from: 'accepted', to: 'failed', needs: ['outcome', 'reason'] },
    { from: 'in-progress', to: 'failed', needs: ['outcome', 'reason'] },
    { from: 'returned', to: 'failed', needs: ['outcome', 'reason'] },
    ...OPEN.map((from) => ({ from, to: 'withdrawn' as const, needs: ['reason' as const] })),
  ],
};

/** [W41] Who takes the step to a state. What the agency did not even accept only those who wait for it call not done. */
function sidesFor(from: TaskState, to: TaskState): readonly TaskSide[] {
  if (to === 'verified' || to === 'returned') return ['checker'];
  if (to === 'withdrawn') return ['issuer'];
  if (to === 'failed') return from === 'issued' ? ['checker', 'issuer'] : ['owner', 'checker', 'issuer'];
  return ['owner'];
}

/** [W41] Whether somebody who stands on `sides` may take the step, whatever has to be said with it. */
export function mayTake(from: TaskState, to: TaskState, sides: readonly TaskSide[]): boolean {
  return nextSteps(TASK, from).includes(to) && sidesFor(from, to).some((side) => sides.includes(side));
}

/** [W41] The states that somebody on `sides` may take a task to, in the order of the table. */
export function taskStepsFor(from: TaskState, sides: readonly TaskSide[]): readonly TaskState[] {
  return nextSteps(TASK, from).filter((to) => mayTake(from, to, sides));
}

/** Undefined when the step may be taken with what is said; otherwise why not. */
export function refuseTaskStep(
  from: TaskState,
  to: TaskState,
  sides: readonly TaskSide[],
  met: readonly TaskNeed[],
): Refused<TaskNeed> | undefined {
  return mayTake(from, to, sides) ? refuseStep(TASK, from, to, met) : { kind: 'no-such-step' };
}

/** What has to be said with a step. */
export function taskNeeds(from: TaskState, to: TaskState): readonly TaskNeed[] {
  return TASK.steps.find((step) => step.from === from && step.to === to)?.needs ?? [];
}

/** True while somebody has to act: the agency, or whoever verifies. */
export function isOpenTask(state: TaskState): boolean {
  return OPEN.some((open) => open === state);
}

/** [W42] Late is what the agency has not finished by the end of its day; what waits for verification is not late. */
export function isOverdue(state: TaskState, dueOn: Day, today: Day): boolean {
  return isOpenTask(state) && state !== 'done' && dueOn < today;
}

export const TASK_REMINDERS = ['before', 'due', 'overdue'] as const;
export type TaskReminder = (typeof TASK_REMINDERS)[number];
/** A reminder goes this many days ahead of the day of a task. */
export const REMIND_DAYS_BEFORE = 3;

/** [W43] The word that is due about a task today; undefined for none. Each is said once. */
export function reminderFor(state: TaskState, dueOn: Day, today: Day): TaskReminder | undefined {
  if (!isOpenTask(state) || state === 'done') return undefined;
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  if (left === 0) return 'due';
  return left <= REMIND_DAYS_BEFORE ? 'before' : undefined;
}
