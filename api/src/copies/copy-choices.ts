import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, RecordId } from '@soulad/shared/ids';
import { type CaseScope, caseScope } from '../cases/index.js';
import { conferenceForCopy } from '../conferences/index.js';
import { attendanceForCopy, type AttendeeView } from '../minutes/index.js';
import type { RequestContext } from '../platform/context.js';
import { type Manifest, readManifest } from '../records/index.js';
import { revisionsOf } from '../revisions/index.js';
import { type PartyMarkView, partyMarks } from '../sharing/index.js';
import { canSetPdf } from './can-set-pdf.js';
import type { CopyChoicesView } from './copy.graphql.js';
import { COPY_FORMATS, COPY_KINDS, type CopyKind } from './words.js';

/** A record, or a case as a whole. */
export type CopyPlace = { readonly recordId: RecordId } | { readonly caseId: CaseId };

/** What there is to choose from, for the form and for the check of what comes back from it. */
export interface Choices {
  readonly caseId: CaseId;
  readonly kinds: readonly CopyKind[];
  readonly own: PartyMarkView;
  /** The seats of the caller. */
  readonly mine: readonly PartyId[];
  readonly others: readonly PartyMarkView[];
  /** Whom a certificate may be made for: people of the own party, for the convener of every party. */
  readonly attendees: readonly AttendeeView[];
  readonly closed: boolean;
}

/**
 * What the caller may have copied [W60]. Everybody at the table has an own copy; the convener makes one for another party,
 * too. An emergency makes none: it only reads.
 * @throws ProductError NOT_FOUND for what the caller cannot reach, FORBIDDEN_STEP in an emergency
 */
export async function choicesFor(ctx: RequestContext, place: CopyPlace): Promise<Choices> {
  if ('caseId' in place) {
    return { ...(await sidesFor(ctx, place.caseId)), kinds: ['tasks'], attendees: [], closed: false };
  }
  const manifest = await readManifest(ctx, place.recordId);
  const { others, ...sides } = await sidesFor(ctx, manifest.record.caseId);
  const may = new Set([...sides.mine, ...others.map(({ partyId }) => partyId)]);
  const meeting = await meetingOf(ctx, manifest);
  const attendees = meeting.filter((one) => one.certifiable && may.has(one.party.partyId));
  return {
    ...{ ...sides, others, attendees, closed: manifest.record.state === 'closed' },
    kinds: await kindsOf(ctx, manifest, attendees.length > 0),
  };
}

type Sides = Pick<Choices, 'caseId' | 'own' | 'others' | 'mine'>;

async function sidesFor(ctx: RequestContext, caseId: CaseId): Promise<Sides> {
  const scope = await caseScope(ctx, caseId);
  const marks = await partyMarks(ctx, caseId);
  const mine = scope.partyIds;
  const others = scope.convenes ? [...marks.values()].filter(({ partyId }) => !mine.includes(partyId)) : [];
  return { caseId, own: ownMark(scope, marks), mine, others };
}

/** What can be copied of a record: what is there already, for whoever asks. */
async function kindsOf(ctx: RequestContext, { record }: Manifest, certifiable: boolean): Promise<readonly CopyKind[]> {
  const ended = record.conferenceState === 'ended';
  const cut = (await revisionsOf(ctx, record.id)).length > 0;
  const offered: Readonly<Partial<Record<CopyKind, boolean>>> =
    record.kind === 'plan'
      ? { plan: true, family: true, signoffs: cut }
      : { minutes: true, outcome: ended, attendance: true, certificate: certifiable, signoffs: cut };
  return COPY_KINDS.filter((kind) => offered[kind] === true);
}

/** Who was there, as far as the caller may know; nobody for a record without a meeting of the caller's. */
async function meetingOf(ctx: RequestContext, { record }: Manifest): Promise<readonly AttendeeView[]> {
  const { conferenceId } = record;
  if (conferenceId === null || !(await conferenceForCopy(ctx, conferenceId, null))) return [];
  return (await attendanceForCopy(ctx, conferenceId)).sheet.attendees;
}

/** The same, shown. */
export async function copyChoices(ctx: RequestContext, place: CopyPlace): Promise<CopyChoicesView> {
  const { caseId, kinds, own, others, attendees, closed } = await choicesFor(ctx, place);
  ctx.audit({ action: 'copy.choices', caseId, ...placeOf(caseId, 'recordId' in place ? place.recordId : null) });
  return {
    ...{ kinds: [...kinds], own, others: [...others], formal: closed && others.length > 0 },
    attendees: attendees.map(({ id, displayName, party }) => ({ id, displayName, party })),
    formats: canSetPdf() ? [...COPY_FORMATS] : ['docx'],
  };
}

/** Where a row of the audit says that it happened. */
export function placeOf(
  caseId: CaseId,
  recordId: RecordId | null,
): { readonly objectType: string; readonly objectId: string } {
  return recordId === null ? { objectType: 'case', objectId: caseId } : { objectType: 'record', objectId: recordId };
}

function ownMark({ seats, emergency }: CaseScope, marks: ReadonlyMap<string, PartyMarkView>): PartyMarkView {
  const [own] = seats.flatMap((seat) => (seat.emergency ? [] : (marks.get(seat.partyId) ?? [])));
  if (emergency || own === undefined) throw new ProductError('FORBIDDEN_STEP');
  return own;
}
