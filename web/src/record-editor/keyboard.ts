/** Keys of the page: travel between units, undo over units, commands about the unit, and what the borders refuse. */
import { Plugin, AllSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import type { UnitCommand } from './editor-types.js';
import { backspaceAtStart, borderAt } from './border-keys.js';
import { deleteSpanned, refuseHere, type InputHost } from './input-guard.js';
import { spansUnits, textEnds } from './per-unit-edit.js';
import type { Travel } from './travel.js';
import { sectionAround, unitAround, type UnitPlace } from './unit-index.js';

export interface KeyHost extends InputHost {
  readonly travel: Travel;
  readonly command: (command: UnitCommand, unitId: UnitId) => void;
  readonly canAdd: (sectionId: SectionId) => boolean;
  readonly addUnit: (sectionId: SectionId, afterUnit: UnitId | null, initialText: string) => void;
}

/** Key names are `Mod-Shift-Alt-` in this order before the key; Mod is Ctrl, or Cmd on a Mac. */
type KeyTable = Readonly<Record<string, (host: KeyHost, view: EditorView) => boolean>>;

const KEYS: KeyTable = {
  'Mod-z': (host) => run(host.undo),
  'Mod-Shift-z': (host) => run(host.redo),
  'Mod-y': (host) => run(host.redo),
  'Mod-a': (_host, view) => selectMore(view),
  'Mod-Enter': (host, view) => command(host, view, 'share'),
  'Mod-Shift-a': (host, view) => command(host, view, 'audience'),
  'Mod-Shift-i': (host, view) => command(host, view, 'why'),
  'Alt-ArrowDown': (host, view) => host.travel.byStop(view, 1),
  'Alt-ArrowUp': (host, view) => host.travel.byStop(view, -1),
  ArrowDown: (host, view) => host.travel.byLine(view, 'down', false),
  ArrowUp: (host, view) => host.travel.byLine(view, 'up', false),
  'Shift-ArrowDown': (host, view) => host.travel.byLine(view, 'down', true),
  'Shift-ArrowUp': (host, view) => host.travel.byLine(view, 'up', true),
  Enter: (host, view) => enter(host, view),
};

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

export function keyboard(host: KeyHost): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        // Deletions differ by modifier only in how far they reach; the border is the same for all.
        if (event.key === 'Backspace') return erase(host, view, 'backward');
        if (event.key === 'Delete') return erase(host, view, 'forward');
        return KEYS[keyName(event)]?.(host, view) ?? false;
      },
    },
  });
}

function keyName(event: KeyboardEvent): string {
  const mod = (isMac ? event.metaKey : event.ctrlKey) ? 'Mod-' : '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${mod}${event.shiftKey ? 'Shift-' : ''}${event.altKey ? 'Alt-' : ''}${key}`;
}

function run(action: () => void): true {
  action();
  return true;
}

function command(host: KeyHost, view: EditorView, name: UnitCommand): true {
  const unit = unitAround(view.state.selection.$head);
  if (unit) host.command(name, unit.unitId);
  return true;
}

/** First the unit, then everything. */
function selectMore(view: EditorView): true {
  const { state } = view;
  const unit = spansUnits(state.selection) ? undefined : unitAround(state.selection.$head);
  const ends = unit && textEnds(state, unit);
  const { from, to } = state.selection;
  const whole = !ends || (from <= ends.first && to >= ends.last);
  view.dispatch(
    state.tr.setSelection(whole ? new AllSelection(state.doc) : TextSelection.create(state.doc, ends.first, ends.last)),
  );
  return true;
}

function erase(host: KeyHost, view: EditorView, direction: 'backward' | 'forward'): boolean {
  if (spansUnits(view.state.selection)) return run(() => deleteSpanned(host, view));
  if (refuseHere(host, view)) return true;
  const border = borderAt(view.state);
  if (border === null || border === (direction === 'backward' ? 'end' : 'start')) return false;
  if (direction === 'forward' || !backspaceAtStart(view)) host.refuse('border');
  return true;
}

function enter(host: KeyHost, view: EditorView): boolean {
  if (spansUnits(view.state.selection)) return true;
  if (refuseHere(host, view)) return true;
  const unit = unitAround(view.state.selection.$head);
  const section = sectionAround(view.state.selection.$head);
  if (!unit || !section || !host.canAdd(section) || !inLastEmptyParagraph(view, unit)) return false;
  const { $head } = view.state.selection;
  view.dispatch(view.state.tr.delete($head.before(), $head.after()));
  host.addUnit(section, unit.unitId, '');
  return true;
}

/** An empty paragraph that ends the unit, below others: the second Enter there asks for a new unit. */
function inLastEmptyParagraph(view: EditorView, unit: UnitPlace): boolean {
  const { $head, empty } = view.state.selection;
  const last = $head.depth === 3 && $head.after() === unit.end && unit.node.childCount > 1;
  return empty && last && $head.parent.type.name === 'paragraph' && $head.parent.content.size === 0;
}
