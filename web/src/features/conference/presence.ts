import type { ItemTimes } from './agenda-progress.js';

export type AttendanceMode = 'in_person' | 'remote' | 'written' | 'excused' | 'absent';

/** One stay of one person in the room. Times are milliseconds since the epoch. */
export interface Stay {
  readonly id: string;
  readonly partyId: string;
  readonly displayName: string;
  readonly roleNote: string;
  readonly mode: AttendanceMode;
  readonly inAt: number | null;
  readonly outAt: number | null;
}

/** One person on the attendance list, with every stay folded into one row. */
export interface PersonRow {
  readonly key: string;
  readonly partyId: string;
  readonly displayName: string;
  readonly roleNote: string;
  readonly state: 'present' | 'left' | 'expected' | 'written' | 'excused' | 'absent';
  /** First arrival. */
  readonly inAt: number | null;
  /** Last departure; null while in the room. */
  readonly outAt: number | null;
  /** The stay that a departure or a return is noted on. */
  readonly lastStayId: string;
  readonly stays: readonly Stay[];
}

function stateOf(last: Stay): PersonRow['state'] {
  if (last.mode === 'written' || last.mode === 'excused' || last.mode === 'absent') return last.mode;
  if (last.inAt === null) return 'expected';
  return last.outAt === null ? 'present' : 'left';
}

const STATES: readonly PersonRow['state'][] = ['present', 'expected', 'left', 'written', 'excused', 'absent'];

/** The attendance list: people in the room first, then those who left, then those who did not come. */
export function attendanceRows(stays: readonly Stay[]): PersonRow[] {
  const people = new Map<string, Stay[]>();
  for (const stay of stays) {
    const key = `${stay.partyId} ${stay.displayName}`;
    people.set(key, [...(people.get(key) ?? []), stay]);
  }
  const rows = [...people].flatMap(([key, own]) => {
    const ordered = own.toSorted((a, b) => (a.inAt ?? 0) - (b.inAt ?? 0));
    const [first] = ordered;
    const last = ordered.at(-1);
    if (!first || !last) return [];
    const { partyId, displayName, roleNote } = last;
    return {
      key,
      partyId,
      displayName,
      roleNote,
      state: stateOf(last),
      inAt: first.inAt,
      outAt: last.outAt,
      lastStayId: last.id,
      stays: ordered,
    };
  });
  return rows.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
}

/** Which items a person was there for: whole ones and those cut by an arrival or a departure. */
export interface Attended {
  readonly whole: readonly number[];
  readonly partly: readonly number[];
}

function covers(stay: Stay, from: number, to: number): boolean {
  return stay.inAt !== null && stay.inAt <= from && (stay.outAt === null || stay.outAt >= to);
}

function touches(stay: Stay, from: number, to: number): boolean {
  return stay.inAt !== null && stay.inAt < to && (stay.outAt === null || stay.outAt > from);
}

/** The items a person heard so far; whoever is out of the room for a part does not get that part. */
export function attendedItems(stays: readonly Stay[], items: readonly ItemTimes[], now: number): Attended {
  const whole: number[] = [];
  const partly: number[] = [];
  for (const item of items) {
    if (item.startedAt === null) continue;
    const [from, to] = [item.startedAt, item.endedAt ?? now];
    if (stays.some((stay) => covers(stay, from, to))) whole.push(item.ordinal);
    else if (stays.some((stay) => touches(stay, from, to))) partly.push(item.ordinal);
  }
  return { whole, partly };
}

/** `1–4, 6`: runs of consecutive ordinals with an en dash. */
export function ordinalRanges(ordinals: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const ordinal of ordinals.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === ordinal - 1) last[1] = ordinal;
    else runs.push([ordinal, ordinal]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
