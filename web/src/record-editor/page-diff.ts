/** The one range in which two contents differ, and the smallest replacement that makes the first equal the second. */
import { Slice, type Fragment, type Node as PageNode } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { Transaction } from '@tiptap/pm/state';

export interface DiffRange {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Null if both contents are equal. Offsets count from the start of the contents. */
export function diffRange(before: Fragment, after: Fragment): DiffRange | null {
  const start = before.findDiffStart(after);
  const end = start === null ? null : before.findDiffEnd(after);
  if (start === null || !end) return null;
  // "aa" → "aaa": the common prefix and the common suffix overlap; push the ends apart.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { start, endBefore: end.a + overlap, endAfter: end.b + overlap };
}

/** Where an offset of the old content stands in the new one; inside the changed range it goes to the range's end. */
export function mapThroughDiff(before: Fragment, after: Fragment, offset: number): number {
  const diff = diffRange(before, after);
  if (!diff || offset <= diff.start) return offset;
  return offset >= diff.endBefore ? offset + diff.endAfter - diff.endBefore : diff.endAfter;
}

/**
 * A transaction on a fresh copy of the state in which the content of `before` became that of `after`; null if they are
 * equal. Never a bigger replacement than needed: a big one kills decorations and selections (editor 4.4).
 * @param fresh makes an empty transaction; called again if the small step does not fit
 * @param base position of the first content of `before`
 */
export function replaceByDiff(
  fresh: () => Transaction,
  base: number,
  before: PageNode,
  after: PageNode,
): Transaction | null {
  const diff = diffRange(before.content, after.content);
  if (!diff) return null;
  const small = fresh();
  const step = new ReplaceStep(base + diff.start, base + diff.endBefore, after.slice(diff.start, diff.endAfter));
  if (!small.maybeStep(step).failed && small.doc.resolve(base).parent.content.eq(after.content)) return small;
  return fresh().step(new ReplaceStep(base, base + before.content.size, new Slice(after.content, 0, 0)));
}
