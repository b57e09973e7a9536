/**
 * Places in the text that something beside the text speaks of (comments). They are drawn as decorations and never stand in
 * a Y.Doc: a client that does not know them would delete the words (realtime, fact 6). Positions are relative ones, read
 * anew when their unit changed; when the words are gone nothing is drawn.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Node as PageNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { UnitId } from '@soulad/shared/ids';
import { adoptCaret } from './adopt-caret.js';
import type { TextNote, TextPlace } from './editor-types.js';
import { pageChange } from './page-change.js';
import type { UnitBinding } from './unit-binding.js';
import { indexUnits, type UnitPlace, unitAround } from './unit-index.js';
import { fromRelative, toRelative } from './unit-position.js';

const key = new PluginKey<NoteState>('text-notes');

interface NoteState {
  readonly notes: readonly TextNote[];
  readonly shown: DecorationSet;
}

type FindUnit = (unitId: UnitId) => UnitBinding | undefined;

export function textNotes(findUnit: FindUnit, onEnter: (keys: readonly string[]) => void): Plugin<NoteState> {
  let inside = '';
  return new Plugin<NoteState>({
    key,
    state: {
      init: () => ({ notes: [], shown: DecorationSet.empty }),
      apply: (tr, before, _old, state) => apply(findUnit, tr, before, state),
    },
    props: { decorations: (state) => key.getState(state)?.shown ?? null },
    view: () => ({
      update: (view) => {
        const keys = view.hasFocus() ? notesAt(view.state) : [];
        if (keys.join(' ') === inside) return;
        inside = keys.join(' ');
        onEnter(keys);
      },
    }),
  });
}

/** Shows exactly these notes; those of another generation or of a unit that is not shown are left out. */
export function showNotes(view: EditorView, notes: readonly TextNote[]): void {
  adoptCaret(view);
  view.dispatch(view.state.tr.setMeta(key, notes).setMeta('addToHistory', false));
}

/** The selection as a place that survives edits; null when nothing is selected, or more than one unit. */
export function selectedPlace(state: EditorState, findUnit: FindUnit): TextPlace | null {
  const { from, to, empty, $from, $to } = state.selection;
  const place = unitAround($from);
  const unit = place && findUnit(place.unitId);
  if (empty || !place || !unit || unit.gen !== place.gen || unitAround($to)?.unitId !== place.unitId) return null;
  // The first character and the last one hold the place; what is typed at its borders does not belong to it.
  const first = toRelative(unit.fragment, place.node, from - place.start, 0);
  const last = toRelative(unit.fragment, place.node, to - place.start, -1);
  return {
    unitId: place.unitId,
    gen: place.gen,
    from: Y.encodeRelativePosition(first),
    to: Y.encodeRelativePosition(last),
  };
}

/** Brings the words of a note into sight; false when they are gone. */
export function scrollToNote(view: EditorView, noteKey: string): boolean {
  const [found] = key.getState(view.state)?.shown.find(undefined, undefined, (spec) => spec['note'] === noteKey) ?? [];
  if (!found) return false;
  const { node } = view.domAtPos(found.from);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'nearest' });
  return true;
}

function notesAt(state: EditorState): string[] {
  const { from, to } = state.selection;
  const found = key.getState(state)?.shown.find(from, to) ?? [];
  return found.map((decoration) => String(decoration.spec['note'])).sort();
}

function apply(findUnit: FindUnit, tr: Transaction, before: NoteState, state: EditorState): NoteState {
  const given: readonly TextNote[] | undefined = tr.getMeta(key);
  const change = pageChange(tr);
  const notes = given ?? before.notes;
  if (given || change?.kind === 'structure')
    return { notes, shown: DecorationSet.create(state.doc, decorate(findUnit, notes, state.doc)) };
  if (!tr.docChanged) return before;
  // Yjs does not yet know a local change when this runs; mapping is exact for it.
  const mapped = before.shown.map(tr.mapping, tr.doc);
  if (change?.kind !== 'remote') return { notes, shown: mapped };
  const place = indexUnits(tr.doc).get(change.unitId);
  if (!place) return { notes, shown: mapped };
  const stale = mapped.find(place.pos, place.pos + place.node.nodeSize);
  const own = notes.filter((note) => note.unitId === change.unitId);
  return { notes, shown: mapped.remove(stale).add(tr.doc, decorate(findUnit, own, tr.doc)) };
}

function decorate(findUnit: FindUnit, notes: readonly TextNote[], doc: PageNode): Decoration[] {
  const index = indexUnits(doc);
  return notes.flatMap((note) => {
    const place = index.get(note.unitId);
    const unit = findUnit(note.unitId);
    if (!place || !unit || unit.gen !== note.gen || place.gen !== note.gen) return [];
    const [from, to] = [resolve(unit, place, note.from), resolve(unit, place, note.to)];
    if (from === null || to === null || from >= to) return [];
    const attrs = { class: note.current ? 'text-note is-current' : 'text-note' };
    return [Decoration.inline(from, to, attrs, { note: note.key })];
  });
}

function resolve(unit: UnitBinding, place: UnitPlace, encoded: Uint8Array): number | null {
  const offset = fromRelative(unit.fragment, place.node, decode(encoded));
  return offset === null ? null : Math.min(place.start + offset, place.end);
}

const NOWHERE = new Y.RelativePosition(null, null, null);

function decode(encoded: Uint8Array): Y.RelativePosition {
  try {
    return Y.decodeRelativePosition(encoded);
  } catch {
    return NOWHERE;
  }
}
