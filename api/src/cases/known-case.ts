import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, PersonId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { type CaseScope, caseScope, knowsParty, mayKnow } from './case-scope.js';
import { caseFiles, partiesOfCases, personsOfFamily, relationsOfFamily, releasesOfCase } from './cases.repository.js';
import type { CaseRow, PartyRow, PersonRow, RelationRow, ReleaseRow } from './rows.js';

/** One case as far as the caller may know it. Nothing that was left out can be told from its place [I11]. */
export interface KnownCase {
  readonly scope: CaseScope;
  readonly file: CaseRow;
  readonly parties: readonly PartyRow[];
  readonly persons: readonly PersonRow[];
  readonly relations: readonly RelationRow[];
  readonly releases: readonly ReleaseRow[];
}

/** @throws ProductError NOT_FOUND */
export async function knownCase(ctx: RequestContext, caseId: CaseId): Promise<KnownCase> {
  const [scope, [file], all, agreed] = await Promise.all([
    caseScope(ctx, caseId),
    caseFiles(ctx, [caseId]),
    partiesOfCases(ctx, [caseId]),
    releasesOfCase(ctx, caseId),
  ]);
  if (file === undefined) throw new ProductError('NOT_FOUND');
  const [family, related] = await Promise.all([
    personsOfFamily(ctx, file.family_id),
    relationsOfFamily(ctx, file.family_id),
  ]);
  const parties = all.filter((party) => knowsParty(scope, party));
  const persons = family.filter((person) => mayKnow(scope, person.known_to));
  const known = new Set<string>(persons.map((person) => person.id));
  const relations = related.filter(
    (relation) => !walls().app || (known.has(relation.person_id) && known.has(relation.other_id)),
  );
  const releases = agreed
    .filter((release) => mayKnowRelease(scope, parties, release))
    // Whoever may not know that the seat or the person is there learns nothing of what they agreed upon.
    .filter((release) => known.has(release.given_by) && parties.some((party) => party.id === release.released_party))
    .map((release) => withKnownParties(release, parties));
  return { scope, file, parties, persons, relations, releases };
}

/** Persons the caller sits for: themself, and those the caller's seats represent. */
export function personsSatFor(scope: CaseScope, parties: readonly PartyRow[]): PersonId[] {
  return parties
    .filter((party) => scope.partyIds.includes(party.id))
    .flatMap((party) => [...(party.person_id === null ? [] : [party.person_id]), ...party.represents]);
}

/** A release is told to the convener, to who gave it, to who may speak and to who may hear. */
function mayKnowRelease(scope: CaseScope, parties: readonly PartyRow[], release: ReleaseRow): boolean {
  if (!walls().app || scope.hosts) return true;
  const involved: PartyId[] = [release.released_party, ...release.recipients];
  return involved.some((id) => scope.partyIds.includes(id)) || personsSatFor(scope, parties).includes(release.given_by);
}

function withKnownParties(release: ReleaseRow, parties: readonly PartyRow[]): ReleaseRow {
  return { ...release, recipients: release.recipients.filter((id) => parties.some((party) => party.id === id)) };
}
