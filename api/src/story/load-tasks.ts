import { dayInPrague } from '@soulad/shared/workflow';
import { issueTask, stepTask } from '../tasks/index.js';
import type { LoadedCase } from './load-case.js';
import type { UnitLoader } from './load-units.js';
import type { Stage } from './stage.js';
import { StoryRefusal } from './story-mistakes.js';

/** Issues the tasks of a story and lives through their steps, each as the party whose it is. */
export async function loadTasks(stage: Stage, { parties, caseId }: LoadedCase, units: UnitLoader): Promise<void> {
  const today = dayInPrague(stage.story.now);
  for (const [key, task] of Object.entries(stage.story.tasks)) {
    const input = {
      ...{ caseId, title: task.title, detail: task.detail ?? null, proofWanted: task.proof ?? null, dueOn: task.dueOn },
      ownerPartyId: parties.get(task.owner),
      checkerPartyId: parties.get(task.checker ?? stage.convener),
      confirmReason: task.confirm ?? null,
      unitId: task.unit === undefined ? null : units.idOf(task.unit),
    };
    const issued = await stage.asConvener((ctx) => issueTask(ctx, input, today));
    const { taskId } = issued;
    if (taskId === null)
      throw new StoryRefusal(`The task ${key} would tell: ${told(issued.leaks)}. Write it in other words.`);
    for (const { by, to, words } of task.steps)
      await stage.forParty(by, stage.sitterOf(by), (ctx) => stepTask(ctx, { taskId, to, words: words ?? null }));
  }
}

function told(leaks: readonly { readonly words: readonly string[] }[]): string {
  return leaks.flatMap(({ words }) => words).join(', ');
}
