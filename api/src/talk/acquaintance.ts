import type { CaseId, PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** Of the parties the caller may know of: which parties may know of each. */
export interface Acquaintance {
  /** True when one who sits on `viewer` may know of `party`. */
  knows(viewer: PartyId, party: PartyId): boolean;
}

export async function acquaintanceOf(ctx: RequestContext, caseId: CaseId): Promise<Acquaintance> {
  const rows = await ctx.sql.query<{ id: PartyId; knownTo: readonly PartyId[] | null }>(
    'select id, known_to as "knownTo" from party where case_id = $1',
    [caseId],
  );
  const knownTo = new Map(rows.map((row) => [row.id, row.knownTo]));
  return {
    knows(viewer, party) {
      const list = knownTo.get(party);
      return viewer === party || (list !== undefined && (list === null || list.includes(viewer)));
    },
  };
}
