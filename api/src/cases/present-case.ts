import { CASE, type CaseState } from '@soulad/shared/workflow';
import { ProductError } from '@soulad/shared/errors';
import { createHash } from 'node:crypto';
import type { CaseId } from '@soulad/shared/ids';
import { clocksOf } from '../clocks/index.js';
import { emergencyNotes } from '../emergencies/index.js';
import type { AgencyView } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import type { CaseView, PersonView, RelationView } from './case.graphql.js';
import { type KnownCase, knownCase, personsSatFor } from './known-case.js';
import { meetingsOfCase } from './meetings.repository.js';
import { agencyViews, presentParties } from './present-party.js';
import { presentRelease } from './present-release.js';
import type { CaseRow, PersonRow, RelationRow } from './rows.js';

/** Reads one case for the caller; the read is audited. @throws ProductError NOT_FOUND */
export async function readCase(ctx: RequestContext, caseId: CaseId): Promise<CaseView> {
  const known = await knownCase(ctx, caseId);
  ctx.audit({ action: 'case.read', caseId, objectType: 'case', objectId: caseId });
  return presentCase(ctx, known);
}

/**
 * A fingerprint of the case as the caller sees it, for telling whether it changed for that viewer: nothing of it leaves
 * the server, so it is no read. The running terms change by themselves and are not in it. @throws ProductError NOT_FOUND
 */
export async function caseAsSeen(ctx: RequestContext, caseId: CaseId): Promise<string> {
  const view = await presentCase(ctx, await knownCase(ctx, caseId), 'without terms');
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}

/**
 * The one place where a case is redacted for its reader.
 * @param terms whether its running terms are asked for
 */
export async function presentCase(
  ctx: RequestContext,
  known: KnownCase,
  terms: 'with terms' | 'without terms' = 'with terms',
): Promise<CaseView> {
  const { scope, file } = known;
  const [owner, meetings, parties, emergencies, clocks] = await Promise.all([
    ownerOf(ctx, file),
    meetingsOfCase(ctx, scope),
    presentParties(ctx, scope, known.parties),
    scope.hosts || !walls().app ? emergencyNotes(ctx, file.id) : [],
    terms === 'with terms' ? clocksOf(ctx, file.id) : [],
  ]);
  return {
    id: file.id,
    familyName: file.family_name,
    fileMark: file.file_mark,
    ownerAgency: owner,
    urgency: file.urgency,
    state: file.state,
    registeredOn: file.registered_on,
    matrixVersion: file.matrix_version,
    persons: presentPersons(known),
    relations: known.relations.map(presentRelation),
    parties,
    releases: known.releases.map((row) => presentRelease(ctx, known, row)),
    conferences: meetings.conferences,
    records: meetings.records,
    emergencies,
    clocks,
    myPartyIds: [...scope.partyIds],
    may: mayOf(known),
  };
}

function mayOf({ scope, file, parties }: KnownCase): CaseView['may'] {
  const open = file.state !== 'closed';
  const convenes = scope.convenes && open;
  return {
    ...{ invite: convenes, proposeConference: convenes, addPerson: convenes },
    readRegister: scope.convenes,
    recordRelease: open && (scope.convenes || personsSatFor(scope, parties).length > 0),
    close: scope.convenes && takes(file.state, 'closed'),
    reopen: scope.convenes && takes(file.state, 'reopened'),
  };
}

/** Whether the table of shared/workflow has the step. */
function takes(from: string, to: CaseState): boolean {
  return CASE.steps.some((step) => step.from === from && step.to === to);
}

/** Date of birth and home of an adult are told to agencies and to that adult, not across the family. */
function presentPersons({ scope, parties, persons }: KnownCase): PersonView[] {
  const own = parties.filter((party) => scope.partyIds.includes(party.id));
  const forAgency = own.some((party) => party.agency_id !== null && party.type !== 'representative');
  const satFor = personsSatFor(scope, parties);
  const homes = persons.filter((person) => satFor.includes(person.id)).map((person) => person.household);
  return persons.map((person) => {
    const near = satFor.includes(person.id);
    const sameHome = person.household !== null && homes.includes(person.household);
    return presentPerson(person, forAgency || near || person.is_child, forAgency || near || sameHome);
  });
}

function presentPerson(person: PersonRow, birth: boolean, home: boolean): PersonView {
  return {
    id: person.id,
    givenName: person.given_name,
    familyName: person.family_name,
    bornOn: birth ? person.born_on : null,
    sex: person.sex,
    isChild: person.is_child,
    deceased: person.deceased,
    household: home ? person.household : null,
  };
}

function presentRelation(row: RelationRow): RelationView {
  return {
    id: row.id,
    personId: row.person_id,
    otherId: row.other_id,
    kind: row.kind,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

async function ownerOf(ctx: RequestContext, file: CaseRow): Promise<AgencyView> {
  const owner = (await agencyViews(ctx, [file.owner_agency_id])).get(file.owner_agency_id);
  if (owner === undefined) throw new ProductError('NOT_FOUND');
  return owner;
}
