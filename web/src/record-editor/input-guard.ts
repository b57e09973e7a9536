/**
 * Input in front of the guard (editor 4.6 a – c): what would be refused is turned into what the person meant, unit by
 * unit, or stopped before the browser touches the DOM.
 */
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { UnitId } from '@soulad/shared/ids';
import type { RefusedReason } from './editor-types.js';
import { backspaceAtStart, borderAt } from './border-keys.js';
import { deletePerUnit, spansUnits, type MayWrite } from './per-unit-edit.js';
import { unitAround } from './unit-index.js';

export interface InputHost {
  readonly mayWrite: MayWrite;
  readonly refuse: (reason: RefusedReason) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** "/" in an empty paragraph; true swallows it. */
  readonly slash: (unitId: UnitId, rect: DOMRect) => boolean;
}

/** A drag that began in this editor; the source is undefined if the selection spans units. */
interface OwnDrag {
  readonly source: UnitId | undefined;
}

/** These belong to the input method: refusing one leaves the browser composing for ever. */
const COMPOSITION = new Set([
  'insertCompositionText',
  'deleteCompositionText',
  'insertFromComposition',
  'deleteByComposition',
]);

export function inputGuard(host: InputHost): Plugin {
  let drag: OwnDrag | null = null;
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput: (view, event) => stop(event, beforeInput(host, view, event)),
        compositionstart: (view) => compositionStart(host, view),
        // Comes once more after a refused start; the library would take it for a new composition without an end.
        compositionupdate: (view) => !spansUnits(view.state.selection) && !writableHere(host, view),
        cut: (view, event) => stop(event, cut(host, view, event)),
        dragstart: (view) => {
          drag = {
            source: spansUnits(view.state.selection) ? undefined : unitAround(view.state.selection.$head)?.unitId,
          };
          return false;
        },
        dragend: () => {
          drag = null;
          return false;
        },
      },
      handleTextInput: (view, from, to, text) => textInput(host, view, { from, to, text }),
      handlePaste: (view, _event, slice) => paste(host, view, slice),
      handleDrop: (view, event) => {
        const own = drag;
        drag = null;
        return drop(host, view, event, own);
      },
    },
  });
}

function stop(event: Event, handled: boolean): boolean {
  if (handled) event.preventDefault();
  return handled;
}

/** Deletes the selection unit by unit; false (and a refusal) if nothing may be written. */
export function deleteSpanned(host: InputHost, view: EditorView): boolean {
  const tr = deletePerUnit(view.state, host.mayWrite);
  if (tr) view.dispatch(tr.scrollIntoView());
  else host.refuse('read-only');
  return tr !== null;
}

/** Says no if the caret stands where nothing can be written. */
export function refuseHere(host: InputHost, view: EditorView): boolean {
  if (writableHere(host, view)) return false;
  host.refuse(unitAround(view.state.selection.$head) ? 'read-only' : 'structure');
  return true;
}

function writableHere(host: InputHost, view: EditorView): boolean {
  const unit = unitAround(view.state.selection.$head);
  return unit !== undefined && host.mayWrite(unit.unitId);
}

function beforeInput(host: InputHost, view: EditorView, event: InputEvent): boolean {
  const type = event.inputType;
  if (COMPOSITION.has(type)) return false;
  if (type === 'historyUndo' || type === 'historyRedo') {
    if (type === 'historyUndo') host.undo();
    else host.redo();
    return true;
  }
  if (type.startsWith('format')) return true;
  if (spansUnits(view.state.selection)) {
    if (type === 'insertParagraph' || type === 'insertLineBreak') return true;
    if (deleteSpanned(host, view) && type.startsWith('insert') && event.data)
      view.dispatch(view.state.tr.insertText(event.data));
    return true;
  }
  if (refuseHere(host, view)) return true;
  const direction = deleteDirection(type);
  if (!direction || borderAt(view.state) === null) return false;
  if (direction === 'backward' && borderAt(view.state) !== 'end') return backspaceAtStart(view) || refuseBorder(host);
  return direction === 'forward' && borderAt(view.state) !== 'start' ? refuseBorder(host) : false;
}

function refuseBorder(host: InputHost): true {
  host.refuse('border');
  return true;
}

function deleteDirection(inputType: string): 'backward' | 'forward' | null {
  if (!inputType.startsWith('delete')) return null;
  return inputType.endsWith('Backward') ? 'backward' : inputType.endsWith('Forward') ? 'forward' : null;
}

function compositionStart(host: InputHost, view: EditorView): boolean {
  if (spansUnits(view.state.selection) && deleteSpanned(host, view)) return false;
  if (!refuseHere(host, view)) return false;
  // Losing focus cancels the composition; a refused one would stay open until the next click.
  view.dom.blur();
  view.focus();
  return true;
}

function cut(host: InputHost, view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state;
  if (selection.empty || !spansUnits(selection)) return false;
  const { dom, text } = view.serializeForClipboard(selection.content());
  event.clipboardData?.setData('text/html', dom.innerHTML);
  event.clipboardData?.setData('text/plain', text);
  deleteSpanned(host, view);
  return true;
}

function textInput(
  host: InputHost,
  view: EditorView,
  input: { readonly from: number; readonly to: number; readonly text: string },
): boolean {
  const { state } = view;
  if (spansUnits(state.selection)) {
    if (deleteSpanned(host, view)) view.dispatch(view.state.tr.insertText(input.text).scrollIntoView());
    return true;
  }
  if (refuseHere(host, view)) return true;
  const unit = unitAround(state.selection.$head);
  const { parent } = state.selection.$head;
  if (!unit || input.text !== '/' || parent.type.name !== 'paragraph' || parent.content.size > 0) return false;
  const at = view.coordsAtPos(input.from);
  return host.slash(unit.unitId, new DOMRect(at.left, at.top, at.right - at.left, at.bottom - at.top));
}

function paste(host: InputHost, view: EditorView, slice: Slice): boolean {
  if (!spansUnits(view.state.selection)) return refuseHere(host, view);
  if (deleteSpanned(host, view))
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
  return true;
}

/** Text is dragged within its own unit only; from outside it may be dropped into any writable unit. */
function drop(host: InputHost, view: EditorView, event: DragEvent, own: OwnDrag | null): boolean {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  const unit = at ? unitAround(view.state.doc.resolve(at.pos)) : undefined;
  const writable = unit !== undefined && host.mayWrite(unit.unitId);
  if (writable && (!own || own.source === unit.unitId)) return false;
  host.refuse(writable ? 'border' : unit ? 'read-only' : 'structure');
  return true;
}

/** Puts the caret at a position; used by keys that travel. */
export function caretTo(view: EditorView, pos: number, bias: 1 | -1): void {
  const near = TextSelection.near(view.state.doc.resolve(pos), bias);
  view.dispatch(view.state.tr.setSelection(near).scrollIntoView());
  view.focus();
}
