import type { ConferenceId, Instant, PartyId, SittingId } from '@soulad/shared/ids';
import { ProductError } from '@soulad/shared/errors';
import { createHash } from 'node:crypto';
import { type ConferenceState, nextConferenceSteps } from '@soulad/shared/workflow';
import { caseFiles, stateAsSeen } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { knownToParty, partyMarks } from '../sharing/index.js';
import type { AgendaItemView, ConferenceMayView, ConferenceView, SittingView } from './conference.graphql.js';
import {
  agendaOf,
  type AgendaRow,
  attendanceOf,
  type AttendanceRow,
  conferenceById,
  turnsOf,
  type TurnRow,
} from './conferences.repository.js';
import {
  allGuestsOf,
  findConference,
  guestsOf,
  type KnownConference,
  knownConference,
  toldOf,
} from './known-conference.js';
import { mayStep } from './step-conference.js';

/** Reads one conference for the caller; the read is audited. @throws ProductError NOT_FOUND */
export async function readConference(ctx: RequestContext, id: ConferenceId): Promise<ConferenceView> {
  const known = await knownConference(ctx, id);
  const { case_id: caseId } = known.conference;
  ctx.audit({ action: 'conference.read', caseId, objectType: 'conference', objectId: id });
  return presentConference(ctx, known);
}

/**
 * The meeting for a copy: as the caller may know it; for another party its own parts of it, with the parties both may
 * know of. Noted when the copy is handed out [W60].
 * @returns undefined when no part of the meeting is for them
 */
export async function conferenceForCopy(
  ctx: RequestContext,
  id: ConferenceId,
  partyId: PartyId | null,
): Promise<ConferenceView | undefined> {
  const conference = await conferenceById(ctx, id);
  const known = conference && (await findConference(ctx, conference));
  if (known === undefined) return undefined;
  const shown = partyId === null || partyId === known.convenerId ? known : await asParty(ctx, known, partyId);
  return shown.sittings.length === 0 ? undefined : presentConference(ctx, shown);
}

async function asParty(ctx: RequestContext, known: KnownConference, partyId: PartyId): Promise<KnownConference> {
  const theirs = await knownToParty(ctx, known.conference.case_id, partyId);
  const own = new Set(
    known.invitations
      .filter((one) => one.party_id === partyId && one.invitation === 'invited')
      .map((one) => one.sitting_id),
  );
  return {
    ...known,
    sittings: known.sittings.filter((sitting) => own.has(sitting.id)),
    known: new Set([...known.known].filter((id) => theirs.has(id))),
    forAnother: true,
  };
}

/**
 * A fingerprint of the conference as the caller sees it, for telling whether it changed for that viewer: nothing of it
 * leaves the server, so it is no read. @throws ProductError NOT_FOUND
 */
export async function conferenceAsSeen(ctx: RequestContext, id: ConferenceId): Promise<string> {
  const view = await presentConference(ctx, await knownConference(ctx, id));
  return createHash('sha256')
    .update(JSON.stringify({ ...view, serverNow: null }))
    .digest('base64url');
}

/** The one place where a conference is redacted for its reader. */
async function presentConference(ctx: RequestContext, known: KnownConference): Promise<ConferenceView> {
  const { scope, conference } = known;
  const [[file], sittings, marks] = await Promise.all([
    caseFiles(ctx, [conference.case_id]),
    presentSittings(ctx, known),
    partyMarks(ctx, conference.case_id),
  ]);
  if (file === undefined) throw new ProductError('NOT_FOUND');
  const { startsAt, endsAt } = timesOf(known);
  const state = stateAsSeen(conference.state, startsAt, ctx.now, scope.hosts);
  const items = sittings.flatMap((sitting) => sitting.agenda);
  const guests = allGuestsOf(known);
  return {
    id: conference.id,
    caseId: conference.case_id,
    familyName: file.family_name,
    fileMark: file.file_mark,
    recordId: conference.record_id,
    state,
    nextSteps: nextConferenceSteps(state).filter((to) => mayStep(known, to)),
    goal: conference.goal,
    place: conference.place,
    startsAt,
    endsAt,
    childPreparation: scope.leads ? conference.child_preparation : null,
    confidentialityText: conference.confidentiality_text,
    sittings,
    currentAgendaItemId: items.find((item) => item.id === conference.current_agenda_item)?.id ?? null,
    parties: [...marks.values()].filter((mark) => guests.includes(mark.partyId)),
    myPartyIds: [...scope.partyIds],
    may: mayOf(known, state, guests),
    serverNow: ctx.now,
  };
}

/** First start and last end of the sittings the caller may know of. */
export function timesOf({ sittings }: Pick<KnownConference, 'sittings'>): { startsAt: Instant; endsAt: Instant } {
  return {
    startsAt: Math.min(...sittings.map((sitting) => sitting.starts_at)),
    endsAt: Math.max(...sittings.map((sitting) => sitting.ends_at)),
  };
}

function mayOf({ scope }: KnownConference, state: ConferenceState, guests: readonly PartyId[]): ConferenceMayView {
  const live = state === 'live';
  return {
    step: scope.convenes || (scope.leads && (live || state === 'convened')),
    prepare: scope.convenes && ['proposed', 'preparing', 'postponed'].includes(state),
    facilitate: scope.leads && live,
    noteAttendance: scope.leads && (live || state === 'convened' || state === 'ended'),
    askForWord: live && guests.some((id) => scope.partyIds.includes(id)),
    project: scope.leads,
  };
}

async function presentSittings(ctx: RequestContext, known: KnownConference): Promise<SittingView[]> {
  const ids: SittingId[] = known.sittings.map((sitting) => sitting.id);
  const [agenda, stays, words] = await Promise.all([agendaOf(ctx, ids), attendanceOf(ctx, ids), turnsOf(ctx, ids)]);
  const [attendance, turns] = [toldOf(known, stays), toldOf(known, words)];
  return known.sittings.map((sitting, index) => ({
    id: sitting.id,
    ordinal: index + 1,
    startsAt: sitting.starts_at,
    endsAt: sitting.ends_at,
    invitedPartyIds: guestsOf(known, sitting.id),
    agenda: presentAgenda(
      agenda.filter((row) => row.sitting_id === sitting.id),
      sitting.starts_at,
    ),
    attendance: attendance.filter((row) => row.sitting_id === sitting.id).map(presentStay),
    turns: turns.filter((row) => row.sitting_id === sitting.id).map(presentTurn),
  }));
}

/** Items stand one after the other from the start of the sitting. */
function presentAgenda(rows: readonly AgendaRow[], startsAt: Instant): AgendaItemView[] {
  let plannedAt = startsAt;
  return rows.map((row, index) => {
    const view = {
      id: row.id,
      ordinal: index + 1,
      title: row.title,
      minutes: row.minutes,
      plannedAt,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    };
    plannedAt += row.minutes * 60_000;
    return view;
  });
}

function presentStay(row: AttendanceRow): SittingView['attendance'][number] {
  return {
    id: row.id,
    partyId: row.party_id,
    displayName: row.display_name,
    roleNote: row.role_note,
    mode: row.mode,
    inAt: row.in_at,
    outAt: row.out_at,
  };
}

function presentTurn(row: TurnRow): SittingView['turns'][number] {
  return { id: row.id, partyId: row.party_id, askedAt: row.asked_at, startedAt: row.started_at, endedAt: row.ended_at };
}
