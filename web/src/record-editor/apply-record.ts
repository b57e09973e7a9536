/** Manifest → page: units in, out, moved, of a new generation, in one step; the caret stays with its unit (editor 4.5). */
import type { Fragment, Node as PageNode, ResolvedPos, Schema } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { UnitId } from '@soulad/shared/ids';
import type { EditorSection, EditorUnit } from './editor-types.js';
import { adoptCaret } from './adopt-caret.js';
import { mapThroughDiff, replaceByDiff } from './page-diff.js';
import { asPageChange } from './page-change.js';
import type { UnitBinding } from './unit-binding.js';
import type { UndoJournal } from './undo-journal.js';
import { indexUnits, unitAround, type UnitIndex } from './unit-index.js';

/** The units bound at present, and how to bind another. */
export interface BoundUnits {
  readonly units: ReadonlyMap<UnitId, UnitBinding>;
  readonly journal: UndoJournal;
  bind(unit: EditorUnit): UnitBinding;
  unbind(unitId: UnitId): void;
}

interface SavedEnd {
  readonly unitId: UnitId;
  readonly offset: number;
  readonly content: Fragment;
}

export function applyRecord(binding: BoundUnits, view: EditorView, sections: readonly EditorSection[]): void {
  const wanted = new Map(sections.flatMap((section) => section.units.map((unit) => [unit.unitId, unit])));
  adoptCaret(view);
  const saved = saveEnds(view.state);
  const regained = pauseComposition(binding, view, saved, wanted);
  const left = releaseUnits(binding, wanted);
  const page = buildPage(binding, view.state, sections);
  const tr = replaceByDiff(() => view.state.tr, 0, view.state.doc, page);
  if (tr) {
    restoreSelection(tr, saved, [...indexUnits(view.state.doc).keys()]);
    for (const unit of binding.units.values()) unit.expected = indexUnits(page).get(unit.unitId)?.node.content;
    view.dispatch(asPageChange(tr, { kind: 'structure', left }));
  }
  settleUnits(binding, indexUnits(page), indexUnits(view.state.doc));
  if (regained) view.focus();
}

/** Unbinds units that left or got another generation; an audience that forbids writing takes the undo entries too. */
function releaseUnits(binding: BoundUnits, wanted: ReadonlyMap<UnitId, EditorUnit>): UnitId[] {
  const left: UnitId[] = [];
  for (const unit of [...binding.units.values()]) {
    const next = wanted.get(unit.unitId);
    if (!next) left.push(unit.unitId);
    if (!next || next.gen !== unit.gen || next.doc !== unit.doc) {
      binding.unbind(unit.unitId);
      continue;
    }
    unit.readOnly = next.readOnly;
    if (next.readOnly) binding.journal.drop(unit.unitId);
  }
  return left;
}

function buildPage(binding: BoundUnits, state: EditorState, sections: readonly EditorSection[]): PageNode {
  const { schema } = state;
  const shown = indexUnits(state.doc);
  const nodes = sections.map((section) => {
    const title = schema.node('title', { ordinal: section.ordinal }, section.title ? [schema.text(section.title)] : []);
    const units = section.units.map((unit) => unitNode(binding, schema, unit, shown));
    return schema.node('section', { sid: section.sectionId }, [title, ...units]);
  });
  return schema.node('doc', null, nodes);
}

function unitNode(binding: BoundUnits, schema: Schema, unit: EditorUnit, shown: UnitIndex): PageNode {
  const bound = binding.units.get(unit.unitId);
  const kept = bound && shown.get(unit.unitId);
  if (kept?.gen === unit.gen) return kept.node;
  const content = (bound ?? binding.bind(unit)).render(schema);
  return schema.node('unit', { uid: unit.unitId, gen: unit.gen }, content);
}

function settleUnits(binding: BoundUnits, rendered: UnitIndex, shown: UnitIndex): void {
  for (const unit of binding.units.values()) {
    unit.expected = undefined;
    const from = rendered.get(unit.unitId);
    const to = shown.get(unit.unitId);
    if (from && to) unit.settle(from.node, to.node);
  }
}

/** A composition in a unit that goes away would never end: leave it first (editor 4.6 c). True if focus must return. */
function pauseComposition(
  binding: BoundUnits,
  view: EditorView,
  saved: SavedEnds,
  wanted: ReadonlyMap<UnitId, EditorUnit>,
): boolean {
  const unit = saved.head && binding.units.get(saved.head.unitId);
  if (!view.composing || !unit) return false;
  const next = wanted.get(unit.unitId);
  if (next && next.gen === unit.gen && next.doc === unit.doc && next.readOnly === unit.readOnly) return false;
  view.dom.blur();
  return true;
}

interface SavedEnds {
  readonly anchor: SavedEnd | null;
  readonly head: SavedEnd | null;
}

function saveEnds(state: EditorState): SavedEnds {
  const save = ($pos: ResolvedPos): SavedEnd | null => {
    const place = unitAround($pos);
    return place ? { unitId: place.unitId, offset: $pos.pos - place.start, content: place.node.content } : null;
  };
  return { anchor: save(state.selection.$anchor), head: save(state.selection.$head) };
}

function restoreSelection(tr: Transaction, saved: SavedEnds, order: readonly UnitId[]): void {
  const index = indexUnits(tr.doc);
  const anchor = restoreEnd(index, saved.anchor);
  const head = restoreEnd(index, saved.head);
  if (anchor !== null || head !== null) {
    const $anchor = tr.doc.resolve(anchor ?? head ?? 0);
    tr.setSelection(TextSelection.between($anchor, tr.doc.resolve(head ?? anchor ?? 0)));
  } else if (saved.head || !unitAround(tr.selection.$head)) {
    moveToNeighbour(tr, index, saved.head, order);
  }
}

function restoreEnd(index: UnitIndex, end: SavedEnd | null): number | null {
  const place = end && index.get(end.unitId);
  if (!end || !place) return null;
  // Yjs positions of the old generation mean nothing in the new one: only the text can tell.
  const offset = mapThroughDiff(end.content, place.node.content, end.offset);
  return place.start + Math.min(offset, place.node.content.size);
}

/** The unit with the caret left: go to the next one that stayed, else to the last before it. */
function moveToNeighbour(tr: Transaction, index: UnitIndex, lost: SavedEnd | null, order: readonly UnitId[]): void {
  const at = lost ? order.indexOf(lost.unitId) : 0;
  const after = order.slice(at).find((unitId) => index.has(unitId));
  const before = order.slice(0, at).findLast((unitId) => index.has(unitId));
  const near = after ?? before;
  const next = near ? index.get(near) : index.values().next().value;
  if (!next) return;
  const forward = after !== undefined || before === undefined;
  tr.setSelection(Selection.near(tr.doc.resolve(forward ? next.start : next.end), forward ? 1 : -1));
}
