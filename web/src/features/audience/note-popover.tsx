import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { useWords } from '../../i18n/index.js';
import { Button } from '../../ui/index.js';
import styles from './audience.module.css';
import { placePopover, type Box, type Placement } from './place-popover.js';

export interface NotePopoverProps {
  readonly heading: string;
  /** What it explains; it stands beside it, and the focus returns there. */
  readonly button: HTMLElement;
  /** The visible part of the page; the note never leaves it. */
  readonly area: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Acts; they stay in sight while the lists scroll. */
  readonly foot?: ReactNode;
}

/** A note beside what it explains. It locks nothing; Esc closes it and focus returns to where it came from. */
export function NotePopover({ heading, button, area, onClose, children, foot }: NotePopoverProps): ReactElement {
  const { t } = useWords();
  const title = useId();
  const note = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const place = usePlacement({ note, body, area }, button);
  useFocusInside(note, button);
  useEscape(note, onClose);
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
        <h2 id={title}>{heading}</h2>
        <Button look="quiet" className={styles.close} onPress={onClose}>
          {t('audience.close')}
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keyboard too */}
      <div ref={body} className={styles.body} role="group" aria-labelledby={title} tabIndex={0}>
        {children}
      </div>
      {foot ? <footer className={styles.foot}>{foot}</footer> : null}
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

interface Parts {
  readonly note: RefObject<HTMLElement | null>;
  /** The part that scrolls. */
  readonly body: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
}

/** Follows the button while the page scrolls and while the note grows. */
function usePlacement({ note, body, area }: Parts, button: HTMLElement): Placement | null {
  const [place, setPlace] = useState<Placement | null>(null);
  useLayoutEffect(() => {
    const [paper, self, inner] = [area.current, note.current, body.current];
    const frame = self?.offsetParent;
    if (!paper || !self || !inner || !frame) return undefined;
    const update = (): void => {
      const origin = frame.getBoundingClientRect();
      const whole = self.offsetHeight - inner.clientHeight + inner.scrollHeight;
      const next = placePopover(
        boxIn(button, origin),
        { width: self.offsetWidth, height: whole },
        boxIn(paper, origin),
      );
      setPlace((old) =>
        old && old.top === next.top && old.left === next.left && old.maxHeight === next.maxHeight ? old : next,
      );
    };
    update();
    const grows = new ResizeObserver(update);
    for (const part of [self, paper, ...inner.children]) grows.observe(part);
    paper.addEventListener('scroll', update, { passive: true });
    return () => {
      grows.disconnect();
      paper.removeEventListener('scroll', update);
    };
  });
  return place;
}
