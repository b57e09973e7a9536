import type { ReactElement, ReactNode } from 'react';
import styles from './top-bar.module.css';

export interface TopBarProps {
  /** Link to the start page around the product's name; gets the brand's class. */
  readonly brand: (className: string, content: ReactNode) => ReactNode;
  readonly pathLabel: string;
  /** Links from the widest place to the current one; mark the last with aria-current. */
  readonly path: readonly ReactNode[];
  readonly search?: ReactNode;
  readonly saveState?: ReactNode;
  readonly action?: ReactNode;
  readonly account?: ReactNode;
}

/** 48 px at the top of every screen: brand, path, save state, one action, who I act for. */
export function TopBar({ brand, pathLabel, path, search, saveState, action, account }: TopBarProps): ReactElement {
  return (
    <header className={styles.bar}>
      {brand(
        styles.brand ?? '',
        <>
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <path d="M2 2v14M7 4v12M12 2v14M16.5 8v8" />
          </svg>
          <span className={styles.word}>Soulad</span>
        </>,
      )}
      <nav className={styles.path} aria-label={pathLabel}>
        <ol>
          {path.map((step, at) => (
            <li key={at}>{step}</li>
          ))}
        </ol>
      </nav>
      <div className={styles.end}>
        {search}
        {saveState}
        {action}
        {account === undefined ? null : <div className={styles.account}>{account}</div>}
      </div>
    </header>
  );
}
