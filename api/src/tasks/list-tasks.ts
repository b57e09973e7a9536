import type { CaseId, PartyId, TaskId, UserId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { allScopes, type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { knownToParty, partyMarks, type PartyMarkView, rightsOf } from '../sharing/index.js';
import { knownTask } from './known-task.js';
import { presentTask } from './present-task.js';
import type { TaskView } from './task.graphql.js';
import { taskFiles } from './task-files.repository.js';
import { isSide, readsTask } from './task-sides.js';
import {
  confirmations,
  peopleOn,
  type SourceRow,
  type TaskRow,
  taskRows,
  taskSources,
  taskSteps,
} from './tasks.repository.js';

/**
 * The tasks that the caller may read, of one case or of all of the own ones, by their day.
 * @throws ProductError NOT_FOUND for a case without a seat
 */
export async function listTasks(ctx: RequestContext, caseId: CaseId | null): Promise<TaskView[]> {
  const scopes = caseId === null ? await allScopes(ctx) : [await caseScope(ctx, caseId)];
  const rows = await taskRows(
    ctx,
    scopes.map((scope) => scope.caseId),
  );
  for (const scope of scopes) {
    const objectId = scope.caseId;
    if (rows.some((row) => row.caseId === objectId))
      ctx.audit({ action: 'task.list', caseId: objectId, objectType: 'case', objectId });
  }
  return present(ctx, rows, scopes);
}

/**
 * The tasks of a case for a copy: those of the caller; for another party those that both of them read. Noted when the
 * copy is handed out [W60].
 * @throws ProductError NOT_FOUND for a case without a seat
 */
export async function tasksForCopy(ctx: RequestContext, caseId: CaseId, partyId: PartyId | null): Promise<TaskView[]> {
  const rows = await taskRows(ctx, [caseId]);
  const known = partyId === null ? undefined : await knownToParty(ctx, caseId, partyId);
  const theirs = rows.filter((row) => partyId === null || (isSide(row, partyId) && known?.has(row.owner) === true));
  return present(ctx, theirs, [await caseScope(ctx, caseId)]);
}

/** One task, for its reader. @throws ProductError NOT_FOUND */
export async function readTask(ctx: RequestContext, id: TaskId): Promise<TaskView | null> {
  const { task, scope } = await knownTask(ctx, id);
  ctx.audit({ action: 'task.list', caseId: task.caseId, objectType: 'case', objectId: task.caseId });
  const [view] = await present(ctx, [task], [scope]);
  return view ?? null;
}

async function present(
  ctx: RequestContext,
  rows: readonly TaskRow[],
  scopes: readonly CaseScope[],
): Promise<TaskView[]> {
  const byCase = new Map(scopes.map((scope) => [scope.caseId, scope]));
  const shown = rows.filter((row) => {
    const scope = byCase.get(row.caseId);
    return scope !== undefined && (!walls().app || readsTask(scope, row));
  });
  const ids = shown.map((row) => row.id);
  const marks = new Map<CaseId, ReadonlyMap<PartyId, PartyMarkView>>();
  for (const { caseId } of shown) if (!marks.has(caseId)) marks.set(caseId, await partyMarks(ctx, caseId));
  const own = [
    ...new Set(shown.filter((row) => byCase.get(row.caseId)?.partyIds.includes(row.owner)).map((row) => row.owner)),
  ];
  const all = {
    steps: await taskSteps(ctx, ids),
    sources: await readableSources(ctx, ids),
    confirmed: await confirmations(ctx, ids),
    people: await peopleOn(ctx, own),
    files: await taskFiles(ctx, ids),
    numbers: await numbersOf(ctx),
  };
  const views: TaskView[] = [];
  for (const task of shown) {
    const [scope, known] = [byCase.get(task.caseId), marks.get(task.caseId)];
    const view = scope && known && (await presentTask(ctx, task, { ...all, scope, marks: known }));
    if (view) views.push(view);
  }
  return views;
}

/** [I1] Where tasks came from: the passages that the caller reads. */
async function readableSources(ctx: RequestContext, ids: readonly TaskId[]): Promise<readonly SourceRow[]> {
  const sources = await taskSources(ctx, ids);
  const rights = await rightsOf(
    ctx,
    sources.map(({ unitId }) => unitId),
  );
  return sources.filter(({ unitId }) => includesRight(rights.get(unitId)?.right ?? 'none', 'read'));
}

/** Numbers of the caller's own tasks, as their calendar has them: over nothing but those. */
async function numbersOf(ctx: RequestContext): Promise<ReadonlyMap<TaskId, number>> {
  const scopes = await allScopes(ctx);
  const rows = await ctx.sql.query<{ id: TaskId; person: UserId | null }>(
    `select id, person from task where owner_party = any ($1) and (person is null or person = $2) order by issued_at, id`,
    [scopes.flatMap((scope) => scope.partyIds), ctx.userId],
  );
  return new Map(rows.map(({ id }, index) => [id, index + 1]));
}
