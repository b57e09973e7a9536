import { parseId } from '../ids/index.js';

/** Kinds of things that a test needs ids of; each has a range of its own, so that two kinds never share an id. */
const KINDS = [
  'agency',
  'user',
  'person',
  'case',
  'party',
  'sitting',
  'record',
  'unit',
  'release',
  'conference',
] as const;
export type TestIdKind = (typeof KINDS)[number];

/** A lower-case UUIDv4 made from a kind and a number from 0 to 65 535: the same call gives the same id [I12]. */
export function testId<Id extends NonNullable<ReturnType<typeof parseId>>>(kind: TestIdKind, n: number): Id {
  const hex = n.toString(16).padStart(4, '0');
  const range = (KINDS.indexOf(kind) + 1).toString(16).padStart(2, '0');
  const id = parseId<Id>(`0000${hex}-00${range}-4000-8000-00000000${hex}`);
  if (!id) throw new RangeError('testId: the number must be from 0 to 65535');
  return id;
}
