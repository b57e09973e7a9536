/**
 * The proof that text never moves between units and nobody writes where he may not: every transaction is judged by the
 * page before and after it (editor 4.6 d). Keyboard and input handling are only the comfort in front of this.
 */
import type { Node as PageNode } from '@tiptap/pm/model';
import type { UnitId } from '@soulad/shared/ids';
import type { RefusedReason } from './editor-types.js';

export interface GuardRules {
  readonly mayWrite: (unitId: UnitId) => boolean;
  /** True for our own commands that edit several units, each on its own. */
  readonly perUnit: boolean;
}

/** Null if the change is lawful, else why not. Unchanged subtrees are the same objects, so this is cheap. */
export function judge(before: PageNode, after: PageNode, rules: GuardRules): RefusedReason | null {
  if (before === after) return null;
  if (before.childCount !== after.childCount) return 'structure';
  let changed = 0;
  for (let i = 0; i < before.childCount; i++) {
    const verdict = judgeSection(before.child(i), after.child(i), rules);
    if (typeof verdict === 'string') return verdict;
    changed += verdict;
  }
  return changed > 1 && !rules.perUnit ? 'border' : null;
}

/** How many units of the section changed, or why the change is refused. */
function judgeSection(before: PageNode, after: PageNode, rules: GuardRules): number | RefusedReason {
  if (before === after) return 0;
  if (!before.sameMarkup(after) || before.childCount !== after.childCount) return 'structure';
  let changed = 0;
  for (let i = 0; i < before.childCount; i++) {
    const from = before.child(i);
    const to = after.child(i);
    if (from === to) continue;
    if (!from.sameMarkup(to)) return 'structure';
    if (from.content.eq(to.content)) continue;
    if (from.type.name !== 'unit') return 'structure';
    if (!rules.mayWrite(from.attrs.uid)) return 'read-only';
    changed += 1;
  }
  return changed;
}
