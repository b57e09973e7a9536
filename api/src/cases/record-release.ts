import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, PersonId, ReleaseId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, idsFrom, textFrom, wordFrom } from '../platform/input.js';
import type { ReleaseInput } from './case-inputs.graphql.js';
import { releaseById } from './cases.repository.js';
import { type KnownCase, knownCase, personsSatFor } from './known-case.js';
import type { ReleaseRow } from './rows.js';
import { decideAndTell } from './told-case.js';
import { RELEASE_FORMS } from './words.js';

/**
 * Puts on record that a person released a party from confidentiality: for whom, in which categories, until when.
 * @throws ProductError FORBIDDEN_STEP unless the caller answers for the case or sits for the person; NOT_FOUND; BAD_INPUT
 */
export async function recordRelease(ctx: RequestContext, caseId: CaseId, input: ReleaseInput): Promise<ReleaseRow> {
  const known = await knownCase(ctx, caseId);
  const givenBy = idFrom<PersonId>(input.givenByPersonId);
  const releasedParty = idFrom<PartyId>(input.releasedPartyId);
  const recipients = idsFrom<PartyId>(input.recipientIds);
  assertGiver(known, givenBy);
  const involved = [releasedParty, ...recipients];
  if (!involved.every((id) => known.parties.some((party) => party.id === id))) throw new ProductError('NOT_FOUND');
  const validFrom = input.validFrom ?? ctx.now;
  const inOrder = !given(input.validTo) || input.validTo > validFrom;
  if (recipients.length === 0 || input.categories.length === 0 || !inOrder) throw new ProductError('BAD_INPUT');
  const id = freshId<ReleaseId>(ctx.ids);
  await ctx.sql.query(
    `insert into release (id, case_id, given_by, released_party, recipients, categories, purpose, form, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000), to_timestamp($10::float8 / 1000))`,
    [
      ...[id, caseId, givenBy, releasedParty, recipients, [...new Set(input.categories)]],
      ...[
        textFrom(input.purpose, 500),
        wordFrom(RELEASE_FORMS, input.form ?? 'written'),
        validFrom,
        input.validTo ?? null,
      ],
    ],
  );
  ctx.audit({
    action: 'release.record',
    caseId,
    objectType: 'release',
    objectId: id,
    detail: { categories: input.categories },
  });
  await decideAndTell(ctx, caseId);
  return requireRelease(ctx, id);
}

/**
 * Ends a release at once: what it allowed narrows in the same transaction, open sessions included [I7].
 * @throws ProductError FORBIDDEN_STEP when it has been withdrawn before
 */
export async function withdrawRelease(ctx: RequestContext, releaseId: ReleaseId): Promise<ReleaseRow> {
  const release = await requireRelease(ctx, releaseId);
  const known = await knownCase(ctx, release.case_id);
  if (!known.releases.some((one) => one.id === releaseId)) throw new ProductError('NOT_FOUND');
  assertGiver(known, release.given_by);
  if (release.withdrawn_at !== null) throw new ProductError('FORBIDDEN_STEP');
  await ctx.sql.query('update release set withdrawn_at = now() where id = $1', [releaseId]);
  ctx.audit({ action: 'release.withdraw', caseId: release.case_id, objectType: 'release', objectId: releaseId });
  await decideAndTell(ctx, release.case_id);
  return requireRelease(ctx, releaseId);
}

function assertGiver({ scope, persons, parties }: KnownCase, givenBy: PersonId): void {
  if (!persons.some((person) => person.id === givenBy)) throw new ProductError('NOT_FOUND');
  if (!scope.convenes && !personsSatFor(scope, parties).includes(givenBy)) throw new ProductError('FORBIDDEN_STEP');
}

async function requireRelease(ctx: RequestContext, id: ReleaseId): Promise<ReleaseRow> {
  const release = await releaseById(ctx, id);
  if (release === undefined) throw new ProductError('NOT_FOUND');
  return release;
}
