import type { PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import type { RoundRow } from './signoffs.repository.js';

/** After an answer: open sheets look again, and the seat that keeps the case is told. */
export async function tellRound(ctx: RequestContext, { id, caseId, recordId }: RoundRow): Promise<void> {
  const rows = await ctx.sql.query<{ id: PartyId }>('select id from party where case_id = $1 and is_convener', [
    caseId,
  ]);
  const to = { partyIds: rows.map((row) => row.id) };
  ctx.notify({ kind: 'revision', caseId, objectType: 'signoff_round', objectId: id, to });
  await announce(ctx, { kind: 'manifest', recordId });
}
