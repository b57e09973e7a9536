import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { Button, Skeleton } from '../../ui/index.js';
import { placePopover, type Box, type Placement } from './place-popover.js';
import type { Unit } from './types.js';
import { ChangeAudience } from './change-audience.js';
import { ReasonLists } from './reason-lists.js';
import { useWhoSees } from './use-who-sees.js';
import { useWords } from './use-words.js';
import styles from './who-sees.module.css';

export interface WhoSeesProps {
  readonly unit: Unit;
  readonly button: HTMLElement;
  /** The visible part of the paper; the note never leaves it. */
  readonly area: RefObject<HTMLElement | null>;
  /** Opens with the change of the audience instead of the reasons. */
  readonly changing: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** "Kdo to vidí a proč": a note beside the dots. It locks nothing; Esc closes it and focus returns to the dots. */
export function WhoSees({ unit, button, area, changing, onClose, onChanged }: WhoSeesProps): ReactElement {
  const { t, moment, category } = useWords();
  const title = useId();
  const note = useRef<HTMLDivElement>(null);
  const { answer, failed, reload } = useWhoSees(unit);
  const [mode, setMode] = useState<'read' | 'change'>(changing ? 'change' : 'read');
  const [whole, setWhole] = useState(false);
  const place = usePlacement(note, button, area);
  useFocusInside(note, button);
  useEscape(note, onClose);
  const may = unit.may.narrow || unit.may.allow;
  return (
    <div
      ref={note}
      role="dialog"
      aria-labelledby={title}
      tabIndex={-1}
      className={styles.note}
      data-print="never"
      style={
        place
          ? { insetBlockStart: place.top, insetInlineStart: place.left, maxBlockSize: place.maxHeight }
          : { opacity: 0 }
      }
    >
      <header className={styles.head}>
        <h2 id={title}>{t('who.heading')}</h2>
        <Button look="secondary" className={styles.esc} aria-label={`${t('who.close')}, Esc`} onPress={onClose}>
          Esc
        </Button>
      </header>
      <p className={styles.line}>
        {t('who.line', {
          category: category(unit.category),
          author: unit.authorParty.label,
          time: moment(Date.parse(unit.sharedAt ?? unit.createdAt)),
        })}
      </p>
      {failed ? (
        <p role="alert" className={styles.failed}>
          {t('who.failed')}
        </p>
      ) : null}
      {!answer && !failed ? <Skeleton lines={6} label={t('who.loading')} /> : null}
      {answer && mode === 'read' ? <ReasonLists answer={answer} draft={unit.state === 'draft'} whole={whole} /> : null}
      {answer && mode === 'change' ? (
        <ChangeAudience
          unit={unit}
          answer={answer}
          onDone={() => {
            setMode('read');
            reload();
            onChanged();
          }}
          onBack={() => setMode('read')}
        />
      ) : null}
      {answer && mode === 'read' ? (
        <footer className={styles.foot}>
          {may ? <Button onPress={() => setMode('change')}>{t('who.change')}</Button> : null}
          <Button look="quiet" aria-expanded={whole} onPress={() => setWhole(!whole)}>
            {t(whole ? 'who.hideRule' : 'who.rule')}
          </Button>
          {unit.may.allow ? <span className={styles.widen}>{t('who.widen')}</span> : null}
        </footer>
      ) : null}
    </div>
  );
}

/** The note takes the focus; on closing it goes back to where it came from, the text or the dots. */
function useFocusInside(note: RefObject<HTMLElement | null>, button: HTMLElement): void {
  useEffect(() => {
    const before = document.activeElement;
    note.current?.focus({ preventScroll: true });
    return () => {
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : button;
      back.focus({ preventScroll: true });
    };
  }, [note, button]);
}

/** Esc closes the note when the focus is in it; a list opened inside closes first. */
function useEscape(note: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = note.current;
    const act = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    element?.addEventListener('keydown', act);
    return () => element?.removeEventListener('keydown', act);
  }, [note, close]);
}

function boxIn(element: HTMLElement, origin: DOMRect): Box {
  const { top, left, width, height } = element.getBoundingClientRect();
  return { top: top - origin.top, left: left - origin.left, width, height };
}

/** Follows the button while the paper scrolls and while the note grows. */
function usePlacement(
  note: RefObject<HTMLElement | null>,
  button: HTMLElement,
  area: RefObject<HTMLElement | null>,
): Placement | null {
  const [place, setPlace] = useState<Placement | null>(null);
  useLayoutEffect(() => {
    const paper = area.current;
    const self = note.current;
    const frame = self?.offsetParent;
    if (!paper || !self || !frame) return undefined;
    const update = (): void => {
      const origin = frame.getBoundingClientRect();
      const size = { width: self.offsetWidth, height: self.scrollHeight + 2 };
      const next = placePopover(boxIn(button, origin), size, boxIn(paper, origin));
      setPlace((old) =>
        old && old.top === next.top && old.left === next.left && old.maxHeight === next.maxHeight ? old : next,
      );
    };
    update();
    const grows = new ResizeObserver(update);
    grows.observe(self);
    grows.observe(paper);
    for (const child of self.children) grows.observe(child);
    paper.addEventListener('scroll', update, { passive: true });
    return () => {
      grows.disconnect();
      paper.removeEventListener('scroll', update);
    };
  });
  return place;
}
