import type { ReactElement, ReactNode } from 'react';
import styles from './error-note.module.css';

export interface ErrorNoteProps {
  readonly happened: string;
  /** What is not lost; left out when nothing was at risk. */
  readonly safe?: string | undefined;
  readonly act?: string | undefined;
  /** A button or link that does what `act` says. */
  readonly children?: ReactNode;
  /** Number under which the operator finds the cause. */
  readonly trace?: string | undefined;
}

/** An error in three sentences: what happened, what is safe, what to do. */
export function ErrorNote({ happened, safe, act, children, trace }: ErrorNoteProps): ReactElement {
  return (
    <div className={styles.note} role="alert">
      <p className={styles.title}>
        <svg viewBox="0 0 16 20" className={styles.glyph} aria-hidden="true">
          <path d="M8 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 6.5v4.5M8 13.2v.4" />
        </svg>
        <span>{happened}</span>
      </p>
      {safe === undefined && act === undefined ? null : (
        <p className={styles.more}>{[safe, act].filter(Boolean).join(' ')}</p>
      )}
      {children === undefined ? null : <div className={styles.act}>{children}</div>}
      {trace === undefined ? null : <p className={styles.trace}>{trace}</p>}
    </div>
  );
}
