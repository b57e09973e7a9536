import type { PartyId } from '@soulad/shared/ids';
import { contentHashOf, toHex, viewHashOf } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { asJson, leavesOf, openSecret, type Revision, type RevisionLeaf } from '../revisions/index.js';

/** What one of the caller's parties sees of a revision. */
export interface OwnView {
  readonly leaves: readonly RevisionLeaf[];
  readonly viewKey: string;
  readonly viewHash: string;
  /** False when something that it read at the cut was taken from it since. */
  readonly whole: boolean;
}

export async function ownView(ctx: RequestContext, revision: Revision, party: PartyId): Promise<OwnView> {
  const rows = await ctx.sql.query<{ id: string }>(
    `select r.leaf_id as id from revision_reader r join revision_leaf l on l.id = r.leaf_id
       where l.revision_id = $1 and r.party_id = $2`,
    [revision.id, party],
  );
  const ids = new Set(rows.map((row) => row.id));
  const leaves = (await leavesOf(ctx, revision)).filter((leaf) => ids.has(leaf.id));
  const key = (await openSecret(ctx, revision)).viewKey(party);
  const contents = leaves.map((leaf) => contentHashOf(asJson(leaf.content)));
  const [count] = await ctx.sql.query<{ n: number }>('select revision_share($1, $2) as n', [revision.id, party]);
  return { leaves, viewKey: toHex(key), viewHash: viewHashOf(key, party, contents), whole: count?.n === leaves.length };
}
