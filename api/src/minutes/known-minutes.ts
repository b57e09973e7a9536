import { ProductError } from '@soulad/shared/errors';
import type { Instant, PartyId, RecordId } from '@soulad/shared/ids';
import type { Day } from '@soulad/shared/workflow';
import { allGuestsOf, knownConference } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { type Manifest, readManifest } from '../records/index.js';
import { answersForCase, lockCase } from '../sharing/index.js';
import { type MinutesRow, minutesOf, seatedOf } from './minutes.repository.js';

/** Minutes as one viewer may know them. */
export interface KnownMinutes {
  readonly manifest: Manifest;
  readonly row: MinutesRow;
  /** Answers for the case: checks labels and takes the steps. */
  readonly convenes: boolean;
  /** Seats of the viewer, that of an emergency left out: it only reads [P21]. */
  readonly own: readonly PartyId[];
}

/** @throws ProductError NOT_FOUND for a record that is not there for the caller or is no minutes */
export async function knownMinutes(ctx: RequestContext, recordId: RecordId): Promise<KnownMinutes> {
  const manifest = await readManifest(ctx, recordId);
  const row = await minutesOf(ctx, recordId);
  if (!row) throw new ProductError('NOT_FOUND');
  return {
    manifest,
    row,
    convenes: manifest.seats.some(answersForCase),
    own: manifest.seats.filter((seat) => !seat.emergency).map((seat) => seat.partyId),
  };
}

/** The same for whoever answers for the case. @throws ProductError NOT_FOUND, FORBIDDEN_STEP */
export async function convenedMinutes(ctx: RequestContext, recordId: RecordId): Promise<KnownMinutes> {
  const known = await knownMinutes(ctx, recordId);
  if (!known.convenes) throw new ProductError('FORBIDDEN_STEP');
  return known;
}

/** The same with the case held: what a step is decided on is what it changes. */
export async function heldMinutes(ctx: RequestContext, recordId: RecordId): Promise<KnownMinutes> {
  const { manifest } = await convenedMinutes(ctx, recordId);
  await lockCase(ctx, manifest.record.caseId);
  return convenedMinutes(ctx, recordId);
}

/** Parties asked to the meeting that still sit at the table, as far as the viewer may know of them, the convening one left out. */
export async function askedParties(ctx: RequestContext, { manifest }: KnownMinutes): Promise<readonly PartyId[]> {
  const { conferenceId } = manifest.record;
  if (!conferenceId) return [];
  const known = await knownConference(ctx, conferenceId);
  const asked = allGuestsOf(known).filter((party) => party !== known.convenerId && manifest.marks.has(party));
  const seated = new Set(await seatedOf(ctx, asked));
  return asked.filter((party) => seated.has(party));
}

/** The calendar day of Prague at a time. */
export function dayAt(at: Instant): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Prague' }).format(at);
}
