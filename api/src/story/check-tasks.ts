import { TASK, TASK_STATES, type TaskState } from '@soulad/shared/workflow';
import type { Finding } from './finding.js';
import type { Story } from './story.schema.js';
import { unknownKey } from './story-references.js';

/** Tasks: whom they name, what they come from, and whether their steps follow one another. */
export function checkTasks(story: Story): Finding[] {
  return Object.entries(story.tasks).flatMap(([key, task]) => {
    const path = ['tasks', key];
    return [
      ...unknownKey(story.parties, 'party', task.owner, [...path, 'owner']),
      ...unknownKey(story.parties, 'party', task.checker, [...path, 'checker']),
      ...unknownKey(story.units, 'unit', task.unit, [...path, 'unit']),
      ...task.steps.flatMap((step, index) => [
        ...unknownKey(story.parties, 'party', step.by, [...path, 'steps', index, 'by']),
        ...impossible(task.steps[index - 1]?.to ?? TASK.start, step.to, [...path, 'steps', index, 'to']),
      ]),
    ];
  });
}

function impossible(from: TaskState, to: TaskState, path: readonly (string | number)[]): Finding[] {
  const steps = TASK.steps.filter((step) => step.from === from).map((step) => step.to);
  if (steps.includes(to)) return [];
  const mend =
    steps.length === 0 ? 'end here' : `write one of: ${TASK_STATES.filter((one) => steps.includes(one)).join(', ')}`;
  return [{ path: [...path], what: `a task that is ${from} does not become ${to}`, mend }];
}
