import type { RecordId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { NoticePlace } from '../platform/notices.js';
import { readManifest, recordOfUnit } from '../records/index.js';
import { unitsOfComments } from './comment.repository.js';
import { unitOfComment } from './read-talk.js';
import { visibleComments } from './visible-comments.js';

/** [P52] Which of these comments the caller may read now, and where they stand. */
export async function commentSubject(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NoticePlace>> {
  const found = await unitsOfComments(ctx, ids);
  const records = new Set<RecordId>();
  for (const { unitId } of found) {
    const recordId = await recordOfUnit(ctx, unitId);
    if (recordId) records.add(recordId);
  }
  const places = new Map<string, NoticePlace>();
  for (const recordId of records) {
    const manifest = await readManifest(ctx, recordId).catch(() => undefined);
    if (!manifest) continue;
    const { conferenceId } = manifest.record;
    const { rows } = await visibleComments(ctx, manifest);
    for (const [id, place] of unitOfComment(manifest, rows))
      if (ids.includes(id)) places.set(id, { conferenceId, recordId, ...place });
  }
  return places;
}
