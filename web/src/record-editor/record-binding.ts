/**
 * The composite binding: one page over many Y.Docs. Local changes go to the unit they were made in and nowhere else;
 * changes of a Y.Doc replace the smallest range of its own unit (editor 4.2 – 4.4).
 */
import { type EditorState, Plugin, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import type { UnitId } from '@soulad/shared/ids';
import type { EditorSection, EditorUnit, LocalCaret, RefusedReason, SelectedPassage } from './editor-types.js';
import { adoptCaret } from './adopt-caret.js';
import { applyRecord, type BoundUnits } from './apply-record.js';
import { judge } from './guard.js';
import { asPageChange, bindingKey, pageChange } from './page-change.js';
import { replaceByDiff } from './page-diff.js';
import { CARET_META, UnitBinding, type UnitCaret, type UnitListener } from './unit-binding.js';
import { indexUnits, unitAround } from './unit-index.js';
import { fromRelative } from './unit-position.js';
import { UndoJournal } from './undo-journal.js';

export interface BindingListener {
  readonly refused: (reason: RefusedReason) => void;
  readonly caret: (caret: LocalCaret | null) => void;
}

export class RecordBinding implements UnitListener, BoundUnits {
  readonly units = new Map<UnitId, UnitBinding>();
  readonly journal = new UndoJournal();
  private view: EditorView | undefined;

  constructor(
    private readonly listener: BindingListener,
    private readonly select: (passage: SelectedPassage | null) => void = () => undefined,
  ) {}

  mayWrite(unitId: UnitId): boolean {
    return this.units.get(unitId)?.writable ?? false;
  }

  /** Why a transaction is refused, null if it is lawful. */
  verdict(tr: Transaction, before: EditorState): RefusedReason | null {
    const change = pageChange(tr);
    if (!tr.docChanged || change?.kind === 'remote' || change?.kind === 'structure') return null;
    return judge(before.doc, tr.doc, {
      mayWrite: (unitId) => this.mayWrite(unitId),
      perUnit: change?.kind === 'per-unit',
    });
  }

  plugin(): Plugin {
    return new Plugin({
      key: bindingKey,
      filterTransaction: (tr, state) => {
        const reason = this.verdict(tr, state);
        if (reason) this.listener.refused(reason);
        return reason === null;
      },
      view: (view) => {
        this.view = view;
        return { update: (shown, before) => this.updated(shown, before) };
      },
    });
  }

  /** Shows exactly these sections and units; see RecordEditor.setRecord. */
  setRecord(sections: readonly EditorSection[]): void {
    if (this.view) applyRecord(this, this.view, sections);
  }

  bind(unit: EditorUnit): UnitBinding {
    const binding = new UnitBinding(unit, this);
    this.units.set(unit.unitId, binding);
    this.journal.track(unit.unitId, binding.undo);
    return binding;
  }

  unbind(unitId: UnitId): void {
    this.journal.untrack(unitId);
    this.units.get(unitId)?.destroy();
    this.units.delete(unitId);
  }

  undo(): void {
    this.jump(this.journal.undo());
  }

  redo(): void {
    this.jump(this.journal.redo());
  }

  beforeRemote(unit: UnitBinding): void {
    if (this.view) adoptCaret(this.view);
    unit.caret = this.view && unit.caretIn(this.view.state);
  }

  remoteChanged(unit: UnitBinding): void {
    const view = this.view;
    const place = view && indexUnits(view.state.doc).get(unit.unitId);
    if (!view || !place) return;
    const wasWritable = unit.writable;
    const target = place.node.copy(unit.render(view.state.schema));
    if (wasWritable && !unit.writable) this.journal.drop(unit.unitId);
    const tr = replaceByDiff(() => view.state.tr, place.start, place.node, target);
    if (tr) {
      if (view.state.storedMarks) tr.setStoredMarks(view.state.storedMarks);
      this.keepCaret(tr, unit, view.state);
      unit.expected = target.content;
      view.dispatch(asPageChange(tr, { kind: 'remote', unitId: unit.unitId }));
      unit.expected = undefined;
    }
    const shown = indexUnits(view.state.doc).get(unit.unitId);
    if (shown) unit.settle(target, shown.node);
  }

  /** Own caret as others may see it: only inside one unit, only while the page agrees with Yjs. */
  localCaret(state: EditorState): LocalCaret | null {
    const place = unitAround(state.selection.$head);
    const unit = place && this.units.get(place.unitId);
    const caret = unit?.caretIn(state);
    if (!unit || !caret?.head) return null;
    const head = Y.relativePositionToJSON(caret.head);
    return {
      unitId: unit.unitId,
      gen: unit.gen,
      anchor: caret.anchor ? Y.relativePositionToJSON(caret.anchor) : head,
      head,
    };
  }

  /** The selection, if it is not empty and inside one unit. Positions are asked for while page and Yjs agree. */
  selectedPassage(state: EditorState): SelectedPassage | null {
    const { from, to, empty, $from, $to } = state.selection;
    const unit = empty ? undefined : unitAround($from);
    const caret =
      unit && unitAround($to)?.unitId === unit.unitId ? this.units.get(unit.unitId)?.caretIn(state) : undefined;
    if (!unit || !caret?.anchor || !caret.head) return null;
    const ends = [Y.relativePositionToJSON(caret.anchor), Y.relativePositionToJSON(caret.head)];
    const { unitId, gen } = unit;
    return { unitId, gen, from: ends[0], to: ends[1], text: state.doc.textBetween(from, to, '\n') };
  }

  destroy(): void {
    for (const unitId of [...this.units.keys()]) this.unbind(unitId);
    this.view = undefined;
  }

  private updated(view: EditorView, before: EditorState): void {
    const state = view.state;
    if (state.doc !== before.doc) this.writeLocal(state, before);
    if (view.state !== state || (state.doc === before.doc && state.selection.eq(before.selection))) return;
    this.listener.caret(this.localCaret(state));
    if (!state.selection.empty || !before.selection.empty) this.select(this.selectedPassage(state));
  }

  private writeLocal(state: EditorState, before: EditorState): void {
    const changed: UnitBinding[] = [];
    for (const place of indexUnits(state.doc).values()) {
      const unit = this.units.get(place.unitId);
      if (!unit || unit.gen !== place.gen || unit.shown === place.node) continue;
      const was = unit.shown;
      unit.shown = place.node;
      // Compare contents, not a flag: another plugin may have appended to our own render.
      if (unit.expected?.eq(place.node.content) || was?.content.eq(place.node.content)) continue;
      changed.push(unit);
    }
    const writable = changed.filter((unit) => unit.writable);
    for (const unit of writable) unit.caret = unit.caretIn(before);
    if (writable.length > 0) this.journal.begin(writable.map((unit) => unit.unitId));
    for (const unit of writable) if (unit.shown) unit.write(unit.shown);
    // Nothing may be written there: bring the page back to what Yjs says.
    for (const unit of changed) if (!unit.writable) this.remoteChanged(unit);
  }

  private keepCaret(tr: Transaction, unit: UnitBinding, before: EditorState): void {
    const place = indexUnits(tr.doc).get(unit.unitId);
    if (!place || !unit.caret) return;
    const resolve = (position: Y.RelativePosition | null, mapped: number): number => {
      const offset = position && fromRelative(unit.fragment, place.node, position);
      return offset === null ? mapped : Math.min(place.start + offset, place.end);
    };
    const anchor = resolve(unit.caret.anchor, tr.mapping.map(before.selection.anchor));
    const head = resolve(unit.caret.head, tr.mapping.map(before.selection.head));
    // Setting an equal selection would still reset the DOM selection under a composition.
    if (anchor === tr.selection.anchor && head === tr.selection.head) return;
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
  }

  /** After undo or redo the caret stands where the step was made. */
  private jump(step: ReturnType<UndoJournal['undo']>): void {
    const view = this.view;
    const unit = step && this.units.get(step.unitId);
    const place = view && unit && indexUnits(view.state.doc).get(unit.unitId);
    if (!view || !unit || !place) return;
    const stored: UnitCaret | undefined = step.item.meta.get(CARET_META);
    const offset = stored?.head ? fromRelative(unit.fragment, place.node, stored.head) : null;
    const inside = view.state.selection.head >= place.start && view.state.selection.head <= place.end;
    const at = offset !== null ? place.start + offset : inside ? view.state.selection.head : place.end;
    const near = Selection.near(view.state.doc.resolve(Math.min(at, place.end)), -1);
    view.dispatch(view.state.tr.setSelection(near).scrollIntoView());
  }
}
