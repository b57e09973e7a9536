import { ProductError } from '@soulad/shared/errors';
import type { CaseId, ConferenceId, PartyId } from '@soulad/shared/ids';
import { caseFiles } from '../cases/index.js';
import { attendanceOf, inRoom, knownConference, timesOf } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { partyMarks } from '../sharing/index.js';
import type { AttendanceSheetView, AttendeeView } from './minutes.graphql.js';

type Stay = Awaited<ReturnType<typeof attendanceOf>>[number];

/** [W16] Who was there, for the caller; the read is noted. @throws ProductError NOT_FOUND */
export async function attendanceSheetOf(ctx: RequestContext, conferenceId: ConferenceId): Promise<AttendanceSheetView> {
  const { caseId, sheet } = await attendanceForCopy(ctx, conferenceId);
  ctx.audit({ action: 'minutes.attendance', caseId, objectType: 'conference', objectId: conferenceId });
  return sheet;
}

/**
 * The same for a copy, noted when that is handed out [W60]: sittings the caller is asked to, parties the caller may know of.
 * @throws ProductError NOT_FOUND
 */
export async function attendanceForCopy(
  ctx: RequestContext,
  conferenceId: ConferenceId,
): Promise<{ readonly caseId: CaseId; readonly sheet: AttendanceSheetView }> {
  const meeting = await knownConference(ctx, conferenceId);
  const { conference, scope, known, sittings, convenerId } = meeting;
  const [file] = await caseFiles(ctx, [conference.case_id]);
  if (!file) throw new ProductError('NOT_FOUND');
  const marks = await partyMarks(ctx, conference.case_id);
  const names = await organisationsOf(ctx, [...marks.keys()]);
  const stays = await attendanceOf(
    ctx,
    sittings.map((sitting) => sitting.id),
  );
  const attendees = groups(stays.filter((stay) => known.has(stay.party_id))).flatMap((group): AttendeeView[] => {
    const [first] = group;
    const party = first && marks.get(first.party_id);
    if (!first || !party) return [];
    const here = group.filter((stay) => inRoom(stay.mode) && stay.in_at !== null);
    const own = scope.hosts || scope.partyIds.includes(first.party_id);
    return [
      {
        ...{ id: first.id, party, displayName: first.display_name, roleNote: first.role_note },
        organisation: names.get(first.party_id) ?? null,
        mode: (here[0] ?? first).mode,
        stays: here.flatMap(({ in_at: from, out_at: to }) => (from === null ? [] : [{ from, to }])),
        certifiable: own && conference.state === 'ended' && here.some((stay) => stay.out_at !== null),
      },
    ];
  });
  const sheet: AttendanceSheetView = {
    ...{ conferenceId, familyName: file.family_name, fileMark: file.file_mark, place: conference.place },
    ...{ office: names.get(convenerId) ?? null, ...timesOf(meeting), attendees },
  };
  return { caseId: conference.case_id, sheet };
}

/** Stays of one person of one party, in the order in which the first of them stands. */
function groups(stays: readonly Stay[]): readonly (readonly Stay[])[] {
  const made = new Map<string, Stay[]>();
  for (const stay of stays) {
    const key = `${stay.party_id} ${stay.display_name}`;
    made.set(key, [...(made.get(key) ?? []), stay]);
  }
  return [...made.values()];
}

/** Names of the agencies behind these parties, as far as the caller may know of them. */
async function organisationsOf(
  ctx: RequestContext,
  parties: readonly PartyId[],
): Promise<ReadonlyMap<PartyId, string>> {
  const rows = await ctx.sql.query<{ id: PartyId; name: string }>(
    'select p.id, a.name from party p join agency a on a.id = p.agency_id where p.id = any ($1)',
    [parties],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
