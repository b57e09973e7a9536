/** A set of seats of one case as the bits of one number: seat i is bit i. */
export type PartySet = number;

/** So many seats fit into a set. */
export const MOST_SEATS = 31;
export const NOBODY: PartySet = 0;

/** The set of one seat. */
export function only(index: number): PartySet {
  return 1 << index;
}

/** The set of the seats that pass; a seat's bit is its place in the list. */
export function setOf<T>(seats: readonly T[], passes: (seat: T) => boolean): PartySet {
  return seats.reduce((set, seat, index) => (passes(seat) ? set | only(index) : set), NOBODY);
}

/** The set of everybody in any of the sets. */
export function union(sets: readonly PartySet[]): PartySet {
  return sets.reduce((whole, set) => whole | set, NOBODY);
}

/** Index of the lowest seat of a set that is not empty; `set & (set - 1)` is the rest. */
export function lowest(set: PartySet): number {
  return 31 - Math.clz32(set & -set);
}
