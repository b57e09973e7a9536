import { ordinalRanges, type Attended, type PersonRow } from './presence.js';

/** What a person will get of the minutes, as a key of the catalogue and its values. */
export type Effect = readonly [
  key: 'gets' | 'getsOne' | 'getsPart' | 'getsOnlyPart' | 'getsNothing' | 'ownVersion',
  values: { readonly items: string; readonly part: string },
];

/**
 * The effect of leaving the room, in words. Said only to those who may know it: whoever notes attendance, and the
 * person's own party. Null while the person is in the room or still expected.
 */
export function attendanceEffect(row: PersonRow, attended: Attended): Effect | null {
  const values = { items: ordinalRanges(attended.whole), part: ordinalRanges(attended.partly) };
  if (row.state === 'excused' || row.state === 'absent' || row.state === 'written') return ['ownVersion', values];
  if (row.state !== 'left') return null;
  if (attended.partly.length > 0) return [attended.whole.length > 0 ? 'getsPart' : 'getsOnlyPart', values];
  if (attended.whole.length === 0) return ['getsNothing', values];
  return [attended.whole.length === 1 ? 'getsOne' : 'gets', values];
}
