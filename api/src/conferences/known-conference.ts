import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, PartyId, SittingId } from '@soulad/shared/ids';
import { type CaseScope, caseScope, knowsParty, partiesOfCases } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import {
  conferenceById,
  conferenceOf,
  type ConferenceRow,
  invitationsOf,
  type InvitationRow,
  sittingsOf,
  type SittingRow,
} from './conferences.repository.js';

/** A conference as far as the caller may know it: the sittings the caller is invited to, the host all of them. */
export interface KnownConference {
  readonly scope: CaseScope;
  readonly conference: ConferenceRow;
  readonly sittings: readonly SittingRow[];
  readonly invitations: readonly InvitationRow[];
  /** Parties of the case the caller may know of. */
  readonly known: ReadonlySet<PartyId>;
  /** Whether it is read to be handed to another party: the database knows the caller alone. */
  readonly forAnother?: boolean;
  readonly convenerId: PartyId;
}

/** @throws ProductError NOT_FOUND when there is none or no sitting of it is for the caller [I11] */
export async function knownConference(ctx: RequestContext, id: ConferenceId): Promise<KnownConference> {
  const conference = await conferenceById(ctx, id);
  const known = conference === undefined ? undefined : await findConference(ctx, conference);
  if (known === undefined) throw new ProductError('NOT_FOUND');
  return known;
}

/** The same of a row; undefined when no sitting of it is for the caller. */
export async function findConference(
  ctx: RequestContext,
  conference: ConferenceRow,
): Promise<KnownConference | undefined> {
  const [scope, parties, all] = await Promise.all([
    caseScope(ctx, conference.case_id),
    partiesOfCases(ctx, [conference.case_id]),
    sittingsOf(ctx, [conference.id]),
  ]);
  const convener = parties.find((party) => party.is_convener);
  const invitations = await invitationsOf(
    ctx,
    all.map((sitting) => sitting.id),
  );
  const sittings = all.filter((sitting) => isGuest(scope, invitations, sitting.id));
  if (sittings.length === 0 || convener === undefined) return undefined;
  return {
    scope,
    conference,
    sittings,
    invitations: invitations.filter((one) => sittings.some((sitting) => sitting.id === one.sitting_id)),
    known: new Set(parties.filter((party) => knowsParty(scope, party)).map((party) => party.id)),
    convenerId: convener.id,
  };
}

/** The conference of a sitting, agenda item or stay, when the thing itself is the caller's to know. */
export async function knownThrough(
  ctx: RequestContext,
  thing: 'sitting' | 'agenda_item' | 'attendance',
  id: string,
): Promise<KnownConference> {
  const conferenceId = await conferenceOf(ctx, thing, id);
  if (conferenceId === undefined) throw new ProductError('NOT_FOUND');
  return knownConference(ctx, conferenceId);
}

/** @throws ProductError NOT_FOUND for a sitting of the conference that the caller is not invited to */
export function requireSitting(known: KnownConference, id: SittingId): SittingRow {
  const sitting = known.sittings.find((one) => one.id === id);
  if (sitting === undefined) throw new ProductError('NOT_FOUND');
  return sitting;
}

/** @throws ProductError FORBIDDEN_STEP unless the caller convenes, facilitates or takes the minutes */
export function assertLeads(known: KnownConference): void {
  if (!known.scope.leads) throw new ProductError('FORBIDDEN_STEP');
}

/** @throws ProductError FORBIDDEN_STEP while the conference is not on */
export function assertLive({ conference }: KnownConference): void {
  if (conference.state !== 'live') throw new ProductError('FORBIDDEN_STEP');
}

/** Parties invited to one sitting, those the caller may not know of left out. */
export function guestsOf({ invitations, known }: KnownConference, sittingId: SittingId): PartyId[] {
  return invitations
    .filter((one) => one.sitting_id === sittingId && one.invitation === 'invited' && known.has(one.party_id))
    .map((one) => one.party_id);
}

/** Parties invited to some part of the meeting, each once, those the caller may not know of left out. */
export function allGuestsOf(known: KnownConference): PartyId[] {
  return [...new Set(known.sittings.flatMap((sitting) => guestsOf(known, sitting.id)))];
}

/**
 * Of what parties do in the sittings that of parties the caller may be told of. What the caller reads is filtered by the wall of
 * the application, and what is read for another always.
 */
export function toldOf<Row extends { readonly party_id: PartyId }>(
  { known, forAnother }: KnownConference,
  rows: readonly Row[],
): Row[] {
  return rows.filter((row) => known.has(row.party_id) || (!walls().app && !forAnother));
}

function isGuest(scope: CaseScope, invitations: readonly InvitationRow[], id: SittingId): boolean {
  if (!walls().app || scope.hosts) return true;
  return invitations.some(
    (one) => one.sitting_id === id && one.invitation === 'invited' && scope.partyIds.includes(one.party_id),
  );
}
