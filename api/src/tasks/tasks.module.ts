import { Inject, Module } from '@nestjs/common';
import type { CaseId, TaskId } from '@soulad/shared/ids';
import { allScopes } from '../cases/index.js';
import { type FilePlace, FilePlaces, FilesModule } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { idFrom } from '../platform/input.js';
import { walls } from '../platform/walls.js';
import { type NoticePlace, NoticeSubjects } from '../platform/notices.js';
import { addProof, assertProves } from './add-proof.js';
import { partyMarks } from '../sharing/index.js';
import { CalendarController } from './calendar.controller.js';
import { readProof } from './read-proof.js';
import { removeProof } from './remove-proof.js';
import { TaskClock } from './task-clock.js';
import { readsTask } from './task-sides.js';
import { TasksResolver } from './tasks.resolver.js';
import { taskRows } from './tasks.repository.js';

@Module({
  imports: [FilesModule],
  controllers: [CalendarController],
  providers: [TasksResolver, TaskClock],
  exports: [TaskClock],
})
export class TasksModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects, @Inject(FilePlaces) places: FilePlaces) {
    subjects.register('task', taskSubject);
    places.register('task', PROOF);
  }
}

/** [W47] Files that prove a task. */
const PROOF: FilePlace = {
  assertAttaches: (ctx, id) => assertProves(ctx, idFrom<TaskId>(id)),
  add: (ctx, id, file) => addProof(ctx, idFrom<TaskId>(id), file),
  read: readProof,
  remove: removeProof,
};

/** [P52] Which of these tasks the caller may read now. Whose act it was is not said. */
async function taskSubject(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, NoticePlace>> {
  const scopes = new Map((await allScopes(ctx)).map((scope) => [scope.caseId, scope]));
  const rows = await taskRows(ctx, [...scopes.keys()] satisfies CaseId[]);
  const places = new Map<string, NoticePlace>();
  for (const row of rows.filter(({ id }) => ids.includes(id))) {
    const scope = scopes.get(row.caseId);
    const reads = scope !== undefined && (!walls().app || readsTask(scope, row));
    if (reads && (await partyMarks(ctx, row.caseId)).has(row.owner))
      places.set(row.id, { conferenceId: null, recordId: null, unitId: null, byParty: null });
  }
  return places;
}
