/** Edits over a selection that spans units: each writable unit loses its own part, nothing crosses a border. */
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, type Step } from '@tiptap/pm/transform';
import type { UnitId } from '@soulad/shared/ids';
import { asPageChange } from './page-change.js';
import { indexUnits, unitAround, type UnitPlace } from './unit-index.js';

export type MayWrite = (unitId: UnitId) => boolean;

/** True unless the selection is a caret or lies within one unit. */
export function spansUnits(selection: Selection): boolean {
  const anchor = unitAround(selection.$anchor);
  return !selection.empty && (!anchor || anchor.unitId !== unitAround(selection.$head)?.unitId);
}

/** First and last caret position in a unit. */
export function textEnds(state: EditorState, place: UnitPlace): { readonly first: number; readonly last: number } {
  return {
    first: Selection.near(state.doc.resolve(place.start), 1).from,
    last: Selection.near(state.doc.resolve(place.end), -1).to,
  };
}

/**
 * Deletes the selected part of each writable unit; a unit selected as a whole keeps one empty paragraph. The caret goes
 * to the first writable unit touched. Null if no selected unit may be written.
 */
export function deletePerUnit(state: EditorState, mayWrite: MayWrite): Transaction | null {
  const { from, to } = state.selection;
  const tr = state.tr;
  let caret: number | null = null;
  // Backwards, so that earlier positions stay right.
  for (const place of [...indexUnits(state.doc).values()].reverse()) {
    if (!mayWrite(place.unitId) || place.end < from || place.start > to) continue;
    const { first, last } = textEnds(state, place);
    const start = Math.max(from, first);
    const end = Math.min(to, last);
    if (start <= first && end >= last) {
      tr.replaceWith(place.start, place.end, state.schema.node('paragraph'));
      caret = place.start + 1;
    } else {
      if (start < end) tr.delete(start, end);
      caret = Math.min(start, last);
    }
  }
  if (caret === null) return null;
  // Without an explicit caret the mapped selection would still span units.
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret)));
  return asPageChange(tr, { kind: 'per-unit' });
}

/**
 * The same mark change clipped to the writable units, or null if the transaction does anything but set marks. Steps with
 * content are never re-expressed: read from a changed DOM, their range covers merged text (editor 4.6).
 */
export function clipMarks(tr: Transaction, state: EditorState, mayWrite: MayWrite): Transaction | null {
  const marks = tr.steps.filter(isMarkStep);
  if (marks.length === 0 || marks.length !== tr.steps.length) return null;
  const clipped = state.tr;
  for (const step of marks) {
    for (const place of indexUnits(state.doc).values()) {
      const from = Math.max(step.from, place.start);
      const to = Math.min(step.to, place.end);
      if (from < to && mayWrite(place.unitId))
        clipped.step(
          step instanceof AddMarkStep ? new AddMarkStep(from, to, step.mark) : new RemoveMarkStep(from, to, step.mark),
        );
    }
  }
  return clipped.docChanged ? asPageChange(clipped, { kind: 'per-unit' }) : null;
}

function isMarkStep(step: Step): step is AddMarkStep | RemoveMarkStep {
  return step instanceof AddMarkStep || step instanceof RemoveMarkStep;
}
