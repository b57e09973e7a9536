/** A set of seats of one case as the bits of one number: seat i is bit i. Any number of seats fits. */
export type PartySet = bigint;

export const NOBODY: PartySet = 0n;

/** The set of one seat. */
export function only(index: number): PartySet {
  return 1n << BigInt(index);
}

/** The set of the seats that pass; a seat's bit is its place in the list. */
export function setOf<T>(seats: readonly T[], passes: (seat: T) => boolean): PartySet {
  return seats.reduce((set, seat, index) => (passes(seat) ? set | only(index) : set), NOBODY);
}

/** The set of everybody in any of the sets. */
export function union(sets: readonly PartySet[]): PartySet {
  return sets.reduce((whole, set) => whole | set, NOBODY);
}

/** Calls `visit` for each seat of the set, lowest index first. */
export function each(set: PartySet, visit: (index: number) => void): void {
  for (let rest = set, index = 0; rest !== NOBODY; rest >>= 1n, index += 1) if ((rest & 1n) === 1n) visit(index);
}
