import { ProductError } from '@soulad/shared/errors';
import type { ReleaseId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { ReleaseEvidenceView } from './case.graphql.js';
import { knownCase } from './known-case.js';
import { requireRelease } from './releases.repository.js';
import { openSignature } from './tablet-signature.js';

/** Where the signature under a release belongs. */
export const evidencePlace = (id: ReleaseId): string => `release|evidence|${id}`;

/**
 * The signature under a release, or under the one it limits. For whoever may see the release.
 * @throws ProductError NOT_FOUND, also for a release without a signature
 */
export async function readReleaseEvidence(ctx: RequestContext, releaseId: ReleaseId): Promise<ReleaseEvidenceView> {
  let release = await requireRelease(ctx, releaseId);
  const { releases } = await knownCase(ctx, release.case_id);
  if (!releases.some((one) => one.id === releaseId)) throw new ProductError('NOT_FOUND');
  while (release.limits !== null) release = await requireRelease(ctx, release.limits);
  const [row] = await ctx.sql.query<{ evidence: Buffer | null }>('select evidence from release where id = $1', [
    release.id,
  ]);
  if (!row?.evidence) throw new ProductError('NOT_FOUND');
  const signed = await openSignature(ctx, release.case_id, evidencePlace(release.id), row.evidence);
  ctx.audit({ action: 'release.evidence', caseId: release.case_id, objectType: 'release', objectId: releaseId });
  return { releaseId, ...signed, at: release.created_at };
}
