import type { CaseId, PartyId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { knownCase } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import type { CellReleaseView } from './grid.graphql.js';

/** A release in force, as far as it opens cells. */
export interface OpeningRelease extends CellReleaseView {
  readonly recipients: readonly PartyId[];
  readonly categories: readonly Category[];
}

/** Releases in force that the caller may know of: by either wall alone [I3]. */
export async function releasesInForce(ctx: RequestContext, caseId: CaseId): Promise<readonly OpeningRelease[]> {
  const known = new Set<string>((await knownCase(ctx, caseId)).releases.map((release) => release.id));
  const rows = await ctx.sql.query<OpeningRelease>(
    `select id, recipients, categories, instant(valid_to) as until from release
       where case_id = $1 and valid_from <= now() and (valid_to is null or valid_to > now())
         and (withdrawn_at is null or withdrawn_at > now()) order by valid_from, id`,
    [caseId],
  );
  return rows.filter((row) => known.has(row.id));
}
