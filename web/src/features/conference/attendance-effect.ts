import { ordinalRanges, type Attended, type PersonRow } from './presence.js';

/** Items of the agenda as a count, for the plural, and as ranges. */
export interface Items {
  readonly count: number;
  readonly items: string;
}

/** What a person will get of the minutes. */
export type Effect =
  | { readonly kind: 'ownVersion' | 'nothing' }
  | { readonly kind: 'items'; readonly whole: Items | null; readonly part: Items | null };

const itemsOf = (ordinals: readonly number[]): Items | null =>
  ordinals.length === 0 ? null : { count: ordinals.length, items: ordinalRanges(ordinals) };

/**
 * The effect of leaving the room. Said only to those who may know it: whoever notes attendance, and the person's own
 * party. Null while the person is in the room or still expected.
 */
export function attendanceEffect(row: PersonRow, attended: Attended): Effect | null {
  if (row.state === 'excused' || row.state === 'absent' || row.state === 'written') return { kind: 'ownVersion' };
  if (row.state !== 'left') return null;
  const [whole, part] = [itemsOf(attended.whole), itemsOf(attended.partly)];
  return whole || part ? { kind: 'items', whole, part } : { kind: 'nothing' };
}
