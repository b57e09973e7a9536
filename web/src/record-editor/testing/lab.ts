/** Test page: one record editor over made-up units, driven from outside by `window.lab`. */
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { RecordEditor, isLocalEdit, type LocalCaret, type RemoteCaret } from '../index.js';
import '../record-editor.css';
import { renderFragment } from '../render-fragment.js';
import { indexUnits, unitAround } from '../unit-index.js';
import './lab.css';
import { WORDS, options, viewOf } from './lab-editor.js';
import { runProperty } from './property-run.js';
import { UnitWorld, type SectionSpec } from './unit-world.js';
import { finishKeys, prepareKeys, runBench } from './bench-run.js';

class Lab {
  readonly world = new UnitWorld();
  readonly heard: unknown[][] = [];
  readonly Y = Y;
  caret: LocalCaret | null = null;
  slash = false;
  private readonly mount = document.querySelector<HTMLElement>('#mount') ?? document.body;
  private readonly editor = new RecordEditor(
    options(this.mount, {
      onFocusUnit: (unitId) => this.heard.push(['focus', unitId]),
      onCaret: (caret) => (this.caret = caret),
      onAddUnit: (...args) => this.heard.push(['add', ...args]),
      onRefused: (reason) => this.heard.push(['refused', reason]),
      onNotes: (keys) => this.heard.push(['notes', ...keys]),
      onCommand: (...args) => this.heard.push(['command', ...args]),
      onSlash: (unitId) => {
        this.heard.push(['slash', unitId]);
        return this.slash;
      },
    }),
  );

  get view(): EditorView {
    return viewOf(this.mount);
  }

  close(): void {
    this.editor.destroy();
  }

  show(sections: readonly SectionSpec[]): void {
    this.editor.setRecord(this.world.sections(sections));
  }

  carets(carets: readonly RemoteCaret[]): void {
    this.editor.setCarets(carets);
  }

  /** Notes what is selected; false when that is no place in one unit. */
  note(key: string): boolean {
    const place = this.editor.selectedPlace();
    if (place) this.editor.setNotes([{ ...place, key, current: false }]);
    return place !== null;
  }

  /** Words under a note as they stand on the screen. */
  noted(): string[] {
    return [...this.view.dom.querySelectorAll('.text-note')].map((note) => note.textContent ?? '');
  }

  focus(unitId: string, where: 'start' | 'end'): void {
    const found = [...indexUnits(this.view.state.doc).keys()].find((id) => id === unitId);
    if (found) this.editor.focusUnit(found, where);
  }

  undo(): void {
    this.editor.undo();
  }

  /** Selects by (unit, offset in its content); the first caret position of a paragraph at the start is 1. */
  select(anchor: readonly [string, number], head = anchor): void {
    const at = ([unitId, offset]: readonly [string, number]) => (this.place(unitId)?.start ?? 0) + offset;
    this.view.focus();
    this.view.dispatch(
      this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, at(anchor), at(head))),
    );
  }

  /** Where the caret is: unit and offset of its head, and of its anchor if that differs. */
  where(): (string | number | null)[] {
    const { $head, $anchor, empty } = this.view.state.selection;
    const end = ($pos: Selection['$head']) => {
      const place = unitAround($pos);
      return place ? [place.unitId, $pos.pos - place.start] : [null, $pos.pos];
    };
    return empty ? end($head) : [...end($anchor), ...end($head)];
  }

  /** Text of a unit as Yjs has it: blocks joined by "|". */
  text(unitId: string, gen = 1): string {
    const fragment = this.world.fragment(unitId, gen);
    const { content } = renderFragment(fragment, this.view.state.schema);
    return content.textBetween(0, content.size, '|', '\n');
  }

  /** Texts of all shown units as the page has them. */
  page(): Record<string, string> {
    return Object.fromEntries(
      [...indexUnits(this.view.state.doc).values()].map((place) => [
        place.unitId,
        place.node.textBetween(0, place.node.content.size, '|', '\n'),
      ]),
    );
  }

  /** Units in which page, DOM and Yjs differ; must be empty at any moment. */
  differences(): string[] {
    const { state } = this.view;
    return [...indexUnits(state.doc).values()]
      .filter((place) => {
        const rendered = renderFragment(this.world.fragment(place.unitId, place.gen), state.schema).content;
        const dom = this.view.nodeDOM(place.pos);
        const shown = dom instanceof Element ? (dom.querySelector('.record-unit-text')?.textContent ?? '') : '';
        const opaque = place.node.textContent.length < shown.length && shown.includes(WORDS.unknownContent);
        return !rendered.eq(place.node.content) || (!opaque && shown !== place.node.textContent);
      })
      .map((place) => place.unitId);
  }

  /** Dispatches a hand-made transaction; true if the guard let it through. */
  attempt(make: (tr: Transaction, lab: Lab) => unknown): boolean {
    const before = this.view.state.doc;
    const tr = this.view.state.tr;
    make(tr, this);
    this.view.dispatch(tr);
    return !this.view.state.doc.eq(before);
  }

  place(unitId: string) {
    return [...indexUnits(this.view.state.doc).values()].find((place) => place.unitId === unitId);
  }

  paragraph(text: string) {
    const { schema } = this.view.state;
    return schema.node('paragraph', null, text ? [schema.text(text)] : []);
  }
}

/** A new editor over new documents, for the next test. */
function freshLab(): void {
  window.lab?.close();
  window.lab = new Lab();
}

freshLab();
Object.assign(window, { freshLab, isLocalEdit, runProperty, runBench, prepareKeys, finishKeys });
export type { Lab };
