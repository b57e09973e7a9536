import { useEffect, useRef, useState, type RefObject } from 'react';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import {
  RecordEditor,
  type LocalCaret,
  type RecordEditorWords,
  type SelectedPassage,
  type UnitCommand,
} from '../../record-editor/index.js';
import type { HeadHosts } from './head-hosts.js';
import { useWords, type ConferenceWords } from './use-words.js';

/** What the page does when something happens in the text. */
export interface EditorHandlers {
  readonly onFocusUnit: (unitId: UnitId | null) => void;
  readonly onNotes: (keys: readonly string[]) => void;
  readonly onCaret: (caret: LocalCaret | null) => void;
  readonly onSelect: (passage: SelectedPassage | null) => void;
  readonly onAddUnit: (sectionId: SectionId, afterUnit: UnitId | null, initialText: string) => void;
  readonly onCommand: (command: UnitCommand, unitId: UnitId) => void;
  readonly onSlash: (unitId: UnitId, rect: DOMRect) => boolean;
}

/** Keeps one editor in `mount` for as long as the component lives; a change of language makes a new one. */
export function useRecordEditor(
  mount: RefObject<HTMLElement | null>,
  heads: HeadHosts,
  handlers: EditorHandlers,
): RecordEditor | null {
  const { t } = useWords();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const [editor, setEditor] = useState<RecordEditor | null>(null);
  useEffect(() => {
    if (!mount.current) return undefined;
    const made = new RecordEditor({
      mount: mount.current,
      label: t('record.label'),
      words: {
        refused: refusals(t),
        unitLeft: t('record.unitLeft'),
        unknownContent: t('record.unknownContent'),
      },
      unitHead: heads.add,
      onFocusUnit: (unitId) => latest.current.onFocusUnit(unitId),
      onNotes: (keys) => latest.current.onNotes(keys),
      onCaret: (caret) => latest.current.onCaret(caret),
      onSelect: (passage) => latest.current.onSelect(passage),
      onAddUnit: (...asked) => latest.current.onAddUnit(...asked),
      onRefused: () => undefined,
      onCommand: (command, unitId) => latest.current.onCommand(command, unitId),
      onSlash: (unitId, rect) => latest.current.onSlash(unitId, rect),
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [mount, heads, t]);
  return editor;
}

function refusals(t: ConferenceWords['t']): RecordEditorWords['refused'] {
  return {
    'read-only': t('record.refused.read-only'),
    border: t('record.refused.border'),
    structure: t('record.refused.structure'),
  };
}
