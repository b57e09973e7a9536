import { ProductError } from '@soulad/shared/errors';
import type { AttachmentId, TaskId } from '@soulad/shared/ids';
import { FILE_LIMITS, fileRefused, type NamedFile, sealHead, storePieces } from '../files/index.js';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { knownTask } from './known-task.js';

/**
 * Whether the caller may put a file to the task: asked before a byte is taken in, and again by the database.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller sits for its owner and it is worked on
 */
export async function assertProves(ctx: RequestContext, taskId: TaskId): Promise<void> {
  const { task } = await knownTask(ctx, taskId);
  const [row] = await ctx.sql.query<{ proves: boolean }>('select ctx_proves($1) is not null as proves', [task.id]);
  if (row?.proves !== true) throw new ProductError('FORBIDDEN_STEP');
}

/**
 * [W47] Puts a recognised file to a task. Until it is handed in with the step it is its owner's alone.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, FILE_REFUSED (many)
 */
export async function addProof(ctx: RequestContext, taskId: TaskId, file: NamedFile): Promise<AttachmentId> {
  await assertProves(ctx, taskId);
  const { caseId } = (await knownTask(ctx, taskId)).task;
  const id = freshId<AttachmentId>(ctx.ids);
  const { kind, bytes } = file;
  const head = await sealHead(ctx, { caseId, id }, file);
  const [row] = await ctx.sql.query<{ added: boolean }>('select task_file_add($1, $2, $3, $4, $5, $6, $7) as added', [
    ...[id, taskId, kind, bytes.length],
    ...[head.name, head.digest, FILE_LIMITS.perPlace],
  ]);
  if (row?.added !== true) throw fileRefused('many');
  await storePieces(ctx, { caseId, id }, bytes);
  const detail = { file: id, kind, size: bytes.length };
  ctx.audit({ action: 'file.add', caseId, objectType: 'task', objectId: taskId, rule: 'W47', detail });
  return id;
}
