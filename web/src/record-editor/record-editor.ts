/** The record editor: one text box over all units of a record that the viewer may see. */
import { Editor, Extension } from '@tiptap/core';
import { baseKeymap } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import type { Plugin, Transaction } from '@tiptap/pm/state';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import { clipboard } from './clipboard.js';
import { CORE } from './core-extensions.js';
import type {
  EditorSection,
  EditorUnit,
  RecordEditorOptions,
  RefusedReason,
  RemoteCaret,
  TextNote,
  TextPlace,
} from './editor-types.js';
import { inputGuard } from './input-guard.js';
import { keyboard, type KeyHost } from './keyboard.js';
import { leavingUnits } from './leaving-units.js';
import { LiveRegion } from './live-region.js';
import { clipMarks } from './per-unit-edit.js';
import { type BindingListener, RecordBinding } from './record-binding.js';
import { remoteCarets, showCarets } from './remote-carets.js';
import { INPUT_RULES, pageSchema } from './schema.js';
import { SectionView } from './section-view.js';
import { scrollToNote, selectedPlace, showNotes, textNotes } from './text-notes.js';
import { Travel } from './travel.js';
import { forget, UnitView } from './unit-view.js';
import { unitAround } from './unit-index.js';

export class RecordEditor {
  private readonly editor: Editor;
  private readonly binding: RecordBinding;
  private readonly live = new LiveRegion();
  private readonly travel: Travel;
  private readonly unitViews = new Map<UnitId, UnitView>();
  private readonly sectionViews = new Map<SectionId, SectionView>();
  private unitLooks: ReadonlyMap<UnitId, EditorUnit> = new Map();
  private sectionLooks: ReadonlyMap<SectionId, EditorSection> = new Map();
  private spokenUnit: UnitId | null = null;

  constructor(private readonly options: RecordEditorOptions) {
    this.binding = new RecordBinding(this.hearing(), options.onSelect);
    this.travel = new Travel({
      canAdd: (sectionId) => this.canAdd(sectionId),
      focusEnd: (sectionId) => this.sectionViews.get(sectionId)?.focusEnd(),
    });
    this.editor = this.makeEditor();
    options.mount.append(this.live.dom);
    options.mount.addEventListener('focusin', this.focusChanged);
    options.mount.addEventListener('focusout', this.focusChanged);
  }

  /**
   * Shows exactly these sections and units. What stays keeps its DOM, the caret and the screen position; text of a unit
   * that is not listed leaves the page before this returns; undo entries of units that left, turned read-only or have a
   * new generation are dropped. The editor never writes to a Y.Doc here.
   */
  setRecord(sections: readonly EditorSection[]): void {
    const mine = this.currentUnit();
    const looks = new Map(sections.flatMap((section) => section.units.map((unit) => [unit.unitId, unit])));
    // Views that leave still draw their old shape; the new looks count from the next line on.
    const before = this.unitLooks;
    this.unitLooks = new Map([...before, ...looks]);
    this.sectionLooks = new Map(sections.map((section) => [section.sectionId, section]));
    this.binding.setRecord(sections);
    this.unitLooks = looks;
    for (const view of this.unitViews.values()) view.refresh();
    for (const view of this.sectionViews.values()) view.refresh();
    if (mine && !looks.has(mine)) this.announce(this.options.words.unitLeft);
    this.focusChanged();
  }

  /** Shows exactly these carets of others. */
  setCarets(carets: readonly RemoteCaret[]): void {
    showCarets(this.editor.view, carets);
  }

  /** Shows exactly these notes beside the text. */
  setNotes(notes: readonly TextNote[]): void {
    showNotes(this.editor.view, notes);
  }

  /** The selected words as a place that survives edits; null when nothing is selected, or more than one unit. */
  selectedPlace(): TextPlace | null {
    return selectedPlace(this.editor.state, (unitId) => this.binding.units.get(unitId));
  }

  /** Brings the words of a note into sight; false when they are gone. */
  showNote(key: string): boolean {
    return scrollToNote(this.editor.view, key);
  }

  focusUnit(unitId: UnitId, where: 'start' | 'end'): void {
    this.travel.toUnit(this.editor.view, unitId, where);
  }

  currentUnit(): UnitId | null {
    return unitAround(this.editor.state.selection.$head)?.unitId ?? null;
  }

  undo(): void {
    this.binding.undo();
  }

  redo(): void {
    this.binding.redo();
  }

  /** Says a sentence in the polite live region. */
  announce(text: string): void {
    this.live.announce(text);
  }

  destroy(): void {
    this.options.mount.removeEventListener('focusin', this.focusChanged);
    this.options.mount.removeEventListener('focusout', this.focusChanged);
    this.binding.destroy();
    this.editor.destroy();
    this.live.destroy();
  }

  private makeEditor(): Editor {
    const plugins = (): Plugin[] => this.plugins();
    const filter = (tr: Transaction): Transaction => this.reexpressed(tr);
    const page = Extension.create({
      name: 'recordPage',
      priority: 10_000,
      addProseMirrorPlugins: plugins,
      dispatchTransaction: ({ transaction, next }) => next(filter(transaction)),
    });
    const keys = Extension.create({ name: 'baseKeys', priority: 1, addProseMirrorPlugins: () => [keymap(baseKeymap)] });
    return new Editor({
      element: this.options.mount,
      // Never a string: the library would parse it as HTML, which Trusted Types forbid.
      content: { type: 'doc', content: [] },
      extensions: [page, ...this.schema(), keys],
      editorProps: { attributes: { 'aria-multiline': 'true', 'aria-label': this.options.label, class: 'record-text' } },
      injectCSS: false,
      enableCoreExtensions: CORE,
      enableInputRules: INPUT_RULES,
      enablePasteRules: false,
    });
  }

  private schema() {
    const { options, unitViews, sectionViews } = this;
    return pageSchema({
      unknownContent: options.words.unknownContent,
      unit: ({ node }) =>
        new UnitView(node, {
          unitHead: options.unitHead,
          unitLook: (unitId) => this.unitLooks.get(unitId),
          appeared: (view) => unitViews.set(view.unitId, view),
          vanished: (view) => forget(unitViews, view.unitId, view),
        }),
      section: ({ node }) =>
        new SectionView(node, {
          sectionLook: (sectionId) => this.sectionLooks.get(sectionId),
          addAtEnd: (sectionId, text) =>
            options.onAddUnit(sectionId, this.sectionLooks.get(sectionId)?.units.at(-1)?.unitId ?? null, text),
          leaveEnd: (sectionId, direction, by) => {
            if (by === 'stop') this.travel.fromEnd(this.editor.view, sectionId, direction);
            else this.travel.lineFromEnd(this.editor.view, sectionId, direction);
          },
          appeared: (view) => sectionViews.set(view.sectionId, view),
          vanished: (view) => forget(sectionViews, view.sectionId, view),
        }),
    });
  }

  private plugins(): Plugin[] {
    const host: KeyHost = {
      mayWrite: (unitId) => this.binding.mayWrite(unitId),
      refuse: (reason) => this.refuse(reason),
      undo: () => this.undo(),
      redo: () => this.redo(),
      slash: (unitId, rect) => this.options.onSlash?.(unitId, rect) ?? false,
      travel: this.travel,
      command: this.options.onCommand,
      canAdd: (sectionId) => this.canAdd(sectionId),
      addUnit: this.options.onAddUnit,
    };
    return [
      inputGuard(host),
      keyboard(host),
      clipboard(),
      this.binding.plugin(),
      remoteCarets((unitId) => this.binding.units.get(unitId)),
      textNotes(
        (unitId) => this.binding.units.get(unitId),
        (keys) => this.options.onNotes?.(keys),
      ),
      leavingUnits((unitId) => {
        const dom = this.unitViews.get(unitId)?.dom;
        return dom && { height: dom.offsetHeight, colour: this.unitLooks.get(unitId)?.tone.colour ?? '' };
      }),
    ];
  }

  /** A mark over several units is set in each of the writable ones; every other refused change stays refused. */
  private reexpressed(tr: Transaction): Transaction {
    return this.binding.verdict(tr, this.editor.state) === null
      ? tr
      : (clipMarks(tr, this.editor.state, (unitId) => this.binding.mayWrite(unitId)) ?? tr);
  }

  private canAdd(sectionId: SectionId): boolean {
    return this.sectionLooks.get(sectionId)?.canAdd ?? false;
  }

  private hearing(): BindingListener {
    return { refused: (reason) => this.refuse(reason), caret: (caret) => this.moved(caret) };
  }

  private refuse(reason: RefusedReason): void {
    this.announce(this.options.words.refused[reason]);
    this.options.onRefused(reason);
  }

  private moved(caret: Parameters<RecordEditorOptions['onCaret']>[0]): void {
    if (!this.editor.view.hasFocus()) return;
    this.options.onCaret(caret);
    this.focusChanged();
  }

  private readonly focusChanged = (): void => {
    const inText = this.editor.view.hasFocus();
    const within = inText || this.options.mount.contains(document.activeElement);
    const unit = within ? this.currentUnit() : null;
    if (!inText) this.options.onCaret(null);
    for (const view of this.unitViews.values()) view.setCurrent(view.unitId === unit);
    if (unit === this.spokenUnit) return;
    this.spokenUnit = unit;
    this.options.onFocusUnit(unit);
    const label = unit && this.unitLooks.get(unit)?.label;
    if (label) this.announce(label);
  };
}
