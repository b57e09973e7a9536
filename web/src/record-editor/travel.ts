/** Travel by keys over everything one may stop at: units, and the end lines of sections, which are in no document. */
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import { adoptCaret } from './adopt-caret.js';
import { caretTo } from './input-guard.js';
import { textEnds } from './per-unit-edit.js';
import { indexUnits, unitAround } from './unit-index.js';

type Stop =
  | { readonly kind: 'unit'; readonly unitId: UnitId }
  | { readonly kind: 'end'; readonly sectionId: SectionId };

export interface EndLines {
  readonly canAdd: (sectionId: SectionId) => boolean;
  /** Moves the keyboard focus to the end line of a section. */
  readonly focusEnd: (sectionId: SectionId) => void;
}

export class Travel {
  constructor(private readonly ends: EndLines) {}

  /** Alt+arrow from the caret: to the next or previous unit or end line. */
  byStop(view: EditorView, direction: 1 | -1): true {
    const stops = this.stops(view);
    const unit = unitAround(view.state.selection.$head);
    const at = stops.findIndex((stop) => stop.kind === 'unit' && stop.unitId === unit?.unitId);
    if (at >= 0) this.go(view, stops[at + direction]);
    else this.go(view, direction > 0 ? stops[0] : stops.at(-1));
    return true;
  }

  /**
   * Plain arrow, or with Shift: over the border of a unit or title, where the heads between the texts would catch the
   * browser's own caret. Within a unit everything is the browser's: false.
   */
  byLine(view: EditorView, direction: 'up' | 'down', extend: boolean): boolean {
    // The browser itself moved the caret over the line before; a key that is held down comes again before the editor has heard of it.
    adoptCaret(view);
    const blocks = textAreas(view.state);
    const at = blocks.findIndex(
      (area) => area.first <= view.state.selection.head && view.state.selection.head <= area.last,
    );
    const here = blocks[at];
    if (!here || !onEdgeLine(view, direction === 'down' ? here.last : here.first)) return false;
    const next = blocks[at + (direction === 'down' ? 1 : -1)];
    const end = extend ? null : this.endBetween(here, next, direction);
    if (end) this.ends.focusEnd(end);
    else if (next) lineInto(view, next, direction, extend);
    else return false;
    return true;
  }

  /** Alt+arrow from an end line. */
  fromEnd(view: EditorView, sectionId: SectionId, direction: 1 | -1): void {
    const stops = this.stops(view);
    const at = stops.findIndex((stop) => stop.kind === 'end' && stop.sectionId === sectionId);
    this.go(view, stops[at + direction]);
  }

  /** Plain arrow from an end line: up into the text before it, down into the title of the next section. */
  lineFromEnd(view: EditorView, sectionId: SectionId, direction: 1 | -1): void {
    let end = 0;
    view.state.doc.forEach((section, pos) => {
      if (section.attrs.sid === sectionId) end = pos + section.nodeSize;
    });
    if (direction < 0) caretTo(view, end - 1, -1);
    else if (end < view.state.doc.content.size) caretTo(view, end + 2, 1);
  }

  /** Puts the caret into a unit; nothing happens if it is not shown. */
  toUnit(view: EditorView, unitId: UnitId, where: 'start' | 'end'): void {
    const place = indexUnits(view.state.doc).get(unitId);
    if (!place) return;
    const { first, last } = textEnds(view.state, place);
    caretTo(view, where === 'start' ? first : last, where === 'start' ? 1 : -1);
  }

  private go(view: EditorView, stop: Stop | undefined): void {
    if (stop?.kind === 'unit') this.toUnit(view, stop.unitId, 'start');
    else if (stop) this.ends.focusEnd(stop.sectionId);
  }

  private stops(view: EditorView): Stop[] {
    const stops: Stop[] = [];
    view.state.doc.forEach((section) => {
      section.forEach((node) => {
        if (node.type.name === 'unit') stops.push({ kind: 'unit', unitId: node.attrs.uid });
      });
      if (this.ends.canAdd(section.attrs.sid)) stops.push({ kind: 'end', sectionId: section.attrs.sid });
    });
    return stops;
  }

  /** The end line that lies between two texts, if the section above offers one. */
  private endBetween(here: TextArea, next: TextArea | undefined, direction: 'up' | 'down'): SectionId | null {
    if (next?.sectionId === here.sectionId) return null;
    const above = direction === 'down' ? here.sectionId : next?.sectionId;
    return above && this.ends.canAdd(above) ? above : null;
  }
}

/** A title or a unit, with its first and last caret position. */
interface TextArea {
  readonly sectionId: SectionId;
  readonly first: number;
  readonly last: number;
}

function textAreas(state: EditorState): TextArea[] {
  const areas: TextArea[] = [];
  const units = [...indexUnits(state.doc).values()];
  state.doc.forEach((section, pos) => {
    const sectionId: SectionId = section.attrs.sid;
    areas.push({ sectionId, first: pos + 2, last: pos + 2 + (section.firstChild?.content.size ?? 0) });
    for (const unit of units) if (unit.sectionId === sectionId) areas.push({ sectionId, ...textEnds(state, unit) });
  });
  return areas;
}

/** Whether the caret's line is the line of `edge`; a pixel of rounding is allowed. */
function onEdgeLine(view: EditorView, edge: number): boolean {
  return Math.abs(view.coordsAtPos(view.state.selection.head).top - view.coordsAtPos(edge).top) <= 1;
}

/** Puts the caret on the nearest line of the next area, as far to the right as it stands now. */
function lineInto(view: EditorView, area: TextArea, direction: 'up' | 'down', extend: boolean): void {
  const { doc, selection, tr } = view.state;
  const line = view.coordsAtPos(direction === 'down' ? area.first : area.last);
  const found = view.posAtCoords({ left: view.coordsAtPos(selection.head).left, top: (line.top + line.bottom) / 2 });
  const edge = direction === 'down' ? area.first : area.last;
  const head = found && found.pos >= area.first && found.pos <= area.last ? found.pos : edge;
  const next = extend
    ? TextSelection.between(selection.$anchor, doc.resolve(head))
    : TextSelection.near(doc.resolve(head));
  view.dispatch(tr.setSelection(next).scrollIntoView());
}
