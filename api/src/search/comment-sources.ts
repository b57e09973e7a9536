import type { CaseId, ConferenceId, Instant, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { readManifest } from '../records/index.js';
import { bodyOf, visibleComments } from '../talk/index.js';
import type { UnitSource } from './search.repository.js';

export interface CommentSource {
  readonly id: string;
  readonly caseId: CaseId;
  readonly conferenceId: ConferenceId | null;
  readonly unitId: UnitId;
  readonly heading: string;
  readonly title: string | null;
  readonly authorParty: PartyId;
  readonly at: Instant;
  readonly body: string;
}

/**
 * Comments on the given units as the talk shows them to the caller: of a talk whose first word is hidden nothing, of what
 * was taken back nothing. Records without comments for the caller cost nothing.
 */
export async function commentSources(ctx: RequestContext, units: readonly UnitSource[]): Promise<CommentSource[]> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const records = await ctx.sql.query<{ id: RecordId }>(
    `select distinct u.record_id as id from comment c join unit u on u.id = c.unit_id where c.unit_id = any ($1) order by 1`,
    [[...byId.keys()]],
  );
  const sources: CommentSource[] = [];
  for (const { id } of records) {
    const { rows } = await visibleComments(ctx, await readManifest(ctx, id));
    const shown = new Set<string>(rows.map((row) => row.id));
    for (const row of rows) {
      const unit = byId.get(row.unitId);
      if (unit === undefined || (row.threadId !== null && !shown.has(row.threadId))) continue;
      const body = await bodyOf(ctx, unit.caseId, row);
      const { caseId, conferenceId, heading, title } = unit;
      const about = { caseId, conferenceId, heading, title, unitId: unit.id };
      if (body !== null) sources.push({ ...about, id: row.id, authorParty: row.authorParty, at: row.createdAt, body });
    }
  }
  return sources;
}
