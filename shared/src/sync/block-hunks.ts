/** Where two rows of blocks differ. */
import type { ElementNode } from '../doc/index.js';

/** From here on one block is taken for the other one, changed. */
const ALIKE = 0.5;

/** Blocks `from` to `to` of the one row became `otherFrom` to `otherTo` of the other. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Whether a block of the one row is one of the other, by their places. */
type Same = (i: number, j: number) => boolean;

/** Runs of blocks in which two texts differ, by the longest row of blocks that both have. */
export function hunksOf(before: readonly ElementNode[], after: readonly ElementNode[]): Hunk[] {
  const same = sameBlocks(before, after);
  const [a, b] = [before, after];
  const longest = commonLengths(a.length, b.length, same);
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (same(i, j)) {
      i += 1;
      j += 1;
      continue;
    }
    const [from, otherFrom] = [i, j];
    while ((i < a.length || j < b.length) && !same(i, j)) {
      if (j >= b.length || (i < a.length && (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))) i += 1;
      else j += 1;
    }
    hunks.push({ from, to: i, otherFrom, otherTo: j });
  }
  return hunks;
}

/**
 * Empty blocks are all alike: between what changed, one says nothing of where it came from. Taken for another one, it would
 * take out the block that somebody else types into, and put an empty one in its place.
 */
function sameBlocks(before: readonly ElementNode[], after: readonly ElementNode[]): Same {
  const [a, b] = [before.map((node) => JSON.stringify(node)), after.map((node) => JSON.stringify(node))];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return (i, j) => {
    if (i >= a.length || j >= b.length || a[i] !== b[j]) return false;
    if ((before[i]?.content ?? []).length > 0) return true;
    return (i === j && i < head) || (a.length - i === b.length - j && a.length - i <= tail);
  };
}

function commonLengths(olds: number, news: number, same: Same): number[][] {
  const lengths = Array.from({ length: olds + 1 }, () => Array.from({ length: news + 1 }, () => 0));
  for (let i = olds - 1; i >= 0; i--)
    for (let j = news - 1; j >= 0; j--) {
      const row = lengths[i];
      const below = lengths[i + 1];
      if (row) row[j] = same(i, j) ? (below?.[j + 1] ?? 0) + 1 : Math.max(below?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}

/** Two changes that only stand side by side do not meet, and blocks put in at the edge of a change stand beside it. */
export function touches(a: Hunk, b: Hunk): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether both changed the same blocks. */
export function sameSpan(a: Hunk, b: Hunk): boolean {
  return a.from === b.from && a.to === b.to && a.from < a.to;
}

/** By how much a place of the one row stands further behind in the other. */
export function shiftBefore(hunks: readonly Hunk[], at: number): number {
  return hunks
    .filter((hunk) => hunk.to <= at)
    .reduce((sum, hunk) => sum + (hunk.otherTo - hunk.otherFrom) - (hunk.to - hunk.from), 0);
}

/**
 * One change a block, as far as it can be told which block became which; otherwise the whole, so that nothing of it is
 * done by half.
 * @param likeness how much of two blocks, given by their places in either row, is the same: 0 nothing, 1 one holds the other
 */
export function single(hunk: Hunk, likeness: (old: number, other: number) => number): Hunk[] {
  const [olds, news] = [hunk.to - hunk.from, hunk.otherTo - hunk.otherFrom];
  if (olds === 0 || news === 0 || (olds > 1 && olds !== news)) return [hunk];
  const pairs = Array.from({ length: news }, (_, at) =>
    likeness(hunk.from + (olds === news ? at : 0), hunk.otherFrom + at),
  );
  const best = Math.max(...pairs);
  if (best < ALIKE || (olds === news && pairs.some((pair) => pair < ALIKE))) return [hunk];
  if (olds === news)
    return pairs.map((_, at) => ({
      ...{ from: hunk.from + at, to: hunk.from + at + 1 },
      ...{ otherFrom: hunk.otherFrom + at, otherTo: hunk.otherFrom + at + 1 },
    }));
  const heir = hunk.otherFrom + pairs.indexOf(best);
  return [
    { from: hunk.from, to: hunk.from, otherFrom: hunk.otherFrom, otherTo: heir },
    { from: hunk.from, to: hunk.to, otherFrom: heir, otherTo: heir + 1 },
    { from: hunk.to, to: hunk.to, otherFrom: heir + 1, otherTo: hunk.otherTo },
  ].filter((one) => one.from < one.to || one.otherFrom < one.otherTo);
}
