import { ProductError } from '@soulad/shared/errors';
import type { AgendaItemId, ConferenceId, Instant } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { agendaOf } from './conferences.repository.js';
import { assertLeads, assertLive, knownThrough } from './known-conference.js';
import { noteChange } from './told-conference.js';

/**
 * Opens an agenda item and closes the one before. An item that was on already goes on.
 * @param at when it was opened; now when left out, never later
 * @throws ProductError FORBIDDEN_STEP unless the caller leads and the conference is on; NOT_FOUND
 */
export async function startAgendaItem(
  ctx: RequestContext,
  id: AgendaItemId,
  at: Instant = ctx.now,
): Promise<ConferenceId> {
  const known = await knownThrough(ctx, 'agenda_item', id);
  const ids = known.sittings.map((sitting) => sitting.id);
  if (!(await agendaOf(ctx, ids)).some((item) => item.id === id)) throw new ProductError('NOT_FOUND');
  assertLeads(known);
  assertLive(known);
  if (at > ctx.now) throw new ProductError('BAD_INPUT');
  await ctx.sql.query(
    `update agenda_item set ended_at = greatest(started_at, to_timestamp($3::float8 / 1000))
       where sitting_id = any ($1) and id <> $2 and started_at is not null and ended_at is null`,
    [ids, id, at],
  );
  await ctx.sql.query(
    'update agenda_item set started_at = coalesce(started_at, to_timestamp($2::float8 / 1000)), ended_at = null where id = $1',
    [id, at],
  );
  await ctx.sql.query('update conference set current_agenda_item = $2 where id = $1', [known.conference.id, id]);
  await noteChange(ctx, known, 'conference.startAgendaItem', { itemId: id });
  return known.conference.id;
}
