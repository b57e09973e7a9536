import { useMemo, useState } from 'react';
import type { UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import type { SelectedPassage } from '../../record-editor/index.js';
import type { RecordOutline, Unit } from './types.js';

export interface OpenNote {
  readonly unitId: string;
  readonly button: HTMLElement;
  /** Opened to change the audience, not to read about it. */
  readonly changing: boolean;
}

export interface OpenPassage {
  readonly act: 'limit' | 'publish' | 'plan';
  readonly passage: SelectedPassage;
}

export interface PaperState {
  readonly unitOf: (id: string | null | undefined) => Unit | undefined;
  /** The unit that had the caret last; the bar speaks of it, also while the focus is elsewhere. */
  readonly focused: string | null;
  readonly focus: (unitId: string) => void;
  readonly note: OpenNote | null;
  readonly setNote: (note: OpenNote | null) => void;
  readonly slash: { readonly unitId: UnitId; readonly rect: DOMRect } | null;
  readonly setSlash: (slash: PaperState['slash']) => void;
  readonly relabel: { readonly unitId: string; readonly category: Category } | null;
  readonly setRelabel: (relabel: PaperState['relabel']) => void;
  /** What is selected in the text. */
  readonly selection: SelectedPassage | null;
  readonly select: (passage: SelectedPassage | null) => void;
  /** The same at this very moment, for keys. */
  readonly selected: () => SelectedPassage | null;
  /** A passage that is being limited or published. */
  readonly passage: OpenPassage | null;
  readonly setPassage: (passage: OpenPassage | null) => void;
}

/** What is open around the text: the unit in question, its note, the slash menu, a change that waits for a yes. */
export function usePaperState(outline: RecordOutline): PaperState {
  const [focused, focus] = useState<string | null>(null);
  const [note, setNote] = useState<OpenNote | null>(null);
  const [slash, setSlash] = useState<PaperState['slash']>(null);
  const [relabel, setRelabel] = useState<PaperState['relabel']>(null);
  const [selection, setSelection] = useState<SelectedPassage | null>(null);
  const [latest] = useState(() => new Latest<SelectedPassage>(setSelection));
  const [passage, setPassage] = useState<OpenPassage | null>(null);
  const units = useMemo(
    () => new Map(outline.sections.flatMap((section) => section.units.map((unit) => [unit.id, unit]))),
    [outline],
  );
  return {
    unitOf: (id) => (id ? units.get(id) : undefined),
    focused,
    focus,
    note,
    setNote,
    slash,
    setSlash,
    relabel,
    setRelabel,
    selection,
    select: latest.set,
    selected: latest.get,
    passage,
    setPassage,
  };
}

const REST_MS = 150;

/** A value that is told once it rests: a selection grows with every key and every move of the mouse. */
class Latest<T> {
  #value: T | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (value: T | null) => void) {}

  readonly get = (): T | null => this.#value;

  readonly set = (value: T | null): void => {
    this.#value = value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(this.#value), REST_MS);
  };
}
