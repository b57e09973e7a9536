/** A word given or asked for in the round. Times are milliseconds since the epoch; null = not yet. */
export interface TurnTimes {
  readonly partyId: string;
  readonly askedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface Share {
  readonly partyId: string;
  readonly ms: number;
  /** Part of all the speaking so far, 0 to 1. */
  readonly fraction: number;
  /** Narrow pieces of the bar have no room for a letter. */
  readonly lettered: boolean;
}

/** A piece of the bar narrower than this carries no letter. */
const LETTER_FROM = 0.08;

/** How long each party has spoken, in the order in which they first spoke. Whoever has not spoken is left out. */
export function speakingShares(turns: readonly TurnTimes[], now: number): Share[] {
  const spoken = new Map<string, number>();
  for (const turn of turns.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))) {
    if (turn.startedAt === null) continue;
    const ms = Math.max(0, (turn.endedAt ?? now) - turn.startedAt);
    spoken.set(turn.partyId, (spoken.get(turn.partyId) ?? 0) + ms);
  }
  const total = [...spoken.values()].reduce((sum, ms) => sum + ms, 0);
  return [...spoken]
    .filter(([, ms]) => ms > 0)
    .map(([partyId, ms]) => ({ partyId, ms, fraction: ms / total, lettered: ms / total >= LETTER_FROM }));
}

/** Whose turn it is: the word that was given last and has not ended. */
export function currentTurn<T extends TurnTimes>(turns: readonly T[]): T | undefined {
  return turns
    .filter((turn) => turn.startedAt !== null && turn.endedAt === null)
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
}

/** Parties that asked for the word and wait for it, first come first. */
export function waitingForWord(turns: readonly TurnTimes[]): string[] {
  const waiting = turns.filter((turn) => turn.startedAt === null && turn.endedAt === null);
  return [...new Set(waiting.toSorted((a, b) => a.askedAt - b.askedAt).map((turn) => turn.partyId))];
}

/** People in the room whose party has not had the word yet. Those who run the meeting are not counted. */
export function notSpokenYet<P extends { readonly partyId: string }>(
  present: readonly P[],
  turns: readonly TurnTimes[],
): P[] {
  const spoken = new Set(turns.filter((turn) => turn.startedAt !== null).map((turn) => turn.partyId));
  return present.filter((person) => !spoken.has(person.partyId));
}

/** `1:40`, minutes and seconds of a running word. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
