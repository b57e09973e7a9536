import type { AttachmentId, CaseId, Instant, PartyId, TaskId } from '@soulad/shared/ids';
import type { FileKind } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';

/** A file that proves a task, as it is stored; name and digest sealed. */
export interface TaskFileRow {
  readonly id: AttachmentId;
  readonly taskId: TaskId;
  readonly caseId: CaseId;
  /** The step with which it was handed in; null: its owner's alone. */
  readonly stepId: string | null;
  readonly partyId: PartyId;
  readonly kind: FileKind;
  readonly size: number;
  readonly name: Buffer;
  readonly digest: Buffer;
  readonly addedAt: Instant;
}

const FILE = `select a.id, a.task_id as "taskId", t.case_id as "caseId", a.step_id as "stepId", a.party_id as "partyId", a.kind, a.size,
    a.name, a.digest, instant(a.added_at) as "addedAt" from attachment a join task t on t.id = a.task_id`;

/** Files of tasks as the database shows them to the caller, oldest first. */
export function taskFiles(ctx: RequestContext, ids: readonly TaskId[]): Promise<TaskFileRow[]> {
  return ctx.sql.query(`${FILE} where a.task_id = any ($1) order by a.added_at, a.id`, [ids]);
}

export async function taskFile(ctx: RequestContext, id: AttachmentId): Promise<TaskFileRow | undefined> {
  const [row] = await ctx.sql.query<TaskFileRow>(`${FILE} where a.id = $1`, [id]);
  return row;
}
