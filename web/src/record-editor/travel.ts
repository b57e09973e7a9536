/** Travel by keys over everything one may stop at: units, and the end lines of sections, which are in no document. */
import type { EditorView } from '@tiptap/pm/view';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import { caretTo } from './input-guard.js';
import { textEnds } from './per-unit-edit.js';
import { indexUnits, sectionAround, unitAround } from './unit-index.js';

type Stop = { readonly kind: 'unit'; readonly unitId: UnitId } | { readonly kind: 'end'; readonly sectionId: SectionId };

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

  /** Plain arrow: only where the next line down or up is an end line; everything else is the browser's. */
  byLine(view: EditorView, direction: 'up' | 'down'): boolean {
    const { state } = view;
    if (!state.selection.empty || !view.endOfTextblock(direction)) return false;
    const target = direction === 'down' ? this.endBelow(view) : this.endAbove(view);
    if (!target) return false;
    this.ends.focusEnd(target);
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

  private endBelow(view: EditorView): SectionId | null {
    const { $head } = view.state.selection;
    const section = sectionAround($head);
    if (!section || !this.ends.canAdd(section) || $head.depth < 2 || $head.after(2) !== $head.end(1)) return null;
    const unit = unitAround($head);
    const last = unit ? textEnds(view.state, unit).last : $head.end();
    return last >= $head.start() && last <= $head.end() ? section : null;
  }

  private endAbove(view: EditorView): SectionId | null {
    const { $head } = view.state.selection;
    const previous = $head.depth === 2 && $head.parent.type.name === 'title' ? $head.doc.childBefore($head.before(1)).node : null;
    return previous && this.ends.canAdd(previous.attrs.sid) ? previous.attrs.sid : null;
  }
}
