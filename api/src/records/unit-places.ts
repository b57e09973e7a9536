import type { ConferenceId, RecordId, UnitId } from '@soulad/shared/ids';
import { parseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { NoticePlace } from '../platform/notices.js';
import { readable } from '../sharing/index.js';

interface PlaceRow {
  readonly id: UnitId;
  readonly recordId: RecordId;
  readonly conferenceId: ConferenceId | null;
}

/** Where notices about units lead; units that the caller may not read are left out. */
export async function unitPlaces(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NoticePlace>> {
  const wanted = ids.flatMap((id) => parseId<UnitId>(id) ?? []);
  const rows = await ctx.sql.query<PlaceRow>(
    `select u.id, u.record_id as "recordId", r.conference_id as "conferenceId"
       from unit u join record r on r.id = u.record_id where u.id = any ($1)`,
    [wanted],
  );
  return new Map(
    (await readable(ctx, rows)).map(({ id, recordId, conferenceId }) => [
      id,
      { conferenceId, recordId, unitId: id, byParty: null },
    ]),
  );
}
