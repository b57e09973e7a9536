import { ProductError } from '@soulad/shared/errors';
import type { PartyId, ReleaseId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idsFrom } from '../platform/input.js';
import type { LimitReleaseInput } from './case-inputs.graphql.js';
import { ownRelease, tellRelease } from './record-release.js';
import { insertRelease, requireRelease } from './releases.repository.js';
import type { ReleaseRow } from './rows.js';
import { decideAndTell } from './told-case.js';

/**
 * Leaves less of a release from now on: it ends, and a narrower one goes on under the same signature. What was told while
 * the wider one held stays as it was. More of anything is a new release.
 * @throws ProductError NOT_FOUND; BAD_INPUT when it would be wider or the same; FORBIDDEN_STEP when it does not hold now
 */
export async function limitRelease(
  ctx: RequestContext,
  releaseId: ReleaseId,
  input: LimitReleaseInput,
): Promise<ReleaseRow> {
  const old = await ownRelease(ctx, releaseId);
  const over = old.withdrawn_at !== null || (old.valid_to !== null && old.valid_to <= ctx.now);
  if (over) throw new ProductError('FORBIDDEN_STEP');
  const recipients = idsFrom<PartyId>(input.recipientIds);
  const categories = [...new Set(input.categories)];
  const validTo = given(input.validTo) ? input.validTo : old.valid_to;
  const validFrom = Math.max(ctx.now, old.valid_from);
  const within =
    recipients.every((id) => old.recipients.includes(id)) && categories.every((id) => old.categories.includes(id));
  const earlier =
    validTo === null ? old.valid_to === null : validTo > validFrom && validTo <= (old.valid_to ?? Infinity);
  const less =
    recipients.length < old.recipients.length || categories.length < old.categories.length || validTo !== old.valid_to;
  if (!within || !earlier || !less || recipients.length === 0 || categories.length === 0)
    throw new ProductError('BAD_INPUT');
  const id = freshId<ReleaseId>(ctx.ids);
  await ctx.sql.query('update release set withdrawn_at = now() where id = $1', [old.id]);
  await insertRelease(ctx, {
    ...{ id, caseId: old.case_id, givenBy: old.given_by, releasedParty: old.released_party, recipients, categories },
    ...{ purpose: old.purpose, form: old.form, signedBy: old.signed_by, together: old.together },
    ...{ limits: old.id, evidence: null, validFrom, validTo },
  });
  ctx.audit({
    ...{ action: 'release.limit', caseId: old.case_id, objectType: 'release', objectId: id },
    detail: { limits: old.id, categories, recipients },
  });
  tellRelease(ctx, old.case_id, id, [old.released_party, ...recipients]);
  await decideAndTell(ctx, old.case_id);
  return requireRelease(ctx, id);
}
