import type { ReactElement } from 'react';
import { classes } from '../../ui/index.js';
import type { MinutesState } from './states.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

const WAY = ['live', 'in-review', 'for-comments', 'closed'] as const;

/** Where the minutes are on their way; of a correction the first stop is the correction itself. */
export function Way({ state, version }: { readonly state: MinutesState; readonly version: number }): ReactElement {
  const { t } = useMinutesWords();
  const stops = version > 1 ? (['corrected', ...WAY.slice(1)] as const) : WAY;
  const at = stops.findIndex((stop) => stop === state);
  return (
    <ol className={styles.way} aria-label={t('ways')}>
      {stops.map((stop, index) => (
        <li
          key={stop}
          className={classes(index < at && styles.past, index === at && styles.now)}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {t(`state.${stop}`)}
          <span className={styles.small}>{index === at ? t('here') : index < at ? t('done') : ''}</span>
        </li>
      ))}
    </ol>
  );
}
