import type { ConferenceId, Instant, RecordId } from '@soulad/shared/ids';
import type { ConferenceState } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import type { ConferenceSummaryView, RecordSummaryView } from './case.graphql.js';
import type { CaseScope } from './case-scope.js';

interface MeetingRow {
  id: ConferenceId;
  starts_at: Instant;
  ends_at: Instant;
  state: ConferenceState;
  place: string;
  goal: string;
  record_id: RecordId | null;
  record_state: string | null;
}

/**
 * What a guest sees of a conference of which only later sittings are theirs: it has not begun. Else the state alone
 * would tell of the part before, to which they are not invited [I1].
 * @param startsAt start of the first sitting the viewer may know of
 */
export function stateAsSeen(state: ConferenceState, startsAt: Instant, now: Instant, hosts: boolean): ConferenceState {
  return state === 'live' && !hosts && startsAt > now ? 'convened' : state;
}

/** Conferences of the case that the caller is invited to or hosts, with their records, oldest first. */
export async function meetingsOfCase(
  ctx: RequestContext,
  scope: CaseScope,
): Promise<{ conferences: ConferenceSummaryView[]; records: RecordSummaryView[] }> {
  const all = scope.hosts || !walls().app;
  const rows = await ctx.sql.query<MeetingRow>(
    `select c.id, instant(min(s.starts_at)) as starts_at, instant(max(s.ends_at)) as ends_at, c.state, c.place, c.goal,
            r.id as record_id, r.state as record_state
       from conference c join sitting s on s.conference_id = c.id left join record r on r.conference_id = c.id and not r.superseded
       where c.case_id = $1 and ($2 or exists (select from sitting_party p
         where p.sitting_id = s.id and p.invitation = 'invited' and p.party_id = any ($3)))
       group by c.id, r.id order by min(s.starts_at), c.id`,
    [scope.caseId, all, scope.partyIds],
  );
  return {
    conferences: rows.map((row) => ({
      id: row.id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      state: stateAsSeen(row.state, row.starts_at, ctx.now, scope.hosts),
      place: row.place,
      goal: row.goal,
      recordId: row.record_id,
    })),
    records: rows.flatMap((row) =>
      row.record_id === null || row.record_state === null
        ? []
        : [
            {
              id: row.record_id,
              kind: 'minutes',
              conferenceId: row.id,
              startsAt: row.starts_at,
              state: row.record_state,
            },
          ],
    ),
  };
}
