import type { PersonId, ReleaseId } from '@soulad/shared/ids';
import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import type { ReleaseView } from './case.graphql.js';
import { type KnownCase, knownCase, personsSatFor } from './known-case.js';
import { requireRelease } from './releases.repository.js';
import type { ReleaseRow } from './rows.js';

/** One release for whoever may know of it. @throws ProductError NOT_FOUND */
export async function readRelease(ctx: RequestContext, id: ReleaseId): Promise<ReleaseView> {
  const { case_id: caseId } = await requireRelease(ctx, id);
  const known = await knownCase(ctx, caseId);
  const row = known.releases.find((one) => one.id === id);
  if (!row) throw new ProductError('NOT_FOUND');
  return presentRelease(ctx, known, row);
}

/** The one place where a release is redacted for its reader. `row` is one of those of the known case. */
export function presentRelease(ctx: RequestContext, known: KnownCase, row: ReleaseRow): ReleaseView {
  const { scope, persons, parties } = known;
  const signer = persons.find((person) => person.id === row.signed_by);
  const wider = known.releases.find((one) => one.id === row.limits);
  const open = row.withdrawn_at === null && (row.valid_to === null || row.valid_to > ctx.now);
  return {
    id: row.id,
    givenByPersonId: row.given_by,
    releasedPartyId: row.released_party,
    recipientIds: row.recipients,
    categories: row.categories,
    purpose: row.purpose,
    form: row.form,
    signedByPersonId: signer?.id ?? null,
    limitsId: wider?.id ?? null,
    signed: isSigned(known, row),
    awaits: open ? missing(ctx, known, row) : [],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    withdrawnAt: row.withdrawn_at,
    may: { narrow: open && (scope.convenes || personsSatFor(scope, parties).includes(row.given_by)) },
  };
}

/** A narrower release goes on under the signature of the wider one. */
function isSigned(known: KnownCase, row: ReleaseRow): boolean {
  const wider = known.releases.find((one) => one.id === row.limits);
  return row.signed || (wider !== undefined && isSigned(known, wider));
}

/**
 * [P11] Whose same release is missing. Who has signed and who has not is the business of the convening seat and of the
 * party that may speak; the other of a couple is not told it.
 */
function missing(ctx: RequestContext, { scope, persons, releases }: KnownCase, row: ReleaseRow): PersonId[] {
  if (!scope.hosts && !scope.partyIds.includes(row.released_party)) return [];
  const gives = (one: ReleaseRow, person: PersonId): boolean =>
    one.given_by === person &&
    one.released_party === row.released_party &&
    one.withdrawn_at === null &&
    one.valid_from <= ctx.now &&
    (one.valid_to === null || one.valid_to > ctx.now) &&
    row.recipients.every((id) => one.recipients.includes(id)) &&
    row.categories.every((id) => one.categories.includes(id));
  return row.together.filter(
    (id) => persons.some((person) => person.id === id) && !releases.some((one) => gives(one, id)),
  );
}
