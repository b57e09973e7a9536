import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import type { SelectedPassage } from '../../record-editor/index.js';
import type { LiveRecord, RecordSession } from '../../realtime/index.js';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { useCaretMarks } from './use-caret-marks.js';
import { editorSections } from './editor-sections.js';
import { HeadHosts } from './head-hosts.js';
import type { KeyAct } from './key-act.js';
import styles from './record-paper.module.css';
import '../../record-editor/record-editor.css';
import { type TalkBridge, useTalkBridge } from '../talk/index.js';
import type { RecordOutline, Unit } from './types.js';
import { UnitHead } from './unit-head.js';
import { useUnitLabel } from './unit-sentences.js';
import type { NewUnits } from './use-new-units.js';
import { useRecordEditor } from './use-record-editor.js';
import { useWantedUnit } from './use-wanted-unit.js';
import { useWords } from './use-words.js';

export interface PaperActs {
  readonly focusUnit: (unitId: UnitId | null) => void;
  readonly share: () => void;
  readonly select: (passage: SelectedPassage | null) => void;
  /** Opens the bar that limits what is selected; false when nothing is, or it is not open to the viewer. */
  readonly limit: () => boolean;
  readonly audience: (unitId: string, button: HTMLElement, changing: boolean) => void;
  readonly category: (unit: Unit, category: Category) => void;
  readonly accept: (unit: Unit) => void;
  readonly slash: (unitId: UnitId, rect: DOMRect) => void;
  readonly addUnit: (sectionId: SectionId, afterUnit: UnitId | null, typed: string) => void;
}

export interface RecordPaperProps {
  readonly outline: RecordOutline;
  readonly session: RecordSession;
  readonly live: LiveRecord;
  /** For whom the end lines of the sections write; null = nothing can be added now. */
  readonly writeFor: string | null;
  readonly focused: string | null;
  readonly openUnit: string | null;
  readonly newUnits: NewUnits;
  readonly acts: PaperActs;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly catcher: RefObject<HTMLTextAreaElement | null>;
  /** Puts the focus back into the text, where the caret was. */
  readonly toText: KeyAct;
  /** Ties the text to the comments beside it. */
  readonly bridge: TalkBridge;
  /** Stands above the text, e.g. for whom the minute taker writes. */
  readonly children?: ReactNode;
}

/** The record as one document to the eye: the editor over the units, with their heads drawn in its gaps. */
export function RecordPaper(props: RecordPaperProps): ReactElement {
  const { outline, session, live, writeFor, newUnits, acts, scroller, catcher, toText, bridge } = props;
  const { t } = useWords();
  const labelOf = useUnitLabel();
  const mount = useRef<HTMLDivElement>(null);
  const [heads] = useState(() => new HeadHosts());
  const editor = useRecordEditor(mount, heads, {
    onFocusUnit: (unitId) => {
      acts.focusUnit(unitId);
      bridge.focusUnit(unitId);
    },
    onNotes: bridge.enterNotes,
    onCaret: (caret) => session.setCaret(caret),
    onSelect: acts.select,
    onAddUnit: acts.addUnit,
    onSlash: (unitId, rect) => {
      acts.slash(unitId, rect);
      return true;
    },
    onCommand: (command, unitId) => {
      if (command === 'share') return acts.share();
      if (command === 'audience' && acts.limit()) return undefined;
      const button = heads.dots(unitId);
      if (button) acts.audience(unitId, button, command === 'audience');
    },
  });
  useEffect(
    () => toText.bind(() => mount.current?.querySelector<HTMLElement>('.record-text')?.focus({ preventScroll: true })),
    [toText],
  );
  const addLabel = writeFor === null ? '' : t('record.writeFor', { label: writeFor });
  useEffect(() => {
    if (!editor) return;
    editor.setRecord(
      editorSections({ outline, live: (id) => session.live(id), labelOf, addLabel, mayAdd: writeFor !== null }),
    );
    newUnits.arrived(editor, session);
  }, [editor, outline, session, live, addLabel, writeFor, labelOf, newUnits]);
  useCaretMarks(editor, session, outline.parties);
  useTalkBridge(bridge, editor);
  const empty = outline.sections.every((section) => section.units.length === 0);
  return (
    <div ref={scroller} className={styles.desk}>
      <div className={styles.paper}>
        {props.children}
        {empty ? <p className={styles.empty}>{t(writeFor === null ? 'record.emptyReader' : 'record.empty')}</p> : null}
        <textarea ref={catcher} className={styles.catcher} tabIndex={-1} aria-label={t('record.catcher')} />
        <div ref={mount} className={styles.text} />
        <Heads heads={heads} {...props} />
      </div>
    </div>
  );
}

function Heads({
  heads,
  outline,
  focused,
  openUnit,
  acts,
}: RecordPaperProps & { readonly heads: HeadHosts }): ReactElement {
  const hosts = useSyncExternalStore(heads.subscribe, heads.list);
  useWantedUnit(hosts);
  const units = useMemo(
    () =>
      new Map(
        outline.sections.flatMap((section) => section.units.map((unit) => [unit.id, { unit, section }] as const)),
      ),
    [outline],
  );
  return (
    <>
      {hosts.map(([unitId, host]) => {
        const found = units.get(unitId);
        if (!found) return null;
        const { unit, section } = found;
        return createPortal(
          <UnitHead
            unit={unit}
            defaultCategory={unit.state === 'draft' && unit.category === section.defaultCategory}
            inTabOrder={unit.id === focused}
            open={unit.id === openUnit}
            onWhy={(button) => acts.audience(unit.id, button, false)}
            onCategory={(category) => acts.category(unit, category)}
            onAccept={() => acts.accept(unit)}
          />,
          host,
          unitId,
        );
      })}
    </>
  );
}
