import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactElement, type RefObject } from 'react';
import type { TextPlace } from '../../record-editor/index.js';
import type { Line } from '../../realtime/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { CommentForm } from './comment-form.js';
import { notesOf } from './notes-of.js';
import type { TalkBridge } from './talk-bridge.js';
import styles from './talk.module.css';
import { ThreadCard } from './thread-card.js';
import type { TalkUnit, Thread } from './types.js';
import { useCalmList } from './use-calm-list.js';
import { useTalk } from './use-talk.js';
import { useWords } from './use-words.js';

export interface TalkPanelProps {
  readonly recordId: string;
  /** Passages on the page, in their order. */
  readonly units: readonly TalkUnit[];
  readonly line: Line;
  readonly bridge: TalkBridge;
  /** A talk to begin with, from the address. */
  readonly wanted: string | null;
}

interface Writing {
  readonly unitId: string;
  readonly place: TextPlace | null;
}

/** Comments beside the line: those of the record, and a new one on the passage with the caret. */
export function TalkPanel({ recordId, units, line, bridge, wanted }: TalkPanelProps): ReactElement {
  const { t } = useWords();
  const talk = useTalk(recordId, units, line);
  const [writing, setWriting] = useState<Writing | null>(null);
  const { current } = useSyncExternalStore(bridge.subscribe, bridge.state);
  const threads = useMemo(() => talk.threads ?? [], [talk.threads]);
  const list = useRef<HTMLElement>(null);
  useCalmList(list);
  useCurrent(list, bridge, wanted);
  useScrollTo(list, current, talk.threads !== undefined);
  useEffect(() => {
    bridge.setNotes(notesOf(threads, current, writing?.place ?? null));
  }, [bridge, threads, current, writing, units]);
  useEffect(() => () => bridge.setNotes([]), [bridge]);
  const about = units.find((unit) => unit.id === writing?.unitId);
  const sent = (): void => {
    setWriting(null);
    talk.reload();
  };
  return (
    <section ref={list} className={styles.panel} aria-label={t('heading')} data-print="never">
      {writing && about ? (
        <CommentForm unit={about} place={writing.place} onCancel={() => setWriting(null)} onSent={sent} />
      ) : (
        <Begin
          bridge={bridge}
          units={units}
          onBegin={(unitId) => {
            const place = bridge.selectedPlace();
            setWriting({ unitId, place: place?.unitId === unitId ? place : null });
          }}
        />
      )}
      {talk.failed ? (
        <div role="alert" className={styles.failed}>
          <p>{t('failed')}</p>
          <Button onPress={talk.reload}>{t('retry')}</Button>
        </div>
      ) : null}
      {!talk.threads && !talk.failed ? <Skeleton lines={4} label={t('loading')} /> : null}
      {talk.threads?.length === 0 ? <p className={styles.small}>{t('none')}</p> : null}
      <Threads threads={threads} units={units} bridge={bridge} current={current} onChanged={talk.reload} />
    </section>
  );
}

interface ThreadsProps {
  readonly threads: readonly Thread[];
  readonly units: readonly TalkUnit[];
  readonly bridge: TalkBridge;
  readonly current: string | null;
  readonly onChanged: () => void;
}

/** Open talks in the order of the record; settled ones folded below. */
function Threads({ threads, units, bridge, current, onChanged }: ThreadsProps): ReactElement {
  const { t } = useWords();
  const settled = threads.filter((thread) => thread.settledAt !== null);
  const card = (thread: Thread): ReactElement | null => {
    const unit = units.find(({ id }) => id === thread.unitId);
    const show = (): void => {
      bridge.setCurrent(thread.id);
      bridge.show(thread.id, thread.unitId);
    };
    return unit ? (
      <ThreadCard
        key={thread.id}
        thread={thread}
        unit={unit}
        current={thread.id === current}
        onShow={show}
        onChanged={onChanged}
      />
    ) : null;
  };
  return (
    <>
      <ul className={styles.threads}>{threads.filter((thread) => thread.settledAt === null).map(card)}</ul>
      {settled.length > 0 ? (
        <details className={styles.settled} {...(settled.some(({ id }) => id === current) ? { open: true } : {})}>
          <summary>{t('settled', { count: settled.length })}</summary>
          <ul className={styles.threads}>{settled.map(card)}</ul>
        </details>
      ) : null}
    </>
  );
}

interface BeginProps {
  readonly bridge: TalkBridge;
  readonly units: readonly TalkUnit[];
  readonly onBegin: (unitId: string) => void;
}

/** The offer to write about the passage that had the caret last. */
function Begin({ bridge, units, onBegin }: BeginProps): ReactElement {
  const { t } = useWords();
  const { unitId } = useSyncExternalStore(bridge.subscribe, bridge.state);
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) return <p className={styles.small}>{t('choose')}</p>;
  return (
    <div className={styles.begin}>
      <p className={styles.about}>{t('unit', { ordinal: unit.ordinal, label: unit.label })}</p>
      {unit.mayComment ? (
        <>
          <Button onPress={() => onBegin(unit.id)}>{t('write')}</Button>
          <p className={styles.small}>{t('placeHint')}</p>
        </>
      ) : (
        <p className={styles.small}>{t('readOnly')}</p>
      )}
    </div>
  );
}

/** The talk from the address, and then whichever gets the focus. */
function useCurrent(list: RefObject<HTMLElement | null>, bridge: TalkBridge, wanted: string | null): void {
  useEffect(() => {
    if (wanted !== null) bridge.setCurrent(wanted);
  }, [bridge, wanted]);
  useEffect(() => {
    const section = list.current;
    const focused = ({ target }: FocusEvent): void => {
      const entry = target instanceof Element ? target.closest<HTMLElement>('[data-entry]') : null;
      const id = entry?.dataset['entry'];
      if (id !== undefined) bridge.setCurrent(id);
    };
    section?.addEventListener('focusin', focused);
    return () => section?.removeEventListener('focusin', focused);
  }, [list, bridge]);
}

function useScrollTo(list: RefObject<HTMLElement | null>, id: string | null, loaded: boolean): void {
  useEffect(() => {
    if (id === null || !loaded) return;
    const entry = list.current?.querySelector(`[data-entry="${CSS.escape(id)}"]`);
    if (entry && !entry.contains(document.activeElement)) entry.scrollIntoView({ block: 'nearest' });
  }, [list, id, loaded]);
}
