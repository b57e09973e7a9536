import { useMemo, useState } from 'react';
import type { UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import type { RecordOutline, Unit } from './types.js';

export interface OpenNote {
  readonly unitId: string;
  readonly button: HTMLElement;
  /** Opened to change the audience, not to read about it. */
  readonly changing: boolean;
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
}

/** What is open around the text: the unit in question, its note, the slash menu, a change that waits for a yes. */
export function usePaperState(outline: RecordOutline): PaperState {
  const [focused, focus] = useState<string | null>(null);
  const [note, setNote] = useState<OpenNote | null>(null);
  const [slash, setSlash] = useState<PaperState['slash']>(null);
  const [relabel, setRelabel] = useState<PaperState['relabel']>(null);
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
  };
}
