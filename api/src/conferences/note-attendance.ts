import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, Instant, PartyId, SittingId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, optionalTextFrom, textFrom, wordFrom } from '../platform/input.js';
import type { AttendanceInput } from './conference-inputs.graphql.js';
import { attendanceOf, type AttendanceRow } from './conferences.repository.js';
import { assertLeads, guestsOf, type KnownConference, knownThrough, requireSitting } from './known-conference.js';
import { noteFact } from './told-conference.js';
import { ATTENDANCE_MODES, inRoom } from './words.js';

/**
 * Notes that somebody takes part in a sitting, or is excused or absent. Who is in the room decides what they get.
 * @throws ProductError FORBIDDEN_STEP unless the caller leads; NOT_FOUND for a party that is not a guest, or a user who
 *   does not sit there; CONFLICT when the person is in the room already; BAD_INPUT for times in disorder or to come
 */
export async function noteAttendance(
  ctx: RequestContext,
  sittingId: SittingId,
  input: AttendanceInput,
): Promise<ConferenceId> {
  const known = await knownThrough(ctx, 'sitting', sittingId);
  requireSitting(known, sittingId);
  assertLeads(known);
  const stay = await stayFrom(ctx, known, sittingId, input);
  assertOpen(known, inRoom(stay.mode));
  await refuseSecondStay(ctx, stay);
  await insertStay(ctx, stay);
  await noteFact(ctx, known, 'conference.noteAttendance', { partyId: stay.party_id, mode: stay.mode });
  return known.conference.id;
}

/** Notes that somebody left the room. @throws ProductError FORBIDDEN_STEP when they are not in it; BAD_INPUT */
export async function noteLeave(ctx: RequestContext, attendanceId: string, at?: Instant | null): Promise<ConferenceId> {
  const { known, stay } = await knownStay(ctx, attendanceId);
  const time = timeFrom(ctx, at);
  if (stay.in_at === null || stay.out_at !== null) throw new ProductError('FORBIDDEN_STEP');
  if (time < stay.in_at) throw new ProductError('BAD_INPUT');
  await ctx.sql.query('update attendance set out_at = greatest(in_at, to_timestamp($2::float8 / 1000)) where id = $1', [
    ...[attendanceId, time],
  ]);
  await noteFact(ctx, known, 'conference.noteLeave', { partyId: stay.party_id });
  return known.conference.id;
}

/** Notes that somebody who left, or was expected, came in: a stay of its own begins. */
export async function noteReturn(
  ctx: RequestContext,
  attendanceId: string,
  at?: Instant | null,
): Promise<ConferenceId> {
  const { known, stay } = await knownStay(ctx, attendanceId);
  const time = timeFrom(ctx, at);
  if (stay.out_at !== null && time < stay.out_at) throw new ProductError('BAD_INPUT');
  const mode = inRoom(stay.mode) ? stay.mode : 'in_person';
  const again: AttendanceRow = { ...stay, id: ctx.ids.uuid(), mode, in_at: time, out_at: null };
  await refuseSecondStay(ctx, again);
  await insertStay(ctx, again);
  await noteFact(ctx, known, 'conference.noteReturn', { partyId: stay.party_id });
  return known.conference.id;
}

async function knownStay(ctx: RequestContext, id: string): Promise<{ known: KnownConference; stay: AttendanceRow }> {
  const known = await knownThrough(ctx, 'attendance', id);
  const stays = await attendanceOf(
    ctx,
    known.sittings.map((sitting) => sitting.id),
  );
  const stay = stays.find((row) => row.id === id && known.known.has(row.party_id));
  if (stay === undefined) throw new ProductError('NOT_FOUND');
  assertLeads(known);
  assertOpen(known, true);
  return { known, stay };
}

async function stayFrom(
  ctx: RequestContext,
  known: KnownConference,
  sittingId: SittingId,
  input: AttendanceInput,
): Promise<AttendanceRow> {
  const partyId = idFrom<PartyId>(input.partyId);
  if (!guestsOf(known, sittingId).includes(partyId)) throw new ProductError('NOT_FOUND');
  const mode = wordFrom(ATTENDANCE_MODES, input.mode);
  const inAt = inRoom(mode) ? timeFrom(ctx, input.at) : null;
  const outAt = inAt === null || !given(input.outAt) ? null : timeFrom(ctx, input.outAt);
  if (inAt !== null && outAt !== null && outAt < inAt) throw new ProductError('BAD_INPUT');
  return {
    id: ctx.ids.uuid(),
    sitting_id: sittingId,
    party_id: partyId,
    user_id: await userFrom(ctx, partyId, input.userId),
    display_name: textFrom(input.displayName, 120),
    role_note: optionalTextFrom(input.roleNote, 200),
    mode,
    in_at: inAt,
    out_at: outAt,
  };
}

async function userFrom(
  ctx: RequestContext,
  partyId: PartyId,
  value: string | null | undefined,
): Promise<UserId | null> {
  if (!given(value)) return null;
  const userId = idFrom<UserId>(value);
  const [seat] = await ctx.sql.query('select id from assignment where party_id = $1 and user_id = $2', [
    partyId,
    userId,
  ]);
  if (seat === undefined) throw new ProductError('NOT_FOUND');
  return userId;
}

function timeFrom(ctx: RequestContext, at: Instant | null | undefined): Instant {
  const time = at ?? ctx.now;
  if (time > ctx.now) throw new ProductError('BAD_INPUT');
  return time;
}

/** Presence can be noted while the conference is on and put right afterwards; excuses from the invitation on. */
function assertOpen({ conference }: KnownConference, room: boolean): void {
  const states = room ? ['live', 'ended'] : ['convened', 'live', 'ended'];
  if (!states.includes(conference.state)) throw new ProductError('FORBIDDEN_STEP');
}

async function refuseSecondStay(ctx: RequestContext, stay: AttendanceRow): Promise<void> {
  // One note at a time for a sitting: two hands may write the same arrival.
  await ctx.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [stay.sitting_id]);
  const others = (await attendanceOf(ctx, [stay.sitting_id])).filter(
    (row) => row.party_id === stay.party_id && row.display_name === stay.display_name && row.in_at !== null,
  );
  if (inRoom(stay.mode) && others.some((row) => row.out_at === null)) throw new ProductError('CONFLICT');
}

async function insertStay(ctx: RequestContext, row: AttendanceRow): Promise<void> {
  await ctx.sql.query(
    `insert into attendance (id, sitting_id, party_id, user_id, display_name, role_note, mode, in_at, out_at)
       values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000), to_timestamp($9::float8 / 1000))`,
    [
      ...[row.id, row.sitting_id, row.party_id, row.user_id, row.display_name, row.role_note, row.mode],
      ...[row.in_at, row.out_at],
    ],
  );
}
