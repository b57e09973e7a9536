import type { ReactElement } from 'react';
import { SIGNS } from './cell-sign.js';
import { CellSymbol } from './cell-symbol.js';
import styles from './sharing.module.css';
import { useSharingWords } from './sharing-words.js';

/** Every sign with its words. */
export function Legend(): ReactElement {
  const { t } = useSharingWords();
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {SIGNS.map((sign) => (
        <li key={sign}>
          <CellSymbol sign={sign} />
          {t(`signs.${sign}`)}
        </li>
      ))}
      <li>
        <span className={styles.notchSign} aria-hidden />
        {t('changed')}
      </li>
    </ul>
  );
}
