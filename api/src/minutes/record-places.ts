import { ProductError } from '@soulad/shared/errors';
import { parseId, type RecordId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { NoticePlace } from '../platform/notices.js';
import { readManifest } from '../records/index.js';

/** Where notices about records lead; records that are not there for the caller are left out. */
export async function recordPlaces(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NoticePlace>> {
  const places = new Map<string, NoticePlace>();
  for (const recordId of ids.flatMap((id) => parseId<RecordId>(id) ?? [])) {
    const manifest = await readManifest(ctx, recordId).catch((error: unknown) => {
      if (error instanceof ProductError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    });
    if (!manifest) continue;
    places.set(recordId, { conferenceId: manifest.record.conferenceId, recordId, unitId: null, byParty: null });
  }
  return places;
}
