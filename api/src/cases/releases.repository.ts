import { ProductError } from '@soulad/shared/errors';
import type { CaseId, Instant, PartyId, PersonId, ReleaseId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { releaseById } from './cases.repository.js';
import type { ReleaseRow } from './rows.js';

export interface NewRelease {
  readonly id: ReleaseId;
  readonly caseId: CaseId;
  readonly givenBy: PersonId;
  readonly releasedParty: PartyId;
  readonly recipients: readonly PartyId[];
  readonly categories: readonly Category[];
  readonly purpose: string;
  readonly form: string;
  readonly signedBy: PersonId | null;
  readonly together: readonly PersonId[];
  readonly limits: ReleaseId | null;
  /** Sealed. */
  readonly evidence: Buffer | null;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
}

export async function insertRelease(ctx: RequestContext, row: NewRelease): Promise<void> {
  await ctx.sql.query(
    `insert into release (id, case_id, given_by, released_party, recipients, categories, purpose, form, signed_by, together,
         limits, evidence, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, to_timestamp($13::float8 / 1000), to_timestamp($14::float8 / 1000))`,
    [
      ...[row.id, row.caseId, row.givenBy, row.releasedParty, row.recipients, row.categories, row.purpose, row.form],
      ...[row.signedBy, row.together, row.limits, row.evidence, row.validFrom, row.validTo],
    ],
  );
}

/** @throws ProductError NOT_FOUND */
export async function requireRelease(ctx: RequestContext, id: ReleaseId): Promise<ReleaseRow> {
  const release = await releaseById(ctx, id);
  if (release === undefined) throw new ProductError('NOT_FOUND');
  return release;
}
