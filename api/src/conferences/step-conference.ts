import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, Instant } from '@soulad/shared/ids';
import {
  CONFERENCE,
  CONFERENCE_NEEDS,
  type ConferenceNeed,
  type ConferenceState,
  refuseStep,
} from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { agendaOf } from './conferences.repository.js';
import { guestsOf, type KnownConference, knownConference } from './known-conference.js';
import { noteFact, tellCase } from './told-conference.js';

/** Whether the step is the caller's to take: opening and closing the meeting is for all who lead it. */
export function mayStep({ scope }: Pick<KnownConference, 'scope'>, to: ConferenceState): boolean {
  return scope.convenes || (scope.leads && (to === 'live' || to === 'ended'));
}

/**
 * Takes one step of the table in shared/workflow [W2].
 * @param at when it was taken; now when left out, never later
 * @throws ProductError FORBIDDEN_STEP with `needs`, the codes of what is missing; CONFLICT when somebody was faster
 */
export async function stepConference(
  ctx: RequestContext,
  id: ConferenceId,
  to: ConferenceState,
  at: Instant = ctx.now,
): Promise<void> {
  const known = await knownConference(ctx, id);
  const { state } = known.conference;
  if (!mayStep(known, to)) throw new ProductError('FORBIDDEN_STEP');
  if (at > ctx.now) throw new ProductError('BAD_INPUT');
  const refused = refuseStep(CONFERENCE, state, to, await metNeeds(ctx, known));
  if (refused !== undefined) {
    throw new ProductError('FORBIDDEN_STEP', refused.kind === 'unmet' ? { needs: refused.needs.join(',') } : {});
  }
  const [stepped] = await ctx.sql.query('update conference set state = $3 where id = $1 and state = $2 returning id', [
    ...[id, state, to],
  ]);
  if (stepped === undefined) throw new ProductError('CONFLICT');
  if (to === 'ended') await closeRoom(ctx, known, at);
  await noteFact(ctx, known, 'conference.step', { from: state, to });
  await tellCase(ctx, known);
}

async function metNeeds(ctx: RequestContext, known: KnownConference): Promise<ConferenceNeed[]> {
  const { conference, sittings, convenerId } = known;
  const agenda = await agendaOf(
    ctx,
    sittings.map((sitting) => sitting.id),
  );
  const met: Readonly<Record<ConferenceNeed, boolean>> = {
    goal: conference.goal !== '',
    'child-preparation': conference.child_preparation !== '',
    'confidentiality-text': conference.confidentiality_text !== '',
    agenda: sittings.every((sitting) => agenda.some((item) => item.sitting_id === sitting.id)),
    guests: sittings.every((sitting) => guestsOf(known, sitting.id).some((party) => party !== convenerId)),
  };
  return CONFERENCE_NEEDS.filter((need) => met[need]);
}

/** With the end everybody leaves: presence, turns and the agenda item stop. */
async function closeRoom(ctx: RequestContext, { conference, sittings }: KnownConference, at: Instant): Promise<void> {
  const ids = sittings.map((sitting) => sitting.id);
  const end = 'to_timestamp($2::float8 / 1000)';
  await ctx.sql.query(
    `update attendance set out_at = greatest(in_at, ${end}) where sitting_id = any ($1) and in_at is not null and out_at is null`,
    [ids, at],
  );
  await ctx.sql.query(
    `update turn set ended_at = greatest(started_at, ${end}) where sitting_id = any ($1) and started_at is not null and ended_at is null`,
    [ids, at],
  );
  await ctx.sql.query(
    `update agenda_item set ended_at = greatest(started_at, ${end})
       where sitting_id = any ($1) and started_at is not null and ended_at is null`,
    [ids, at],
  );
  await ctx.sql.query('update conference set current_agenda_item = null where id = $1', [conference.id]);
}
