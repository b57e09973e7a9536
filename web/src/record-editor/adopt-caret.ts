import type { ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { unitAround } from './unit-index.js';

/**
 * Takes over where the person has just put the caret, before something of others is drawn. ProseMirror hears of a moved
 * caret only with the next `selectionchange`; what is drawn before that puts the caret back to where it was: a passage
 * that is being selected loses a letter, and the words typed next go into another unit, before other readers. Inside one
 * unit it is taken over only while the page holds nothing there that has not been read, for else places are not certain.
 */
export function adoptCaret(view: EditorView): void {
  const dom = view.dom.ownerDocument.getSelection();
  if (!dom?.anchorNode || !dom.focusNode || view.composing || !view.hasFocus()) return;
  if (!view.dom.contains(dom.anchorNode) || !view.dom.contains(dom.focusNode)) return;
  const { doc, selection } = view.state;
  const put = TextSelection.between(
    doc.resolve(view.posAtDOM(dom.anchorNode, dom.anchorOffset)),
    doc.resolve(view.posAtDOM(dom.focusNode, dom.focusOffset)),
  );
  const unit = unitAround(put.$head);
  if (!unit || put.eq(selection)) return;
  const sameUnit = unit.unitId === unitAround(selection.$head)?.unitId;
  if (sameUnit && !(isRead(view, put.$anchor) && isRead(view, put.$head))) return;
  view.dispatch(view.state.tr.setSelection(put));
}

/** Whether the block of this place stands on the page as the editor knows it. */
function isRead(view: EditorView, $place: ResolvedPos): boolean {
  const shown = view.nodeDOM($place.before())?.cloneNode(true);
  if (!(shown instanceof Element)) return false;
  for (const caret of shown.querySelectorAll('.remote-caret')) caret.remove();
  return shown.textContent === $place.parent.textContent;
}
