import type { PartyId, TaskId } from '@soulad/shared/ids';
import { dayInPrague, daysBetween, isOpenTask, isOverdue, taskNeeds, taskStepsFor } from '@soulad/shared/workflow';
import type { CaseScope } from '../cases/index.js';
import { type AttachmentView, nameOf } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import type { PartyMarkView } from '../sharing/index.js';
import { showsFile } from './read-proof.js';
import type { TaskFileRow } from './task-files.repository.js';
import type { TaskStepView, TaskView } from './task.graphql.js';
import { sidesOf } from './task-sides.js';
import { openWords, TASK_PLACES } from './task-words.js';
import type { confirmations, peopleOn, SourceRow, StepRow, TaskRow } from './tasks.repository.js';

/** What was read beside the rows themselves. */
export interface TaskContext {
  readonly scope: CaseScope;
  readonly marks: ReadonlyMap<PartyId, PartyMarkView>;
  readonly steps: readonly StepRow[];
  readonly sources: readonly SourceRow[];
  readonly confirmed: Awaited<ReturnType<typeof confirmations>>;
  readonly people: Awaited<ReturnType<typeof peopleOn>>;
  readonly files: readonly TaskFileRow[];
  readonly numbers: ReadonlyMap<TaskId, number>;
}

/** The one place where a task is made for its reader. Undefined when the reader may not know whose it is. */
export async function presentTask(ctx: RequestContext, task: TaskRow, it: TaskContext): Promise<TaskView | undefined> {
  const { id, caseId, state, dueOn } = task;
  const owner = it.marks.get(task.owner);
  if (owner === undefined) return undefined;
  const sides = sidesOf(it.scope, task);
  const today = dayInPrague(ctx.now);
  const source = it.sources.find(({ taskId }) => taskId === id);
  const found = it.confirmed.find(({ taskId }) => taskId === id);
  const confirmed = sides.includes('issuer') || !walls().app ? (found?.reason ?? null) : null;
  const mine = sides.includes('owner');
  return {
    ...{ id, caseId, state, dueOn, mine, owner },
    familyName: task.familyName,
    fileMark: task.fileMark,
    number: it.numbers.get(id) ?? null,
    title: await openWords(ctx, caseId, TASK_PLACES.title(id), task.title),
    detail: await openWords(ctx, caseId, TASK_PLACES.detail(id), task.detail),
    proofWanted: await openWords(ctx, caseId, TASK_PLACES.proofWanted(id), task.proofWanted),
    daysLeft: daysBetween(today, dueOn),
    outcome: task.outcome,
    overdue: isOverdue(state, dueOn, today),
    open: isOpenTask(state),
    issuedAt: task.issuedAt,
    checker: it.marks.get(task.checker) ?? null,
    issuedBy: it.marks.get(task.issuedBy) ?? null,
    personName: task.personName,
    people: mine && isOpenTask(state) ? it.people.filter(({ party }) => party === task.owner) : [],
    source: source ?? null,
    confirmed: confirmed && (await openWords(ctx, caseId, TASK_PLACES.confirmation(id), confirmed)),
    steps: await stepsOf(ctx, task, it),
    files: await filesOf(ctx, it, (file) => file.taskId === id && file.stepId === null),
    next: taskStepsFor(state, sides).map((to) => ({ state: to, needs: [...taskNeeds(state, to)] })),
    checks: sides.includes('checker'),
  };
}

/** [W47] Those of the files that are meant and that the viewer is shown. */
async function filesOf(
  ctx: RequestContext,
  { files, marks, scope }: TaskContext,
  meant: (file: TaskFileRow) => boolean,
): Promise<AttachmentView[]> {
  const views: AttachmentView[] = [];
  for (const file of files.filter((one) => meant(one) && showsFile(scope.partyIds, one))) {
    const { id, kind, size, addedAt, partyId, stepId } = file;
    const mayRemove = stepId === null && scope.partyIds.includes(partyId);
    views.push({
      id,
      kind,
      size,
      addedAt,
      party: marks.get(partyId) ?? null,
      mayRemove,
      name: await nameOf(ctx, file),
    });
  }
  return views;
}

async function stepsOf(ctx: RequestContext, { id, caseId }: TaskRow, it: TaskContext): Promise<TaskStepView[]> {
  const views: TaskStepView[] = [];
  const { steps, marks } = it;
  for (const step of steps.filter(({ taskId }) => taskId === id)) {
    const words = step.words && (await openWords(ctx, caseId, TASK_PLACES.step(step.id), step.words));
    const files = await filesOf(ctx, it, ({ stepId }) => stepId === step.id);
    views.push({ id: step.id, state: step.to, at: step.at, party: marks.get(step.party) ?? null, words, files });
  }
  return views;
}
