import type { ReactElement } from 'react';
import { classes } from '../../ui/index.js';
import type { Sign } from './cell-sign.js';
import styles from './sharing.module.css';

const HUES: Readonly<Record<Sign, string | undefined>> = {
  author: styles.ok,
  yes: styles.ok,
  decision: styles.warn,
  needsRelease: styles.release,
  released: styles.release,
  own: styles.plain,
  never: styles.faint,
  block: styles.plain,
};

/** The sign of a cell, 18 px; decoration beside words that say the same. */
export function CellSymbol({ sign }: { readonly sign: Sign }): ReactElement {
  return (
    <svg viewBox="0 0 18 18" aria-hidden focusable="false" className={classes(styles.symbol, HUES[sign])}>
      <Shape sign={sign} />
    </svg>
  );
}

function Shape({ sign }: { readonly sign: Sign }): ReactElement {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 };
  switch (sign) {
    case 'author':
      return <path fill="currentColor" d="M9 2a5.6 5.6 0 0 1 0 11.2A5.6 5.6 0 0 1 9 2zM3.6 14.6h10.8v2H3.6z" />;
    case 'yes':
      return <circle cx="9" cy="9" r="5.8" fill="currentColor" />;
    case 'decision':
      return (
        <>
          <circle cx="9" cy="9" r="5.4" {...line} />
          <path d="M9 3.6a5.4 5.4 0 0 0 0 10.8z" fill="currentColor" />
        </>
      );
    case 'needsRelease':
      return <circle cx="9" cy="9" r="5.4" {...line} />;
    case 'released':
      return (
        <>
          <circle cx="9" cy="9" r="7" {...line} />
          <circle cx="9" cy="9" r="4" fill="currentColor" />
        </>
      );
    case 'own':
      return <rect x="4.4" y="4.4" width="9.2" height="9.2" {...line} />;
    case 'never':
      return <path d="M6 9h6" {...line} />;
    case 'block':
      return (
        <>
          <rect x="2.5" y="2.5" width="13" height="13" rx="1.5" fill="currentColor" />
          <path d="M6 6l6 6M12 6l-6 6" fill="none" className={styles.cross} strokeWidth="2" />
        </>
      );
    default:
      return sign;
  }
}
