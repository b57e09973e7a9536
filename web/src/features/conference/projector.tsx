import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useQuery } from 'urql';
import { RecordProjectedDocument } from '../../generated/graphql.gen.js';
import type { LiveRecord, RecordSession } from '../../realtime/index.js';
import { Button, PartyMark, Skeleton } from '../../ui/index.js';
import { useCaretMarks } from './use-caret-marks.js';
import { HeadHosts } from './head-hosts.js';
import { projectedSections } from './projected-sections.js';
import styles from './projector.module.css';
import paper from './record-paper.module.css';
import type { Projection, RecordOutline } from './types.js';
import { useProjectorTheme } from './use-projector-theme.js';
import { useRecordEditor } from './use-record-editor.js';
import { useWords } from './use-words.js';

export interface ProjectorProps {
  readonly outline: RecordOutline;
  readonly session: RecordSession;
  readonly live: LiveRecord;
  readonly title: string;
  /** Changes when the record or the attendance changed: what may be shown is asked anew. */
  readonly rev: string;
  readonly onEnd: () => void;
}

/** The screen of the room: only what everybody present may see, framed, with the words that say so. */
export function Projector(props: ProjectorProps): ReactElement {
  const { outline, rev, title, onEnd } = props;
  const { t } = useWords();
  const [{ data, error }, read] = useQuery({ query: RecordProjectedDocument, variables: { id: outline.id } });
  const asked = useRef(rev);
  useEffect(() => {
    if (asked.current === rev) return;
    asked.current = rev;
    read();
  }, [rev, read]);
  useProjectorTheme();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  useEscape(onEnd);
  return (
    <div className={styles.screen}>
      <header className={styles.bar} ref={bar}>
        <strong role="status">{t('projector.border')}</strong>
        <Button onPress={onEnd}>{t('projector.end')}</Button>
      </header>
      <section className={styles.sheet} aria-label={t('projector.label')}>
        <h1>{title}</h1>
        {error ? <p role="alert">{t('view.failed')}</p> : null}
        {!data && !error ? <Skeleton lines={8} label={t('record.loading')} /> : null}
        {data && !error ? <ProjectedText {...props} projection={data.recordProjected} /> : null}
      </section>
    </div>
  );
}

function useEscape(act: () => void): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') act();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [act]);
}

const nothing = (): void => undefined;
const READER = {
  onFocusUnit: nothing,
  onNotes: nothing,
  onCaret: nothing,
  onSelect: nothing,
  onAddUnit: nothing,
  onCommand: nothing,
  onSlash: () => false,
};

/** Live text of exactly the units that the server lets the room see. */
function ProjectedText({
  outline,
  session,
  live,
  projection,
}: ProjectorProps & { readonly projection: Projection }): ReactElement {
  const { t } = useWords();
  const mount = useRef<HTMLDivElement>(null);
  const [heads] = useState(() => new HeadHosts());
  const editor = useRecordEditor(mount, heads, READER);
  const sections = projectedSections(projection, outline, (unitId) => session.live(unitId));
  useEffect(() => {
    editor?.setRecord(sections);
  }, [editor, sections, live]);
  useCaretMarks(editor, session, outline.parties);
  const hosts = useSyncExternalStore(heads.subscribe, heads.list);
  const units = new Map(projection.sections.flatMap((section) => section.units.map((unit) => [unit.id, unit])));
  return (
    <>
      {sections.length === 0 ? <p>{t('projector.empty')}</p> : null}
      <div ref={mount} className={paper.text} />
      {hosts.map(([unitId, host]) => {
        const unit = units.get(unitId);
        if (!unit) return null;
        const { type, letter, label } = unit.authorParty;
        return createPortal(
          <p className={styles.author}>
            <span className={styles.mark}>
              <PartyMark type={type} letter={letter} />
            </span>
            <strong>{label}</strong> {unit.authorNote}
            {unit.kind === 'dissent' ? <span>{t('unit.dissent')}</span> : null}
          </p>,
          host,
          unitId,
        );
      })}
    </>
  );
}
