/** Marks on the transactions the binding itself makes; anything else is judged by the guard. */
import { PluginKey, type Transaction } from '@tiptap/pm/state';
import type { UnitId } from '@soulad/shared/ids';

export type PageChange =
  /** A unit's Y.Doc changed from outside and the page follows. */
  | { readonly kind: 'remote'; readonly unitId: UnitId }
  /** Other units, sections or generations; `left` are the units the viewer may not see any more. */
  | { readonly kind: 'structure'; readonly left: readonly UnitId[] }
  /** One of our own commands, which edits several units each on its own; judged, but not for their number. */
  | { readonly kind: 'per-unit' };

export const bindingKey = new PluginKey('record-binding');

export function pageChange(tr: Transaction): PageChange | undefined {
  return tr.getMeta(bindingKey);
}

export function asPageChange(tr: Transaction, change: PageChange): Transaction {
  return tr.setMeta(bindingKey, change).setMeta('addToHistory', false);
}
