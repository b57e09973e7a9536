import type {
  AgendaItemId,
  CaseId,
  ConferenceId,
  Instant,
  PartyId,
  RecordId,
  SittingId,
  UserId,
} from '@soulad/shared/ids';
import type { ConferenceState } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import type { AttendanceMode } from './words.js';

export interface ConferenceRow {
  id: ConferenceId;
  case_id: CaseId;
  state: ConferenceState;
  goal: string;
  place: string;
  child_preparation: string;
  confidentiality_text: string;
  current_agenda_item: AgendaItemId | null;
  record_id: RecordId | null;
}

export interface SittingRow {
  id: SittingId;
  conference_id: ConferenceId;
  starts_at: Instant;
  ends_at: Instant;
}

export interface InvitationRow {
  sitting_id: SittingId;
  party_id: PartyId;
  invitation: 'invited' | 'excluded';
}

export interface AgendaRow {
  id: AgendaItemId;
  sitting_id: SittingId;
  title: string;
  minutes: number;
  started_at: Instant | null;
  ended_at: Instant | null;
}

export interface AttendanceRow {
  id: string;
  sitting_id: SittingId;
  party_id: PartyId;
  user_id: UserId | null;
  display_name: string;
  role_note: string;
  mode: AttendanceMode;
  in_at: Instant | null;
  out_at: Instant | null;
}

export interface TurnRow {
  id: string;
  sitting_id: SittingId;
  party_id: PartyId;
  asked_at: Instant;
  started_at: Instant | null;
  ended_at: Instant | null;
}

const CONFERENCE = `select c.id, c.case_id, c.state, c.goal, c.place, c.child_preparation, c.confidentiality_text,
  c.current_agenda_item, r.id as record_id from conference c left join record r on r.conference_id = c.id and not r.superseded`;

export async function conferenceById(ctx: RequestContext, id: ConferenceId): Promise<ConferenceRow | undefined> {
  const [row] = await ctx.sql.query<ConferenceRow>(`${CONFERENCE} where c.id = $1`, [id]);
  return row;
}

export function conferencesOfCases(ctx: RequestContext, ids: readonly CaseId[]): Promise<ConferenceRow[]> {
  return ctx.sql.query(`${CONFERENCE} where c.case_id = any ($1) order by c.starts_at, c.id`, [ids]);
}

/** Conference of a sitting, an agenda item or a stay; undefined when there is none. */
export async function conferenceOf(
  ctx: RequestContext,
  thing: 'sitting' | 'agenda_item' | 'attendance',
  id: string,
): Promise<ConferenceId | undefined> {
  const through = {
    sitting: 'select s.conference_id as id from sitting s where s.id = $1',
    agenda_item:
      'select s.conference_id as id from agenda_item x join sitting s on s.id = x.sitting_id where x.id = $1',
    attendance: 'select s.conference_id as id from attendance x join sitting s on s.id = x.sitting_id where x.id = $1',
  } as const;
  const [row] = await ctx.sql.query<{ id: ConferenceId }>(through[thing], [id]);
  return row?.id;
}

export function sittingsOf(ctx: RequestContext, ids: readonly ConferenceId[]): Promise<SittingRow[]> {
  return ctx.sql.query(
    `select id, conference_id, instant(starts_at) as starts_at, instant(ends_at) as ends_at
       from sitting where conference_id = any ($1) order by starts_at, id`,
    [ids],
  );
}

export function invitationsOf(ctx: RequestContext, ids: readonly SittingId[]): Promise<InvitationRow[]> {
  // In an order of its own: the one in which rows lie tells of invitations that the caller does not see.
  return ctx.sql.query(
    `select sitting_id, party_id, invitation from sitting_party where sitting_id = any ($1) order by sitting_id, party_id`,
    [ids],
  );
}

export function agendaOf(ctx: RequestContext, ids: readonly SittingId[]): Promise<AgendaRow[]> {
  return ctx.sql.query(
    `select id, sitting_id, title, minutes, instant(started_at) as started_at, instant(ended_at) as ended_at
       from agenda_item where sitting_id = any ($1) order by position`,
    [ids],
  );
}

export function attendanceOf(ctx: RequestContext, ids: readonly SittingId[]): Promise<AttendanceRow[]> {
  return ctx.sql.query(
    `select id, sitting_id, party_id, user_id, display_name, role_note, mode, instant(in_at) as in_at, instant(out_at) as out_at
       from attendance where sitting_id = any ($1) order by in_at nulls last, display_name, id`,
    [ids],
  );
}

export function turnsOf(ctx: RequestContext, ids: readonly SittingId[]): Promise<TurnRow[]> {
  return ctx.sql.query(
    `select id, sitting_id, party_id, instant(asked_at) as asked_at, instant(started_at) as started_at, instant(ended_at) as ended_at
       from turn where sitting_id = any ($1) order by asked_at, id`,
    [ids],
  );
}
