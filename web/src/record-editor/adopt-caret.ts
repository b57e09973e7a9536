import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { unitAround } from './unit-index.js';

/**
 * Takes over the unit the person has just clicked into, before something of others is drawn. ProseMirror hears of a moved
 * caret only with the next `selectionchange`; what is drawn before that puts the caret back to where it was, and the words
 * typed next would go into another unit, before other readers. Only a change of unit is taken over: inside one unit the
 * page may hold typed text that has not been read yet, and the places in it are not certain.
 */
export function adoptCaret(view: EditorView): void {
  const dom = view.dom.ownerDocument.getSelection();
  if (!dom?.anchorNode || !dom.focusNode || view.composing || !view.hasFocus()) return;
  if (!view.dom.contains(dom.anchorNode) || !view.dom.contains(dom.focusNode)) return;
  const { doc, selection } = view.state;
  const clicked = TextSelection.between(
    doc.resolve(view.posAtDOM(dom.anchorNode, dom.anchorOffset)),
    doc.resolve(view.posAtDOM(dom.focusNode, dom.focusOffset)),
  );
  const unit = unitAround(clicked.$head);
  if (!unit || unit.unitId === unitAround(selection.$head)?.unitId) return;
  view.dispatch(view.state.tr.setSelection(clicked));
}
