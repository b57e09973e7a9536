import { TASK_STATES, type TaskState } from '@soulad/shared/workflow';
import type { TaskPartsFragment } from '../../generated/graphql.gen.js';

export type Task = TaskPartsFragment;

export const VIEWS = ['due', 'agency', 'board'] as const;
export type TasksView = (typeof VIEWS)[number];

export const COLUMNS = ['waiting', 'doing', 'checking', 'closed'] as const;
export type Column = (typeof COLUMNS)[number];

const COLUMN_OF: Readonly<Record<TaskState, Column>> = {
  issued: 'waiting',
  accepted: 'doing',
  'in-progress': 'doing',
  returned: 'doing',
  done: 'checking',
  verified: 'closed',
  refused: 'closed',
  failed: 'closed',
  withdrawn: 'closed',
};

/** The state of a task; one that this build does not know is shown as new. */
export function stateOf({ state }: Pick<Task, 'state'>): TaskState {
  return TASK_STATES.find((one) => one === state) ?? 'issued';
}

export function columnOf(task: Pick<Task, 'state'>): Column {
  return COLUMN_OF[stateOf(task)];
}

export const DUE_GROUPS = ['late', 'week', 'later', 'closed'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Days ahead that "soon" reaches. */
const SOON_DAYS = 7;

export function dueGroupOf({ open, overdue, daysLeft }: Pick<Task, 'open' | 'overdue' | 'daysLeft'>): DueGroup {
  if (!open) return 'closed';
  if (overdue) return 'late';
  return daysLeft <= SOON_DAYS ? 'week' : 'later';
}

export interface TaskGroup {
  readonly key: string;
  readonly tasks: readonly Task[];
}

/** Tasks by a key, groups in the order of `keys`; without it in the order of the first task of each. Empty ones are left out. */
export function grouped(tasks: readonly Task[], keyOf: (task: Task) => string, keys?: readonly string[]): TaskGroup[] {
  const order = keys ?? [...new Set(tasks.map(keyOf))];
  return order
    .map((key) => ({ key, tasks: tasks.filter((task) => keyOf(task) === key) }))
    .filter((group) => group.tasks.length > 0);
}

/** What waits for the viewer: to be done by the own party, or to be verified. */
export function waitsForMe(task: Pick<Task, 'mine' | 'checks' | 'state' | 'open'>): boolean {
  return task.open && (task.state === 'done' ? task.checks : task.mine);
}

/** The step that moves a card on: the first one offered that does not end the task against its owner. */
export function stepOn(task: Pick<Task, 'next'>): Task['next'][number] | undefined {
  return task.next.find(({ state }) => !['refused', 'returned', 'failed', 'withdrawn'].includes(state));
}
