import { useEffect, useRef, useState, type ReactElement } from 'react';
import { classes } from './classes.js';
import styles from './save-state.module.css';

export type SaveKind = 'saved' | 'saving' | 'offline' | 'failed';

export interface SaveStateProps {
  readonly kind: SaveKind;
  /** "Uloženo 10:32:05": always words, the glyph only helps. */
  readonly words: string;
}

const GLYPHS: Readonly<Record<SaveKind, string>> = {
  saved: 'M2 7.5l3.5 3.5L12 3.5',
  saving: 'M7 2a5 5 0 1 1-5 5',
  offline: 'M2 2l10 10M3 8.5a5.5 5.5 0 0 1 8 0M7 11.5v.2',
  failed: 'M7 2.5v6M7 11v.4',
};
/** Look 'save state': announced at most once per 30 s. */
const QUIET_MS = 30_000;

/** The one place that says in words where the text is. */
export function SaveState({ kind, words }: SaveStateProps): ReactElement {
  const spoken = useCalmWords(words, kind === 'failed');
  return (
    <span className={classes(styles.state, styles[kind])}>
      <svg viewBox="0 0 14 14" className={styles.glyph} aria-hidden="true">
        <path d={GLYPHS[kind]} />
      </svg>
      <span aria-hidden="true">{words}</span>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </span>
  );
}

/** Passes words on at most once per 30 s; what needs an act at once is passed on at once. */
function useCalmWords(words: string, urgent: boolean): string {
  const [spoken, speak] = useState(words);
  const lastAt = useRef(0);
  useEffect(() => {
    const wait = urgent ? 0 : Math.max(0, lastAt.current + QUIET_MS - performance.now());
    const timer = setTimeout(() => {
      lastAt.current = performance.now();
      speak(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, urgent]);
  return spoken;
}
