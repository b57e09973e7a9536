import type { ReactElement } from 'react';
import styles from './skeleton.module.css';

const WIDTHS = ['62%', '88%', '45%', '76%', '54%', '81%'];

/** Holds the place of lines that are on their way; still, without shimmer. `label` is spoken. */
export function Skeleton({ lines = 3, label }: { readonly lines?: number; readonly label: string }): ReactElement {
  return (
    <div className={styles.lines} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className={styles.line} style={{ width: WIDTHS[at % WIDTHS.length] }} />
      ))}
    </div>
  );
}
