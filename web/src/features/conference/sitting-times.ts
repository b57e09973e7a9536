import type { ItemTimes } from './agenda-progress.js';
import type { AttendanceMode, Stay } from './presence.js';
import type { TurnTimes } from './speaking-share.js';
import type { Sitting } from './types.js';

const MODES: readonly AttendanceMode[] = ['in_person', 'remote', 'written', 'excused', 'absent'];

/** Milliseconds since the epoch of an instant as the server writes it; null stays null. */
export function instant(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Date.parse(text);
}

function mode(word: string): AttendanceMode {
  return MODES.find((known) => known === word) ?? 'in_person';
}

export type TimedItem = ItemTimes & { readonly id: string; readonly title: string; readonly plannedAt: number };

/** The agenda of one sitting with times as numbers. */
export function itemsOf(sitting: Sitting): TimedItem[] {
  return sitting.agenda
    .map(({ id, title, ordinal, minutes, plannedAt, startedAt, endedAt }) => ({
      id,
      title,
      ordinal,
      minutes,
      plannedAt: Date.parse(plannedAt),
      startedAt: instant(startedAt),
      endedAt: instant(endedAt),
    }))
    .toSorted((a, b) => a.ordinal - b.ordinal);
}

/** The words given and asked for in one sitting. */
export function turnsOf(sitting: Sitting): TurnTimes[] {
  return sitting.turns.map(({ partyId, askedAt, startedAt, endedAt }) => ({
    partyId,
    askedAt: Date.parse(askedAt),
    startedAt: instant(startedAt),
    endedAt: instant(endedAt),
  }));
}

/** Stays in the room of one sitting. */
export function staysOf(sitting: Sitting): Stay[] {
  return sitting.attendance.map((stay) => ({
    id: stay.id,
    partyId: stay.partyId,
    displayName: stay.displayName,
    roleNote: stay.roleNote,
    mode: mode(stay.mode),
    inAt: instant(stay.inAt),
    outAt: instant(stay.outAt),
  }));
}

interface SittingPlace {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly agenda: readonly { readonly id: string }[];
}

/** The sitting with the current item of the agenda; without one the sitting that runs, is next, or was last. */
export function sittingAt<T extends SittingPlace>(
  sittings: readonly T[],
  now: number,
  currentItemId: string | null,
): T | undefined {
  const ordered = sittings.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const current = ordered.find((sitting) => sitting.agenda.some((item) => item.id === currentItemId));
  return current ?? ordered.find((sitting) => Date.parse(sitting.endsAt) > now) ?? ordered.at(-1);
}
