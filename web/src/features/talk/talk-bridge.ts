import type { RecordEditor, TextNote, TextPlace } from '../../record-editor/index.js';

/** Key of the words that a comment is being written about. */
export const NEW_NOTE = 'new';

/** Ties the text and the comments beside it together: which words a talk is about, and where the caret stands. */
export class TalkBridge {
  #editor: RecordEditor | null = null;
  #notes: readonly TextNote[] = [];
  #state: BridgeState = { unitId: null, current: null };
  readonly #listeners = new Set<() => void>();

  /** @returns a function that lets the editor go */
  bind(editor: RecordEditor): () => void {
    this.#editor = editor;
    editor.setNotes(this.#notes);
    return () => {
      if (this.#editor === editor) this.#editor = null;
    };
  }

  /** Draws exactly these notes, as soon as there is an editor. */
  setNotes(notes: readonly TextNote[]): void {
    this.#notes = notes;
    this.#editor?.setNotes(notes);
  }

  /** The words that are selected now. */
  selectedPlace(): TextPlace | null {
    return this.#editor?.selectedPlace() ?? null;
  }

  /** Brings the words of a talk, or the passage it is about, into sight. */
  show(threadId: string, unitId: string): void {
    if (this.#editor?.showNote(threadId) === true) return;
    document.querySelector(`[data-unit-head="${CSS.escape(unitId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  /** The caret stands in this passage; the last one counts while the focus is elsewhere. */
  readonly focusUnit = (unitId: string | null): void => {
    if (unitId !== null && unitId !== this.#state.unitId) this.#set({ ...this.#state, unitId });
  };

  /** The caret came to stand in the words of these talks, or of none. */
  readonly enterNotes = (keys: readonly string[]): void => {
    const [first] = keys.filter((key) => key !== NEW_NOTE);
    if (first !== undefined) this.setCurrent(first);
  };

  /** The talk that is looked at, in the text or beside it. */
  setCurrent(threadId: string): void {
    if (threadId !== this.#state.current) this.#set({ ...this.#state, current: threadId });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): BridgeState => this.#state;

  #set(state: BridgeState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export interface BridgeState {
  readonly unitId: string | null;
  /** The talk with the focus, or the one in whose words the caret stands. */
  readonly current: string | null;
}
