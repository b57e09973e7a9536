import type { Instant } from '@soulad/shared/ids';
import { listCases, type OwnCase, ownCases, stateAsSeen } from '../cases/index.js';
import { clocksOfCases } from '../clocks/index.js';
import type { RequestContext } from '../platform/context.js';
import { partyMarks } from '../sharing/index.js';
import type { DeskConferenceView, DeskView } from './conference.graphql.js';
import { agendaOf, type ConferenceRow, conferencesOfCases } from './conferences.repository.js';
import { allGuestsOf, findConference } from './known-conference.js';
import { timesOf } from './present-conference.js';

/** A conference leaves the desk this long after its end, milliseconds. */
const STAYS_MS = 12 * 3_600_000;
const GONE = ['cancelled', 'postponed'];

/** The caller's desk: conferences to come and of today, cases, running terms. */
export async function readDesk(ctx: RequestContext): Promise<DeskView> {
  const cases = await ownCases(ctx);
  const rows = await conferencesOfCases(
    ctx,
    cases.map(({ file }) => file.id),
  );
  const conferences: DeskConferenceView[] = [];
  for (const row of rows) {
    const own = cases.find(({ file }) => file.id === row.case_id);
    const view = own === undefined || GONE.includes(row.state) ? undefined : await presentRow(ctx, own, row);
    if (view !== undefined) conferences.push(view);
  }
  return {
    now: ctx.now,
    conferences: conferences.sort((a, b) => a.startsAt - b.startsAt),
    cases: await listCases(ctx),
    clocks: await clocksOfCases(
      ctx,
      cases.map(({ file }) => file.id),
    ),
  };
}

async function presentRow(
  ctx: RequestContext,
  { scope, file }: OwnCase,
  row: ConferenceRow,
): Promise<DeskConferenceView | undefined> {
  const known = await findConference(ctx, row);
  if (known === undefined) return undefined;
  const { startsAt, endsAt } = timesOf(known);
  const state = stateAsSeen(row.state, startsAt, ctx.now, scope.hosts);
  if (isOver(state, endsAt, ctx.now)) return undefined;
  const guests = allGuestsOf(known);
  const marks = await partyMarks(ctx, file.id);
  const agenda = await agendaOf(
    ctx,
    known.sittings.map((sitting) => sitting.id),
  );
  return {
    id: row.id,
    caseId: file.id,
    recordId: row.record_id,
    familyName: file.family_name,
    place: row.place,
    startsAt,
    endsAt,
    state,
    agendaCount: agenda.length,
    parties: [...marks.values()].filter((mark) => guests.includes(mark.partyId)),
    canJoin: row.record_id !== null && (state === 'live' || state === 'convened'),
  };
}

function isOver(state: string, endsAt: Instant, now: Instant): boolean {
  return state === 'ended' && endsAt + STAYS_MS < now;
}
