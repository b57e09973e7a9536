import type { CaseId, Instant, PartyId } from '@soulad/shared/ids';
import type { Category, See } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import type { NarrowingView } from './grid.graphql.js';

/** A narrowing with its words opened. */
export interface NarrowingOfCell extends NarrowingView {
  readonly partyId: PartyId;
  readonly category: Category;
}

interface NarrowingRow {
  readonly id: string;
  readonly partyId: PartyId;
  readonly category: Category;
  readonly level: See;
  readonly reason: Buffer;
  readonly decidedBy: string;
  readonly from: Instant;
  readonly liftedAt: Instant | null;
  readonly liftReason: Buffer | null;
}

/** Where the words of a narrowing are sealed to. */
export const reasonPlace = (id: string): string => `cell_narrowing|reason|${id}`;
export const liftPlace = (id: string): string => `cell_narrowing|lift_reason|${id}`;

/** Narrowings of a case with who, when and why, oldest first; for the convening seat alone. */
export async function narrowingsOf(ctx: RequestContext, caseId: CaseId): Promise<readonly NarrowingOfCell[]> {
  const rows = await ctx.sql.query<NarrowingRow>(
    `select n.id, n.party_id as "partyId", n.category, n.see as level, n.reason, u.display_name as "decidedBy",
            instant(n.valid_from) as "from", instant(n.lifted_at) as "liftedAt", n.lift_reason as "liftReason"
       from cell_narrowing n join app_user u on u.id = n.decided_by where n.case_id = $1 order by n.valid_from, n.id`,
    [caseId],
  );
  const opened = async (place: string, sealed: Buffer): Promise<string> =>
    (await ctx.open(caseId, place, sealed)).toString('utf8');
  return Promise.all(
    rows.map(async ({ reason, liftReason, ...row }) => ({
      ...row,
      reason: await opened(reasonPlace(row.id), reason),
      liftReason: liftReason === null ? null : await opened(liftPlace(row.id), liftReason),
    })),
  );
}
