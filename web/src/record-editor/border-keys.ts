/** Keys at the border of a unit: they change the block inside, or do nothing; they never reach the neighbour. */
import { lift, setBlockType } from '@tiptap/pm/commands';
import { liftListItem } from '@tiptap/pm/schema-list';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { textEnds } from './per-unit-edit.js';
import { unitAround } from './unit-index.js';

/** Whether a caret stands at the first or last position of its unit; 'both' in an empty one. */
export function borderAt(state: EditorState): 'start' | 'end' | 'both' | null {
  const place = unitAround(state.selection.$head);
  if (!place || !state.selection.empty) return null;
  const { first, last } = textEnds(state, place);
  const { head } = state.selection;
  if (head === first) return head === last ? 'both' : 'start';
  return head === last ? 'end' : null;
}

/** Backspace at the start of a unit takes the block out of its list, quote or heading; false if it is plain already. */
export function backspaceAtStart(view: EditorView): boolean {
  const { state, dispatch } = view;
  const { listItem, paragraph } = state.schema.nodes;
  if (listItem && liftListItem(listItem)(state, (tr) => dispatch.call(view, tr))) return true;
  if (lift(state, (tr) => dispatch.call(view, tr))) return true;
  if (!paragraph || state.selection.$head.parent.type === paragraph) return false;
  return setBlockType(paragraph)(state, (tr) => dispatch.call(view, tr));
}
