/** Kolo: everybody at the table is given the word, and the table sees how it was shared. */
import type { Instant, PartyId } from '../ids/index.js';

/** One turn: asked for, begun, over. */
export interface Turn {
  readonly partyId: PartyId;
  readonly askedAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** A party's part of the time spoken so far. */
export interface Share {
  readonly partyId: PartyId;
  /** Milliseconds spoken, the running turn included. */
  readonly ms: number;
  /** 0 to 1; all shares add up to 1 once anybody has spoken, and are 0 before. */
  readonly share: number;
  /** 0 to 1; what every party would have, were the time shared equally. The same for all. */
  readonly equal: number;
}

/** [W6] The turn that runs now; undefined when nobody has the word. */
export function runningTurn(turns: readonly Turn[]): Turn | undefined {
  return turns.find((turn) => turn.startedAt !== null && turn.endedAt === null);
}

/** [W6] Those who wait for the word, in the order in which they asked. */
export function waitingTurns(turns: readonly Turn[]): readonly Turn[] {
  return turns.filter((turn) => turn.startedAt === null && turn.endedAt === null).sort((a, b) => a.askedAt - b.askedAt);
}

/** [W7] How the time was shared among the given parties, in their order. */
export function speakingShares(turns: readonly Turn[], parties: readonly PartyId[], now: Instant): readonly Share[] {
  const spoken = parties.map((partyId) => {
    const own = turns.filter((turn) => turn.partyId === partyId);
    return { partyId, ms: own.reduce((sum, turn) => sum + durationOf(turn, now), 0) };
  });
  const total = spoken.reduce((sum, entry) => sum + entry.ms, 0);
  return spoken.map((entry) => ({ ...entry, share: total === 0 ? 0 : entry.ms / total, equal: 1 / parties.length }));
}

/** [W7] Who has not had the word yet. */
export function notYetSpoken(turns: readonly Turn[], parties: readonly PartyId[]): readonly PartyId[] {
  return parties.filter((party) => !turns.some((turn) => turn.partyId === party && turn.startedAt !== null));
}

function durationOf(turn: Turn, now: Instant): number {
  return turn.startedAt === null ? 0 : Math.max(0, (turn.endedAt ?? now) - turn.startedAt);
}
