import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, PartyId, SittingId } from '@soulad/shared/ids';
import { runningTurn, waitingTurns } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { type TurnRow, turnsOf } from './conferences.repository.js';
import {
  assertLeads,
  assertLive,
  guestsOf,
  type KnownConference,
  knownThrough,
  requireSitting,
} from './known-conference.js';
import { noteChange } from './told-conference.js';

/** The round (kolo): asking for the word, giving it, ending a turn [W6]. Each is one transaction over one sitting. */

interface Turn {
  readonly id: string;
  readonly partyId: PartyId;
  readonly askedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/**
 * Puts the caller's party in the line. Asking twice changes nothing.
 * @throws ProductError FORBIDDEN_STEP unless the caller's party is a guest of the sitting and the conference is on
 */
export async function askForWord(ctx: RequestContext, sittingId: SittingId): Promise<ConferenceId> {
  const { known, turns } = await openRound(ctx, sittingId);
  const own = guestsOf(known, sittingId).find((id) => known.scope.partyIds.includes(id));
  if (own === undefined) throw new ProductError('FORBIDDEN_STEP');
  const inLine = turns.some((turn) => turn.partyId === own && turn.endedAt === null);
  if (!inLine) await insertTurn(ctx, sittingId, own);
  await noteChange(ctx, known, 'conference.askForWord', { partyId: own });
  return known.conference.id;
}

/**
 * Gives a party the word, in or out of turn; whoever had it has finished.
 * @throws ProductError FORBIDDEN_STEP unless the caller leads; NOT_FOUND for a party that is not a guest
 */
export async function giveWord(ctx: RequestContext, sittingId: SittingId, partyId: PartyId): Promise<ConferenceId> {
  const { known, turns } = await openRound(ctx, sittingId);
  if (!guestsOf(known, sittingId).includes(partyId)) throw new ProductError('NOT_FOUND');
  assertLeads(known);
  const running = runningTurn(turns);
  if (running?.partyId !== partyId) {
    await endRunning(ctx, sittingId);
    const waiting = turns.find((turn) => turn.partyId === partyId && waitingTurns(turns).includes(turn));
    const id = waiting?.id ?? (await insertTurn(ctx, sittingId, partyId));
    await ctx.sql.query('update turn set started_at = now() where id = $1', [id]);
  }
  await noteChange(ctx, known, 'conference.giveWord', { partyId });
  return known.conference.id;
}

/**
 * Ends the turn that runs. Without one nothing changes.
 * @throws ProductError FORBIDDEN_STEP unless the caller leads or speaks
 */
export async function endTurn(ctx: RequestContext, sittingId: SittingId): Promise<ConferenceId> {
  const { known, turns } = await openRound(ctx, sittingId);
  const running = runningTurn(turns);
  const speaks = running !== undefined && known.scope.partyIds.includes(running.partyId);
  if (!known.scope.leads && !speaks) throw new ProductError('FORBIDDEN_STEP');
  await endRunning(ctx, sittingId);
  await noteChange(ctx, known, 'conference.endTurn');
  return known.conference.id;
}

async function openRound(
  ctx: RequestContext,
  sittingId: SittingId,
): Promise<{ known: KnownConference; turns: Turn[] }> {
  const known = await knownThrough(ctx, 'sitting', sittingId);
  requireSitting(known, sittingId);
  assertLive(known);
  // One word at a time is given: whoever waits here sees who has it now.
  await ctx.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 9))', [sittingId]);
  return { known, turns: (await turnsOf(ctx, [sittingId])).map(turnOf) };
}

function turnOf(row: TurnRow): Turn {
  return { id: row.id, partyId: row.party_id, askedAt: row.asked_at, startedAt: row.started_at, endedAt: row.ended_at };
}

async function insertTurn(ctx: RequestContext, sittingId: SittingId, partyId: PartyId): Promise<string> {
  const id = ctx.ids.uuid();
  await ctx.sql.query('insert into turn (id, sitting_id, party_id, asked_at) values ($1, $2, $3, now())', [
    ...[id, sittingId, partyId],
  ]);
  return id;
}

async function endRunning(ctx: RequestContext, sittingId: SittingId): Promise<void> {
  await ctx.sql.query(
    'update turn set ended_at = now() where sitting_id = $1 and started_at is not null and ended_at is null',
    [sittingId],
  );
}
