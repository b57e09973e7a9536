import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, PersonId, ReleaseId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, idsFrom, textFrom, wordFrom } from '../platform/input.js';
import type { ReleaseInput } from './case-inputs.graphql.js';
import { type KnownCase, knownCase, personsSatFor } from './known-case.js';
import { evidencePlace } from './release-evidence.js';
import { insertRelease, requireRelease } from './releases.repository.js';
import type { ReleaseRow } from './rows.js';
import { assertOpen } from './step-case.js';
import { sealSignature } from './tablet-signature.js';
import { decideAndTell } from './told-case.js';
import { RELEASE_FORMS } from './words.js';

/**
 * Puts on record that a person released a party from confidentiality: for whom, in which categories, until when. What is
 * signed on a tablet is kept with it, sealed.
 * @throws ProductError FORBIDDEN_STEP unless the caller answers for the case or sits for the person; NOT_FOUND; BAD_INPUT
 */
export async function recordRelease(ctx: RequestContext, caseId: CaseId, input: ReleaseInput): Promise<ReleaseRow> {
  const known = await knownCase(ctx, caseId);
  const givenBy = idFrom<PersonId>(input.givenByPersonId);
  const releasedParty = idFrom<PartyId>(input.releasedPartyId);
  const recipients = idsFrom<PartyId>(input.recipientIds);
  assertGiver(known, givenBy);
  assertOpen(known.file);
  const involved = [releasedParty, ...recipients];
  if (!involved.every((id) => known.parties.some((party) => party.id === id))) throw new ProductError('NOT_FOUND');
  const validFrom = input.validFrom ?? ctx.now;
  const form = wordFrom(RELEASE_FORMS, input.form ?? 'written');
  const inOrder = !given(input.validTo) || input.validTo > validFrom;
  const unsigned = form === 'tablet' && !given(input.signature);
  if (recipients.length === 0 || input.categories.length === 0 || !inOrder || unsigned)
    throw new ProductError('BAD_INPUT');
  const id = freshId<ReleaseId>(ctx.ids);
  await insertRelease(ctx, {
    ...{ id, caseId, givenBy, releasedParty, recipients, form, validFrom, validTo: input.validTo ?? null },
    categories: [...new Set(input.categories)],
    purpose: textFrom(input.purpose, 500),
    signedBy: signerOf(known, givenBy, input),
    together: togetherWith(known, givenBy, input),
    limits: null,
    evidence: given(input.signature)
      ? await sealSignature(ctx, { caseId, place: evidencePlace(id) }, input.signature)
      : null,
  });
  ctx.audit({
    ...{ action: 'release.record', caseId, objectType: 'release', objectId: id },
    detail: { categories: input.categories, form },
  });
  tellRelease(ctx, caseId, id, involved);
  await decideAndTell(ctx, caseId);
  return requireRelease(ctx, id);
}

/**
 * Ends a release at once: what it allowed narrows in the same transaction, open sessions included [I7].
 * @throws ProductError FORBIDDEN_STEP when it has been withdrawn before
 */
export async function withdrawRelease(ctx: RequestContext, releaseId: ReleaseId): Promise<ReleaseRow> {
  const release = await ownRelease(ctx, releaseId);
  if (release.withdrawn_at !== null) throw new ProductError('FORBIDDEN_STEP');
  const { recipients } = await requireRelease(ctx, releaseId);
  await ctx.sql.query('update release set withdrawn_at = now() where id = $1', [releaseId]);
  ctx.audit({ action: 'release.withdraw', caseId: release.case_id, objectType: 'release', objectId: releaseId });
  tellRelease(ctx, release.case_id, releaseId, [release.released_party, ...recipients]);
  await decideAndTell(ctx, release.case_id);
  return requireRelease(ctx, releaseId);
}

/**
 * A release that the caller may narrow: gave it, sits for who gave it, or answers for the case. With the recipients of whom
 * the caller may know, as it is told: what is decided on the others tells of them [I1].
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP
 */
export async function ownRelease(ctx: RequestContext, releaseId: ReleaseId): Promise<ReleaseRow> {
  const { case_id: caseId } = await requireRelease(ctx, releaseId);
  const known = await knownCase(ctx, caseId);
  const release = known.releases.find((one) => one.id === releaseId);
  if (!release) throw new ProductError('NOT_FOUND');
  assertGiver(known, release.given_by);
  return release;
}

/** Those who may speak and those who may hear are told that there is something new about it. */
export function tellRelease(ctx: RequestContext, caseId: CaseId, id: ReleaseId, partyIds: readonly PartyId[]): void {
  ctx.notify({ kind: 'release', caseId, objectType: 'release', objectId: id, to: { partyIds } });
}

function assertGiver({ scope, persons, parties }: KnownCase, givenBy: PersonId): void {
  if (!persons.some((person) => person.id === givenBy)) throw new ProductError('NOT_FOUND');
  if (!scope.convenes && !personsSatFor(scope, parties).includes(givenBy)) throw new ProductError('FORBIDDEN_STEP');
}

/** A child's data: a parent or guardian signs. Everybody else signs for themself. */
function signerOf(known: KnownCase, givenBy: PersonId, input: ReleaseInput): PersonId | null {
  if (!given(input.signedByPersonId)) return null;
  const signer = idFrom<PersonId>(input.signedByPersonId);
  if (signer === givenBy) return null;
  if (!known.persons.some((person) => person.id === signer)) throw new ProductError('NOT_FOUND');
  const child = known.persons.some((person) => person.id === givenBy && person.is_child);
  const related = known.relations.some(
    (one) => one.person_id === signer && one.other_id === givenBy && ['parent', 'guardian'].includes(one.kind),
  );
  const stands = known.parties.some((party) => party.person_id === signer && party.represents.includes(givenBy));
  if (!child || (!related && !stands)) throw new ProductError('BAD_INPUT');
  return signer;
}

function togetherWith(known: KnownCase, givenBy: PersonId, input: ReleaseInput): PersonId[] {
  const others = idsFrom<PersonId>(input.togetherWithIds ?? []).filter((id) => id !== givenBy);
  if (!others.every((id) => known.persons.some((person) => person.id === id))) throw new ProductError('NOT_FOUND');
  return others;
}
